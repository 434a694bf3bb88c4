"""Every answer that a boto3 client gets is held against the model, member by member; and what was answered is counted."""

import datetime
import json

from botocore.model import ListShape, MapShape, StructureShape

# Operations of the API that answered with success in this process.
succeeded = set()
# Operations that the conformance test saw answered at all, and the constraints it saw refused.
answered = set()
refused = []

# Values that the service answers with beyond the model's own, as recorded.
_BEYOND = {("LastUpdateStatusReasonCode", "Creating")}
# Operations whose answer is an empty object when there is nothing, as recorded, whatever the model requires of it.
_EMPTY = {"GetFunctionCodeSigningConfig"}

_JSON_TYPES = {
    "string": str,
    "integer": int,
    "long": int,
    "boolean": bool,
    "double": (int, float),
    "float": (int, float),
    "timestamp": (int, float),
    "blob": str,
}


def watch(client):
    """Holds every answer of a Lambda client against the model from now on."""
    client.meta.events.register("after-call.lambda", _check)


def _check(http_response, parsed, model, **_):
    if http_response.status_code >= 300:
        return
    succeeded.add(model.name)
    output = model.output_shape
    if output is None or model.has_streaming_output or model.has_event_stream_output or output.serialization.get("payload"):
        return
    body = http_response.content
    raw = json.loads(body) if body else {}
    if not raw and model.name in _EMPTY:
        return
    complain = []
    _compare(output, raw, parsed, model.name, complain, is_top=True)
    assert not complain, f"an answer does not fit the model: {complain}"


def _compare(shape, raw, parsed, path, complain, is_top=False):
    """Types on the wire, members that the model does not know, members that it requires, and what boto3 makes of them."""
    if isinstance(shape, StructureShape):
        if not isinstance(raw, dict):
            complain.append(f"{path} is {raw!r}")
            return
        known = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        in_body = {
            wire for wire, name in known.items() if shape.members[name].serialization.get("location") is None
        }
        complain += [f"{path} has {name}" for name in raw if name not in in_body]
        complain += [
            f"{path} lacks {name}" for name in shape.required_members if raw.get(name) is None and name in in_body
        ]
        for wire, value in raw.items():
            if wire in in_body and value is not None:
                _compare(shape.members[known[wire]], value, parsed.get(known[wire]), f"{path}.{wire}", complain)
    elif isinstance(shape, ListShape):
        if not isinstance(raw, list) or not isinstance(parsed, list) or len(raw) != len(parsed):
            complain.append(f"{path} is {raw!r}, read as {parsed!r}")
            return
        for index, (value, read) in enumerate(zip(raw, parsed, strict=True)):
            _compare(shape.member, value, read, f"{path}[{index}]", complain)
    elif isinstance(shape, MapShape):
        if not isinstance(raw, dict) or not isinstance(parsed, dict):
            complain.append(f"{path} is {raw!r}, read as {parsed!r}")
            return
        for key, value in raw.items():
            _compare(shape.value, value, parsed.get(key), f"{path}.{key}", complain)
    else:
        expected = _JSON_TYPES[shape.type_name]
        fits = isinstance(raw, expected) and (isinstance(raw, bool) == (shape.type_name == "boolean"))
        if shape.type_name == "timestamp":
            fits = fits and isinstance(parsed, datetime.datetime)
        elif shape.type_name != "blob":
            fits = fits and parsed == raw
        if shape.type_name == "string" and shape.metadata.get("enum"):
            fits = fits and (raw in shape.metadata["enum"] or (shape.name, raw) in _BEYOND)
        if not fits:
            complain.append(f"{path} is {raw!r}, read as {parsed!r}, not a {shape.type_name}")
