"""Bodies that cannot be read."""

from support.refusals.case import unreadable

LIST = "Start of list found where not expected."
STRUCTURE = "Start of structure or map found where not expected."

SOURCE = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: {}]"


def place(column):
    return "\n at " + SOURCE.format(column)


UNREADABLE = [
    unreadable(
        "no JSON",
        b"{",
        "Unexpected end-of-input: expected close marker for Object (start marker at " + SOURCE.format(1) + ")" + place(2),
    ),
    unreadable(
        "text after the JSON",
        b"{} {}",
        "Unexpected character ('{' (code 123)): Expected space separating root-level values" + place(4),
    ),
    unreadable(
        "a comma too many",
        b'{"Timeout":1,}',
        "Unexpected character ('}' (code 125)): was expecting double-quote to start field name" + place(14),
    ),
    unreadable(
        "a control character in a string",
        b'{"Handler":"\x01"}',
        "Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be included in string value"
        + place(14),
    ),
    unreadable("a list", b"[]", LIST),
    unreadable("a string", b'"text"', "Expected map or null"),
    unreadable(
        "bytes that are no text",
        b"\xff\xfe",
        "Unexpected character ('ÿ' (code 255)): expected a valid value (JSON String, Number, Array, Object or token 'null', "
        "'true' or 'false')" + place(1),
    ),
    unreadable("a string for a number", b'{"Timeout":"soon"}', "STRING_VALUE can not be converted to an Integer"),
    unreadable("a fraction for a whole number", b'{"Timeout":1.5}', "NUMBER_VALUE can not be converted to an Integer"),
    unreadable("a number too large", b'{"MemorySize":99999999999999999999}'),
    unreadable("a number for a string", b'{"Handler":1}', "NUMBER_VALUE can not be converted to a String"),
    unreadable(
        "a number for a variable",
        b'{"Environment":{"Variables":{"KEY":1}}}',
        "NUMBER_VALUE can not be converted to a String",
    ),
    unreadable("a string for a structure", b'{"Environment":"KEY=1"}', "Expected map or null"),
    unreadable("a list for a map", b'{"Environment":{"Variables":["KEY"]}}', LIST),
    unreadable("a string for a list", b'{"Layers":"base"}', "Expected list or null"),
    unreadable("an object in a list of strings", b'{"Layers":[{}]}', STRUCTURE),
    unreadable("a string for a structure in a list", b'{"FileSystemConfigs":["x"]}', "Expected map or null"),
    unreadable(
        "a string for a boolean",
        b'{"VpcConfig":{"Ipv6AllowedForDualStack":"maybe"}}',
        "STRING_VALUE can not be converted to a Boolean",
    ),
]
