"""Invoke on the wire: types of invocation, headers, payload checks, log tails, qualifiers."""

import base64
import http.client
import json
import re

import pytest

from support.clients import ACCOUNT, REGION, signed_headers
from support.functions import fresh_name, refusal

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def path(name, query=""):
    return f"/2015-03-31/functions/{name}/invocations{query}"


def test_headers_of_an_answer(send, probe):
    answer = send("POST", path(probe.name), {"do": "echo"})
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-amz-executed-version"] == "$LATEST"
    assert "x-amz-function-error" not in answer.headers
    assert "x-amz-log-result" not in answer.headers
    assert re.fullmatch(UUID, answer.headers["x-amzn-requestid"])
    assert answer.json == {"do": "echo"}


def test_a_function_error_is_status_200(send, probe):
    answer = send("POST", path(probe.name), {"do": "fail"})
    assert answer.status == 200
    assert answer.headers["x-amz-function-error"] == "Unhandled"
    assert answer.headers["x-amz-executed-version"] == "$LATEST"


def test_dry_run_starts_nothing(send, create):
    function = create()
    answer = send("POST", path(function.name), {"do": "leave", "status": 1}, {"X-Amz-Invocation-Type": "DryRun"})
    assert (answer.status, answer.body) == (204, b"")
    assert function({"do": "see"})["count"] == 1


def test_dry_run_of_an_unknown_function(send):
    answer = send("POST", path("nothing-of-this-name"), {}, {"X-Amz-Invocation-Type": "DryRun"})
    assert (answer.status, answer.error) == (404, "ResourceNotFoundException")


def test_an_unknown_invocation_type(send, probe):
    answer = send("POST", path(probe.name), {}, {"X-Amz-Invocation-Type": "Sometimes"})
    assert (answer.status, answer.error) == (400, "ValidationException")
    assert re.fullmatch(
        r"1 validation error detected: Value 'Sometimes' at 'invocationType' failed to satisfy constraint: "
        r"Member must satisfy enum value set: \[.*RequestResponse.*\]",
        answer.json["message"],
    )


@pytest.mark.parametrize(
    "payload", [b"{", b"{'a':1}", b"\x87", b"[1,]", b"nul", b"01", b'{"a":1}}', b'"\x01"', b'"abc'], ids=repr
)
def test_a_payload_that_is_not_json(send, probe, payload):
    answer = send("POST", path(probe.name), payload)
    assert (answer.status, answer.error) == (400, "InvalidRequestContentException")
    assert answer.json["Type"] == "User"
    assert answer.json["message"].startswith("Could not parse request body into json: Could not parse payload into json: ")


def test_the_recorded_texts_of_a_bad_payload(send, probe):
    end = "\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: "
    start = "Could not parse request body into json: Could not parse payload into json: "
    assert send("POST", path(probe.name), b"\x99").json["message"] == (
        start + "Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, Object "
        "or token 'null', 'true' or 'false')" + end + "1]"
    )
    assert send("POST", path(probe.name), b'"\x87"').json["message"].startswith(start + "Invalid UTF-8 start byte 0x87")


def test_a_payload_over_the_limit(send, probe):
    answer = send("POST", path(probe.name), b'"' + b"x" * 6291455 + b'"')
    assert (answer.status, answer.error) == (413, "RequestEntityTooLargeException")
    assert "6291456 bytes" in answer.json["message"]


def test_a_deeply_nested_payload_harms_nobody(send, probe):
    answer = send("POST", path(probe.name), b"[" * 100_000 + b"]" * 100_000)
    assert (answer.status, answer.error) == (400, "InvalidRequestContentException")
    assert "Document nesting depth (1001) exceeds the maximum allowed (1000" in answer.json["message"]
    deepest = b"[" * 900 + b"]" * 900
    assert send("POST", path(probe.name), deepest).status == 200
    assert send("POST", path(probe.name), {"do": "echo"}).status == 200


def test_log_tail_and_report(create):
    function = create(MemorySize=256)
    lines = [f"line {n}" for n in range(3)]
    cold = function.invoke({"do": "say", "lines": lines}, tail=True)
    assert cold.log.startswith(f"START RequestId: {cold.request_id} Version: $LATEST\n")
    position = [cold.log.index(line + "\n") for line in lines]
    assert position == sorted(position)
    assert "to standard error\n" in cold.log
    assert re.search(rf"\[WARNING\]\t[0-9T:.-]+Z\t{cold.request_id}\tthrough logging\n", cold.log)
    assert re.search(
        rf"\nEND RequestId: {cold.request_id}\n"
        rf"REPORT RequestId: {cold.request_id}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\t"
        r"Memory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms\t\n$",
        cold.log,
    )
    warm = function.invoke({"do": "sleep", "seconds": 0.2}, tail=True)
    assert "Init Duration" not in warm.log
    assert 200 <= float(warm.report["Duration"].split()[0]) < 400
    assert 4 < int(warm.report["Max Memory Used"].split()[0]) < 100
    billed = int(warm.report["Billed Duration"].split()[0])
    assert 0 <= billed - float(warm.report["Duration"].split()[0]) < 1.01


def test_report_tells_the_memory_that_was_used(create):
    function = create(MemorySize=512)
    small = function.invoke({"do": "see"}, tail=True)
    large = function.invoke({"do": "allocate", "megabytes": 100}, tail=True)
    difference = int(large.report["Max Memory Used"].split()[0]) - int(small.report["Max Memory Used"].split()[0])
    assert 90 <= difference <= 120


def test_a_tail_is_the_last_4096_bytes(probe):
    outcome = probe.invoke({"do": "say", "lines": [f"{n:05d} " + "x" * 60 for n in range(200)]}, tail=True)
    assert len(outcome.log.encode()) == 4096
    assert "START RequestId" not in outcome.log
    assert outcome.log.endswith("\t\n")


def test_no_tail_unless_asked(send, probe):
    assert "x-amz-log-result" not in send("POST", path(probe.name), {}, {"X-Amz-Log-Type": "None"}).headers
    answer = send("POST", path(probe.name), {}, {"X-Amz-Log-Type": "Tail"})
    assert b"REPORT RequestId" in base64.b64decode(answer.headers["x-amz-log-result"])


@pytest.mark.parametrize(
    "form",
    [
        "{name}",
        "{name}:$LATEST",
        "function:{name}",
        ACCOUNT + ":function:{name}",
        f"{REGION}:{ACCOUNT}:function:{{name}}",
        f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{name}}",
        f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{name}}:$LATEST",
    ],
)
def test_every_form_of_a_name(client, probe, form):
    name = form.format(name=probe.name)
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{probe.name}"
    seen = probe({"do": "see"}, FunctionName=name)
    assert seen["invokedARN"] == (arn + ":$LATEST" if name.endswith("$LATEST") else arn)


def test_unknown_functions_and_qualifiers(client, probe):
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:"
    unknown = fresh_name()
    not_found = (404, "ResourceNotFoundException")
    assert refusal(client.invoke, FunctionName=unknown) == (*not_found, f"Function not found: {arn}{unknown}:$LATEST")
    assert refusal(client.invoke, FunctionName=probe.name, Qualifier="7") == (
        *not_found,
        f"Function not found: {arn}{probe.name}:7",
    )
    assert refusal(client.invoke, FunctionName=probe.name, Qualifier="live") == (
        *not_found,
        f"Function not found: {arn}{probe.name}:live",
    )
    assert refusal(client.invoke, FunctionName=probe.name, Qualifier="$latest") == (
        *not_found,
        f"Function not found: {arn}{probe.name}:$latest",
    )
    assert refusal(client.invoke, FunctionName=f"{probe.name}:1", Qualifier="2") == (
        400,
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.",
    )
    assert refusal(client.invoke, FunctionName=arn.replace(REGION, "eu-west-1") + probe.name) == (
        *not_found,
        f"Functions from 'eu-west-1' are not reachable in this region ('{REGION}')",
    )


def test_a_broken_client_context_is_refused(send, probe):
    for value in ("!!!", base64.b64encode(b"not json").decode(), base64.b64encode(b"\r\nX-A: b").decode()):
        answer = send("POST", path(probe.name), {"do": "echo"}, {"X-Amz-Client-Context": value})
        assert (answer.status, answer.json["message"]) == (400, "Client context must be a valid Base64-encoded JSON object.")
    assert send("POST", path(probe.name), {"do": "echo"}).json == {"do": "echo"}


def test_a_payload_of_a_chunked_request(server, probe):
    target = path(probe.name)
    headers = signed_headers(server.url, "POST", target, b"", {"X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD"})
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", target, body=iter([b'{"do":', b'"echo"}']), headers=headers, encode_chunked=True)
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())) == (200, {"do": "echo"})
    connection.close()
