"""The public model of the API, as the installed botocore has it: valid requests, and requests that break one constraint.

What the deployed service checks otherwise than its model says, as it was recorded, is in the tables below.
"""

import copy
import re
import urllib.parse

import botocore.serialize
import botocore.session
from botocore.model import ListShape, MapShape, StringShape, StructureShape

SERVICE = botocore.session.get_session().get_service_model("lambda")
OPERATIONS = tuple(SERVICE.operation_names)
_serializer = botocore.serialize.create_serializer("rest-json", include_validation=False)

_REGION = r"(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}"
_UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
PATTERNS = {
    "LayerVersionArn": r"(arn:(aws[a-zA-Z-]*)?:lambda:" + _REGION + r":\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)"
    r"|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)",
    "TaggableResource": r"arn:(aws[a-zA-Z-]*):lambda:" + _REGION + r":\d{12}:"
    r"(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)"
    r"|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:" + _UUID + r"|capacity-provider:[a-zA-Z0-9-_]+)",
}
VALUES = {
    "Architecture": ["x86_64", "arm64"],
    "EventSourcePosition": ["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"],
    "InvokeMode": ["RESPONSE_STREAM", "BUFFERED"],
    "RecursiveLoop": ["Terminate", "Allow"],
    "SnapStartApplyOn": ["PublishedVersions", "None"],
}
MAXIMUMS = {"Timeout": 900, "EphemeralStorageSize": 10240}
# Checked by the service itself, with texts of their own that other tests know.
OWN_TEXTS = {
    ("CreateFunction", "runtime"),
    ("UpdateFunctionConfiguration", "runtime"),
    ("PublishLayerVersion", "compatibleRuntimes"),
}
# Elements that may be null in the eyes of the service.
ACCEPTING_NULL = {"SubnetId", "SecurityGroupId"}
# A body that is larger than the operation takes is refused for that, and patterns are not tried on longer texts.
LONGEST_TRIED = 65_000
LONGEST_BLOB = 4_000_000

_ARN = "arn:aws:lambda:us-east-1:000000000000"
_SAMPLES = [
    "a",
    "aa",
    "none",
    "1",
    "sg-1",
    "subnet-1",
    "GET",
    "lambda:InvokeFunction",
    "lambda:GetLayerVersion",
    "000000000000",
    "o-abcdefghij",
    "/mnt/a",
    "host:1234",
    "11111111-1111-4111-8111-111111111111",
    "arn:aws:iam::000000000000:role/none",
    f"{_ARN}:function:none",
    f"{_ARN}:layer:none:1",
    f"{_ARN}:code-signing-config:csc-{'a' * 17}",
    f"{_ARN}:capacity-provider:none",
    f"{_ARN}:event-source-mapping:11111111-1111-4111-8111-111111111111",
    f"{_ARN}:function:none:1/durable-execution/none/none",
    f"{_ARN}:runtime/none/version/1",
    "arn:aws:lambda:us-east-1::runtime:" + "a" * 64,
    "arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-" + "a" * 17,
    "arn:aws:signer:us-east-1:000000000000:/signing-profiles/none/aaaaaaaaaa",
    "arn:aws:sqs:us-east-1:000000000000:none",
]
_STRANGE = ["\u00e9 !*", "!", " ", "a b", "\n", "", "$", "arn:none", "/", "=" * 12, "*" * 50, "A:" * 30]


def pattern(shape):
    return PATTERNS.get(shape.name, shape.metadata.get("pattern"))


def values(shape):
    return VALUES.get(shape.name, shape.metadata.get("enum"))


def _bound(shape, name):
    if name == "max" and shape.name in MAXIMUMS:
        return MAXIMUMS[shape.name]
    return shape.metadata.get(name)


def _number(shape, value):
    """A bound as messages show it."""
    return repr(float(value)) if shape.type_name in ("double", "float") else str(int(value))


def _matches(shape, text):
    expression = pattern(shape)
    if expression is None:
        return True
    # Python's re knows no classes of Unicode properties.
    expression = expression.replace(r"\p{L}\p{Z}\p{N}", r"\w\s")
    return len(text) <= LONGEST_TRIED and re.fullmatch(expression, text) is not None


def broken(shape, value):
    """The constraints that a value itself breaks, in the service's words and order."""
    texts = []
    if shape.type_name in ("string", "list", "map", "blob"):
        greatest, least = _bound(shape, "max"), _bound(shape, "min")
        if greatest is not None and len(value) > greatest:
            texts.append(f"Member must have length less than or equal to {greatest}")
        if least is not None and len(value) < least:
            texts.append(f"Member must have length greater than or equal to {least}")
    elif shape.type_name in ("integer", "long", "double", "float"):
        greatest, least = _bound(shape, "max"), _bound(shape, "min")
        if greatest is not None and value > greatest:
            texts.append(f"Member must have value less than or equal to {_number(shape, greatest)}")
        if least is not None and value < least:
            texts.append(f"Member must have value greater than or equal to {_number(shape, least)}")
    if shape.type_name == "string":
        if values(shape) and value not in values(shape):
            texts.append(f"Member must satisfy enum value set: [{', '.join(values(shape))}]")
        if not _matches(shape, value):
            texts.append(f"Member must satisfy regular expression pattern: {pattern(shape)}")
    return texts


def every(shape):
    """All constraints of an element, as lists and maps spell them out."""
    texts = []
    measure = "length" if shape.type_name in ("string", "list", "map", "blob") else "value"
    show = str if measure == "length" else lambda bound: _number(shape, bound)
    if _bound(shape, "max") is not None:
        texts.append(f"Member must have {measure} less than or equal to {show(_bound(shape, 'max'))}")
    if _bound(shape, "min") is not None:
        texts.append(f"Member must have {measure} greater than or equal to {show(_bound(shape, 'min'))}")
    if values(shape):
        texts.append(f"Member must satisfy enum value set: [{', '.join(values(shape))}]")
    if pattern(shape) is not None:
        texts.append(f"Member must satisfy regular expression pattern: {pattern(shape)}")
    if isinstance(shape, ListShape) and not isinstance(shape.member, StructureShape):
        texts.append(f"Member must satisfy constraint: [{', '.join(_element(shape.member))}]")
    return texts


def _element(shape):
    return every(shape) + ([] if shape.name in ACCEPTING_NULL else ["Member must not be null"])


def sample(shape):
    """A valid value."""
    kind = shape.type_name
    if isinstance(shape, StructureShape):
        if getattr(shape, "is_tagged_union", False):
            name, member = next(iter(shape.members.items()))
            return {name: sample(member)}
        return {name: sample(shape.members[name]) for name in shape.required_members}
    if isinstance(shape, ListShape):
        # No parameter of a query is an empty list.
        in_query = shape.serialization.get("location") == "querystring"
        return [sample(shape.member)] * max(_bound(shape, "min") or 0, 1 if in_query else 0)
    if isinstance(shape, MapShape):
        return dict(_entries(shape, _bound(shape, "min") or 0))
    if isinstance(shape, StringShape):
        return text(shape)
    if kind in ("integer", "long", "double", "float"):
        least, greatest = _bound(shape, "min"), _bound(shape, "max")
        value = least if least is not None else min(1, greatest if greatest is not None else 1)
        return float(value) if kind in ("double", "float") else int(value)
    return {"boolean": True, "timestamp": 1_700_000_000, "blob": b"null"}[kind]


def text(shape, length=None):
    """A valid string; one of the given length if there is any, valid or not."""
    if values(shape) and length is None:
        return values(shape)[0]
    candidates = _SAMPLES if length is None else [(s + s[-1] * length)[:length] for s in _SAMPLES]
    for candidate in candidates:
        if length is None:
            if not broken(shape, candidate):
                return candidate
            least = _bound(shape, "min") or 0
            padded = (candidate + candidate[-1] * least)[: max(least, len(candidate))]
            if not broken(shape, padded):
                return padded
        elif _matches(shape, candidate):
            return candidate
    assert length is not None, f"no sample fits {shape.name}: {pattern(shape)}"
    return candidates[0]


def _entries(shape, count):
    for number in range(count):
        key = text(shape.key)
        options = values(shape.key) or [key + str(n) for n in range(count)]
        yield options[number % len(options)], sample(shape.value)


class Case:
    """A request that breaks one member's constraints, and what must be said about it."""

    def __init__(self, operation, path, parameters, shape, value, constraints, missing=False):
        self.operation = operation
        self.path = path
        self.parameters = parameters
        self.constraints = constraints
        if missing:
            self.shown = "null"
        elif _hidden(shape):
            self.shown = ""
        else:
            self.shown = "'" + _shown(shape, value) + "'"

    def __repr__(self):
        return f"{self.operation} {self.path} {self.constraints}"

    @property
    def message(self):
        """The service's message; `None` in the place of a value that has no plain form."""
        entries = [
            f"Value {self.shown} at '{self.path}' failed to satisfy constraint: {text}".replace("Value  at", "Value at")
            for text in self.constraints
        ]
        noun = "error" if len(entries) == 1 else "errors"
        return f"{len(entries)} validation {noun} detected: {'; '.join(entries)}"


def _hidden(shape):
    if shape.metadata.get("sensitive"):
        return True
    if isinstance(shape, ListShape):
        return _hidden(shape.member)
    if isinstance(shape, MapShape):
        return _hidden(shape.key) or _hidden(shape.value)
    return False


def _shown(shape, value):
    if isinstance(shape, ListShape):
        return "[" + ", ".join(_shown(shape.member, item) for item in value) + "]"
    if isinstance(shape, MapShape):
        return "{" + ", ".join(f"{key}={_shown(shape.value, value[key])}" for key in sorted(value)) + "}"
    if isinstance(shape, StructureShape):
        members = (
            f"{_lower(name)}={_shown(member, value[name]) if name in value else 'null'}"
            for name, member in shape.members.items()
        )
        return f"{shape.name}({', '.join(members)})"
    if value is None:
        return "null"
    if shape.type_name == "boolean":
        return "true" if value else "false"
    if shape.type_name in ("double", "float"):
        return repr(float(value))
    return str(value)


def _lower(name):
    return name[:1].lower() + name[1:]


def cases(name):
    """Every way to break one constraint of an operation's request that can be written down."""
    operation = SERVICE.operation_model(name)
    base = sample(operation.input_shape) if operation.input_shape else {}
    if operation.input_shape is None:
        return
    yield from _structure_cases(operation, operation.input_shape, base, (), "", ())


def _put(base, keys, value):
    """A copy of the parameters with one member set; what lies on the way to it is made valid."""
    result = copy.deepcopy(base)
    place = result
    for key, container in keys[:-1]:
        if isinstance(key, str) and key not in place:
            place[key] = sample(container)
            if isinstance(place[key], list) and not place[key]:
                place[key] = [sample(container.member)]
        place = place[key]
    last = keys[-1][0]
    if value is _ABSENT:
        place.pop(last, None)
    else:
        place[last] = value
    return result


_ABSENT = object()


def _structure_cases(operation, shape, base, keys, prefix, seen):
    for name, member in shape.members.items():
        path = prefix + _lower(name)
        if (operation.name, path) in OWN_TEXTS or member.name in seen:
            continue
        here = (*keys, (name, member))
        location = member.serialization.get("location")
        # A label is always there, and so is a body, be it empty.
        is_payload = not keys and shape.serialization.get("payload") == name
        if name in shape.required_members and location != "uri" and not is_payload:
            parameters = _put(base, here, _ABSENT)
            yield Case(operation.name, path, parameters, member, None, ["Member must not be null"], missing=True)
        yield from _member_cases(operation, member, base, here, path, (*seen, shape.name))


def _member_cases(operation, shape, base, keys, path, seen):
    def case(value, constraints):
        return Case(operation.name, path, _put(base, keys, value), shape, value, constraints)

    location = shape.serialization.get("location")
    for value in _bad_values(shape):
        # Neither a label nor a list in the query can be empty, and headers have letters of ASCII only.
        if value in ("", []) and (location == "uri" or value == [] and location == "querystring"):
            continue
        if location == "header" and not str(value).isascii():
            value = "!" * max(1, _bound(shape, "min") or 0)
        if constraints := broken(shape, value):
            yield case(value, constraints)
    if isinstance(shape, StructureShape):
        yield from _structure_cases(operation, shape, base, keys, path + ".", seen)
    elif isinstance(shape, ListShape) and isinstance(shape.member, StructureShape):
        inner = (*keys, (0, shape.member))
        if shape.member.name not in seen:
            yield from _structure_cases(operation, shape.member, base, inner, path + ".1.member.", seen)
    elif isinstance(shape, ListShape):
        for value in _bad_values(shape.member):
            if broken(shape.member, value):
                filler = [sample(shape.member)] * ((_bound(shape, "min") or 1) - 1)
                yield case(
                    [*filler, value], [f"Member must satisfy constraint: [{', '.join(_element(shape.member))}]"]
                )
                break
    elif isinstance(shape, MapShape):
        for value in _bad_values(shape.key):
            if broken(shape.key, value):
                yield case({value: sample(shape.value)}, [f"Map keys must satisfy constraint: [{', '.join(every(shape.key))}]"])
                break
        for value in _bad_values(shape.value):
            if broken(shape.value, value):
                key = text(shape.key)
                yield case({key: value}, [f"Map value must satisfy constraint: [{', '.join(_element(shape.value))}]"])
                break


def _bad_values(shape):
    """Values that lie just outside each bound of a shape."""
    least, greatest = _bound(shape, "min"), _bound(shape, "max")
    if isinstance(shape, StringShape):
        if values(shape):
            yield "NotOneOfThem"
            return
        if greatest is not None and greatest < LONGEST_TRIED:
            yield text(shape, greatest + 1)
        if least:
            yield text(shape, least - 1)
        if pattern(shape) is not None:
            for candidate in _STRANGE:
                inside = (least or 0) <= len(candidate) <= (greatest or len(candidate))
                if candidate and inside and not _matches(shape, candidate):
                    yield candidate
                    break
    elif shape.type_name in ("integer", "long", "double", "float"):
        step = 0.5 if shape.type_name in ("double", "float") else 1
        if greatest is not None:
            yield greatest + step
        if least is not None:
            yield least - step
    elif shape.type_name == "blob":
        if greatest is not None and greatest < LONGEST_BLOB:
            yield b"0" * (greatest + 1)
    elif isinstance(shape, ListShape):
        if greatest is not None:
            yield [sample(shape.member)] * (greatest + 1)
        if least:
            yield [sample(shape.member)] * (least - 1)
    elif isinstance(shape, MapShape):
        if greatest is not None and not values(shape.key):
            yield dict(_entries(shape, greatest + 1))
        if least:
            yield {}


def request(name, parameters):
    """Method, target, headers and body of a request, checked by nothing."""
    operation = SERVICE.operation_model(name)
    written = _serializer.serialize_to_request(parameters, operation)
    target = written["url_path"]
    query = written["query_string"]
    if query:
        pairs = query.items() if isinstance(query, dict) else query
        target += ("&" if "?" in target else "?") + urllib.parse.urlencode(
            [(key, item) for key, value in pairs for item in (value if isinstance(value, list) else [value])]
        )
    body = written["body"]
    if hasattr(body, "read"):
        body = body.read()
    if isinstance(body, str):
        body = body.encode()
    return written["method"], target, dict(written["headers"]), body or b""
