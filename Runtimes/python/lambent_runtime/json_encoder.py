"""JSON of values that the C encoder alone does not know."""

import json
import sys


def encode_anything(value, escapes):
    """JSON text of `value`. `json` cannot be told to write a decimal as the number it is, so such values are written
    as strings with a mark that no other string of the document has, and marks and quotes are then taken away."""
    if "decimal" not in sys.modules:
        return json.JSONEncoder(ensure_ascii=escapes).encode(value)
    import os

    mark = "decimal-%s-" % os.urandom(12).hex()
    found = []

    def number(item):
        from decimal import Decimal

        if not isinstance(item, Decimal):
            raise TypeError("Object of type %s is not JSON serializable" % type(item).__name__)
        if item.is_nan():
            return float("nan")
        found.append(str(item))
        return mark + str(len(found) - 1)

    text = json.JSONEncoder(ensure_ascii=escapes, default=number).encode(value)
    # From the last on, so that the mark of the first is not met inside the mark of the eleventh.
    for index in range(len(found) - 1, -1, -1):
        text = text.replace('"%s%d"' % (mark, index), found[index])
    return text
