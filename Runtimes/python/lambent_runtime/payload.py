"""Events to values and values to responses.

Plain values go through the C parts of `json` alone. Whatever they refuse is tried again with the whole module, which knows
more types and words the errors.
"""

import sys

# From 3.12 on, the service's runtime no longer escapes what is outside of ASCII.
ESCAPES = sys.version_info < (3, 12)

_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_SPACE = " \t\n\r"


class Fault(Exception):
    """An error of the runtime's own, named as the service names it."""

    def __init__(self, error_type, message, trace=None):
        super().__init__(message)
        self.error_type = error_type
        self.message = message
        self.trace = trace


class _ScannerSettings:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = _CONSTANTS.__getitem__


def _refuse(value):
    raise TypeError(value)


try:
    from _json import encode_basestring, encode_basestring_ascii, make_encoder, make_scanner

    _scan = make_scanner(_ScannerSettings)
    _quote = encode_basestring_ascii if ESCAPES else encode_basestring
    make_encoder({}, _refuse, _quote, None, ": ", ", ", False, False, True)
except Exception:  # an interpreter without these parts, or with others
    _scan = None


def event_of(body):
    """The value of a JSON document."""
    if _scan is not None:
        try:
            text = body.decode()
            start = 0
            while text[start] in _SPACE:
                start += 1
            value, end = _scan(text, start)
            if end == len(text) or not text[end:].strip(_SPACE):
                return value
        except Exception:  # 3.11 and older: a SystemError, where json.decoder is not there to word the refusal
            pass
    import json

    try:
        return json.loads(body)
    except Exception as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)


def response_of(value):
    """The bytes of a result and their content type."""
    if isinstance(value, bytes):
        return value, "application/unknown"
    try:
        return encode(value).encode(), "application/json"
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def encode(value):
    """The JSON text of a value; decimals become numbers, digit by digit."""
    if _scan is not None:
        try:
            return "".join(make_encoder({}, _refuse, _quote, None, ": ", ", ", False, False, True)(value, 0))
        except Exception:
            pass
    from .json_encoder import encode_anything

    return encode_anything(value, ESCAPES)
