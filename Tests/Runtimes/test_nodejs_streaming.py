"""Node.js: responses that are streamed."""

import base64
import json

import pytest

MODE = "lambda-runtime-function-response-mode"


def streamed(body):
    return "exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {%s});\n" % body


def trailing_error(answer):
    body = json.loads(base64.b64decode(answer.headers["lambda-runtime-function-error-body"]))
    assert body["errorType"] == answer.headers["lambda-runtime-function-error-type"]
    return body


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_what_is_written_is_the_response(node, tcp):
    runtime = node(streamed("stream.write('hello, '); stream.write(Buffer.from('wor')); stream.end('ld');"), tcp=tcp)
    for _ in range(2):
        answer = runtime.invoke()
        assert answer.kind == "response"
        assert answer.headers[MODE] == "streaming"
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.body == b"hello, world"


def test_content_type_and_values(node):
    runtime = node(streamed("stream.setContentType('text/plain'); stream.write({ a: context.awsRequestId.length }); stream.end();"))
    answer = runtime.invoke()
    assert (answer.headers["content-type"], answer.body) == ("text/plain", b'{"a":36}')


def test_an_empty_response(node):
    answer = node(streamed("stream.end();")).invoke()
    assert (answer.kind, answer.headers[MODE], answer.body) == ("response", "streaming", b"")


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_the_content_type_cannot_change_once_bytes_have_left(node, tcp):
    runtime = node(streamed("stream.write('a'); stream.setContentType('text/plain');"), tcp=tcp)
    answer = runtime.invoke()
    assert answer.body == b"a"
    assert trailing_error(answer)["errorMessage"] == "Cannot set content-type, too late."


def test_an_http_response_begins_with_its_metadata(node):
    body = "stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: 'b' } }); stream.write('text'); stream.end();"
    answer = node(streamed(body)).invoke()
    assert answer.headers["content-type"] == "application/vnd.awslambda.http-integration-response"
    assert answer.body == b'{"statusCode":201,"headers":{"a":"b"}}' + bytes(8) + b"text"


def test_a_pipeline_of_much_data(node):
    body = """
    const { Readable } = require('stream');
    const { pipeline } = require('stream/promises');
    await pipeline(Readable.from((function* () { for (let i = 0; i < 200; i++) yield Buffer.alloc(50_000, i); })()), stream);
    """
    answer = node(streamed(body)).invoke()
    assert len(answer.body) == 10_000_000
    assert answer.body[-1] == 199


def test_an_error_before_the_first_byte_is_an_error(node):
    answer = node(streamed("throw new RangeError('early');")).invoke()
    assert answer.kind == "error"
    assert (answer.json["errorType"], answer.json["errorMessage"]) == ("RangeError", "early")


def test_an_error_after_it_is_in_the_trailers(node):
    runtime = node(streamed("stream.write('begun'); throw new RangeError('late');"))
    for _ in range(2):
        answer = runtime.invoke()
        assert (answer.kind, answer.body) == ("response", b"begun")
        error = trailing_error(answer)
        assert (error["errorType"], error["errorMessage"]) == ("RangeError", "late")
        assert error["trace"][0] == "RangeError: late"


def test_an_uncaught_error_ends_the_stream_and_the_process(node):
    runtime = node(streamed("stream.write('begun'); setTimeout(() => { throw new Error('apart'); }, 1); await new Promise(() => {});"))
    answer = runtime.invoke()
    assert trailing_error(answer)["errorMessage"] == "apart"
    assert runtime.wait() == 129


def test_a_stream_that_nothing_can_end(node):
    answer = node(streamed("stream.write('begun');")).invoke()
    assert trailing_error(answer)["errorType"] == "Runtime.NodeJsExit"


def test_a_handler_without_a_promise(node):
    answer = node("exports.handler = awslambda.streamifyResponse(() => 1);").invoke()
    assert (answer.kind, answer.json["errorMessage"]) == ("error", "Streaming does not support non-async handlers.")


def test_ordinary_handlers_are_as_before(node):
    answer = node("exports.handler = async () => typeof awslambda.streamifyResponse;\n").invoke()
    assert (answer.kind, answer.json) == ("response", "function")
    assert MODE not in answer.headers
