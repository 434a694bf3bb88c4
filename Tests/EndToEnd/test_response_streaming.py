"""Responses that come while they are made: InvokeWithResponseStream, through an SDK."""

import base64
import json
import time

import pytest

from support import packages
from support.functions import Function, refusal

SOURCE = """
const { setTimeout: sleep } = require('timers/promises');
const actions = {
    pieces: async (event, stream) => {
        stream.setContentType('text/plain');
        for (const piece of event.pieces) {
            stream.write(piece);
            await sleep(event.pause ?? 0);
        }
        stream.end();
    },
    http: async (event, stream) => {
        stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'X-A': 'b' } });
        stream.write('body');
        stream.end();
    },
    much: async (event, stream) => {
        const { pipeline } = require('stream/promises');
        const piece = Buffer.alloc(1 << 20, 120);
        await pipeline(async function* () { for (let i = 0; i < event.megabytes; i++) yield piece; }, stream);
    },
    early: async () => { throw new RangeError('before the first byte'); },
    late: async (event, stream) => { stream.write('begun'); throw new RangeError('after it'); },
    hang: async (event, stream) => { stream.write('begun'); await sleep(60000); },
    leave: async (event, stream) => { stream.write('begun', () => process.exit(3)); await sleep(60000); },
};
exports.handler = awslambda.streamifyResponse((event, stream, context) => actions[event.do](event, stream, context));
"""


@pytest.fixture(scope="module")
def streaming(client):
    code = packages.nodejs(SOURCE, name="index.js")
    function = Function.create(client, "nodejs", code=code, Handler="index.handler", Timeout=2, MemorySize=256)
    yield function
    function.delete()


class Streamed:
    """The events of one answer, with the times at which they came."""

    def __init__(self, function, event, **more):
        self.answer = function.client.invoke_with_response_stream(
            FunctionName=function.name, Payload=json.dumps(event), **more
        )
        self.pieces, self.times, self.end = [], [], None
        for item in self.answer["EventStream"]:
            if "PayloadChunk" in item:
                self.pieces.append(item["PayloadChunk"]["Payload"])
                self.times.append(time.monotonic())
            else:
                assert self.end is None, "only one event is the last"
                self.end = item["InvokeComplete"]

    @property
    def body(self):
        return b"".join(self.pieces)


def test_pieces_come_as_they_are_written(streaming):
    streamed = Streamed(streaming, {"do": "pieces", "pieces": ["one ", "two ", "three"], "pause": 150})
    assert streamed.body == b"one two three"
    assert streamed.end == {}
    assert len(streamed.pieces) == 3
    assert streamed.times[2] - streamed.times[0] > 0.2
    assert streamed.answer["StatusCode"] == 200
    assert streamed.answer["ExecutedVersion"] == "$LATEST"
    assert streamed.answer["ResponseStreamContentType"] == "application/vnd.amazon.eventstream"


def test_an_ordinary_invocation_of_it_gets_the_whole(streaming):
    outcome = streaming.invoke({"do": "pieces", "pieces": ["a", "b"]})
    assert (outcome.raw, outcome.error) == (b"ab", None)
    outcome = streaming.invoke({"do": "late"})
    assert (outcome.error, outcome.value["errorMessage"]) == ("Unhandled", "after it")


def test_http_metadata_goes_through(streaming):
    streamed = Streamed(streaming, {"do": "http"})
    assert streamed.body == b'{"statusCode":201,"headers":{"X-A":"b"}}' + bytes(8) + b"body"


def test_an_ordinary_function_can_be_streamed(probe):
    streamed = Streamed(probe, {"do": "echo", "text": "x" * 200_000})
    assert json.loads(streamed.body)["text"] == "x" * 200_000
    assert streamed.end == {}


def test_a_custom_runtime_streams(create):
    function = create("provided", code=packages.c())
    streamed = Streamed(function, {"do": "pieces"})
    assert (streamed.pieces, streamed.end) == ([b"one ", b"two"], {})
    assert streamed.times[1] - streamed.times[0] > 0.1
    failed = Streamed(function, {"do": "late"})
    assert failed.body == b"one two"
    assert failed.end["ErrorCode"] == "Unhandled"
    assert json.loads(failed.end["ErrorDetails"]) == {"errorType": "Odd", "errorMessage": "late"}
    assert function.invoke({"do": "pieces"}).raw == b"one two"


@pytest.mark.parametrize("action, body, kind", [("early", b"", "RangeError"), ("late", b"begun", "RangeError")])
def test_an_error_ends_the_stream(streaming, action, body, kind):
    streamed = Streamed(streaming, {"do": action})
    assert streamed.body == body
    assert streamed.end["ErrorCode"] == "Unhandled"
    assert json.loads(streamed.end["ErrorDetails"])["errorType"] == kind


def test_a_timeout_ends_the_stream(streaming):
    streamed = Streamed(streaming, {"do": "hang"})
    assert streamed.body == b"begun"
    assert streamed.end["ErrorCode"] == "Unhandled"
    assert json.loads(streamed.end["ErrorDetails"])["errorType"] == "Sandbox.Timedout"


def test_a_process_that_ends_ends_the_stream(streaming):
    streamed = Streamed(streaming, {"do": "leave"})
    assert streamed.body == b"begun"
    assert json.loads(streamed.end["ErrorDetails"])["errorType"] == "Runtime.TruncatedResponse"
    assert Streamed(streaming, {"do": "pieces", "pieces": ["again"]}).body == b"again"


def test_more_than_an_ordinary_response_may_have(create):
    function = create("nodejs", code=packages.nodejs(SOURCE, name="index.js"), Handler="index.handler", MemorySize=512)
    streamed = Streamed(function, {"do": "much", "megabytes": 10})
    assert (len(streamed.body), streamed.end) == (10 << 20, {})
    outcome = function.invoke({"do": "much", "megabytes": 7})
    assert outcome.value["errorType"] == "Function.ResponseSizeTooLarge"
    assert function.invoke({"do": "pieces", "pieces": ["well"]}).raw == b"well"


def test_a_slow_reader_holds_the_function_back(client, create):
    code = packages.nodejs(SOURCE, name="index.js")
    function = create("nodejs", code=code, Handler="index.handler", Timeout=3, MemorySize=256)
    answer = client.invoke_with_response_stream(FunctionName=function.name, Payload='{"do":"much","megabytes":150}')
    # Nobody reads: the function waits until its time is over, and the server keeps next to nothing of it.
    time.sleep(3.5)
    pieces, end = 0, None
    for item in answer["EventStream"]:
        if "PayloadChunk" in item:
            pieces += len(item["PayloadChunk"]["Payload"])
        else:
            end = item["InvokeComplete"]
    assert end["ErrorCode"] == "Unhandled"
    assert pieces < 30 << 20


def test_the_tail_of_the_log_comes_last(streaming):
    streamed = Streamed(streaming, {"do": "pieces", "pieces": ["x"]}, LogType="Tail")
    assert b"REPORT RequestId" in base64.b64decode(streamed.end["LogResult"])


def test_what_cannot_be_invoked(client, streaming):
    absent = refusal(client.invoke_with_response_stream, FunctionName="absent-function")
    assert (absent.status, absent.code) == (404, "ResourceNotFoundException")
    event = refusal(client.invoke_with_response_stream, FunctionName=streaming.name, InvocationType="Event")
    assert event.status == 400
    payload = refusal(client.invoke_with_response_stream, FunctionName=streaming.name, Payload=b"{")
    assert payload.code == "InvalidRequestContentException"
    dry = client.invoke_with_response_stream(FunctionName=streaming.name, InvocationType="DryRun")
    assert dry["StatusCode"] == 204


def test_a_reader_that_goes_away_does_not_end_the_function(client, streaming):
    answer = client.invoke_with_response_stream(FunctionName=streaming.name, Payload='{"do":"much","megabytes":40}')
    answer["EventStream"].close()
    assert Streamed(streaming, {"do": "pieces", "pieces": ["well"]}).body == b"well"
