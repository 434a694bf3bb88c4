"""What differs between the versions of Python that this host has, and what does not."""

import json

import pytest

from support import packages
from support.server import run_command

MINORS = range(8, 15)
SOURCE = """
import decimal, logging, sys
class Own(Exception):
    pass
def handler(event, context):
    logging.getLogger().warning("noted")
    if event == "version": return "%d.%d" % sys.version_info[:2]
    if event == "text": return "ä😀"
    if event == "numbers": return {"a": decimal.Decimal("1.50"), "b": float("nan"), 1: None}
    if event == "bytes": return b"\\x00\\xff"
    if event == "set": return {1}
    raise Own("Failed: some_error_msg")
"""


@pytest.fixture(scope="module")
def available(server):
    """The runtimes that this host has itself."""
    lines = run_command("runtimes", "list", "--endpoint", server.url).stdout.splitlines()
    return {line.split()[0] for line in lines if line.split()[1] == "host"}


@pytest.mark.parametrize("minor", MINORS)
def test_a_version_of_python(available, create, minor):
    runtime = f"python3.{minor}"
    if runtime not in available:
        pytest.skip(f"this host has no {runtime}")
    function = create(Runtime=runtime, code=packages.python(SOURCE), Handler="app.handler")
    seen = function.invoke("version", tail=True)
    assert seen.value == f"3.{minor}"
    assert f"Z\t{seen.request_id}\tnoted\n" in seen.log
    failed = function.invoke("fail")
    assert failed.error == "Unhandled"
    body = {"errorMessage": "Failed: some_error_msg", "errorType": "Own", "requestId": failed.request_id}
    if minor == 8:
        del body["requestId"]
    frames = failed.value.pop("stackTrace")
    assert list(failed.value.items()) == list(body.items())
    assert len(frames) == 1
    assert frames[0].endswith('/app.py", line 12, in handler\n    raise Own("Failed: some_error_msg")\n'), frames
    assert function.invoke("text").raw == json.dumps("ä😀", ensure_ascii=minor < 12).encode()
    assert function.invoke("numbers").raw == b'{"a": 1.50, "b": NaN, "1": null}'
    assert function.invoke("bytes").raw == b"\x00\xff"
    refused = function.invoke("set")
    assert (refused.error, refused.value["errorType"]) == ("Unhandled", "Runtime.MarshalError")
    assert ("requestId" in refused.value) == (minor > 8)
