"""Ruby: events, results, contexts, errors, logs."""

import json
import re

import pytest
from fake_runtime_api import REQUEST_ID

ECHO = "def handler(event:, context:)\n  event\nend\n"


def method(body):
    return "def handler(event:, context:)\n  %s\nend\n" % body


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_events_come_back_as_they_are(ruby, tcp):
    runtime = ruby(ECHO, tcp=tcp)
    for event in ({"a": [1, 2.5, None, True, "x"]}, [], "héllo 😀", 0, None):
        answer = runtime.invoke(raw=json.dumps(event, ensure_ascii=False).encode())
        assert answer.kind == "response"
        assert answer.headers["content-type"] == "application/json"
        assert answer.json == event


def test_answer_and_next_travel_in_one_write(ruby):
    runtime = ruby(ECHO, tcp=True)
    runtime.invoke({})
    assert b"/response" in runtime._writes[-1] and b"/invocation/next" in runtime._writes[-1]


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_large_and_chunked_events_are_read_whole(ruby, tcp):
    runtime = ruby(method("event['text'].length"), tcp=tcp)
    assert runtime.invoke({"text": "x" * 6_000_000}).json == 6_000_000
    assert runtime.invoke({"text": "x" * 40}, chunked=True).json == 40
    assert runtime.invoke({"text": "é" * 40_000}).json == 40_000


@pytest.mark.parametrize(
    "source, handler, files",
    [
        ("module App; class Handler; def self.process(event:, context:) = 'class'; end; end", "app.App::Handler.process", {}),
        ("module App; def self.process(event:, context:) = 'module'; end", "app.App.process", {}),
        ("", "lib/deep.run", {"lib/deep.rb": "def run(event:, context:) = 'folder'"}),
        ("require_relative 'helper'\ndef handler(event:, context:) = HELP", "app.handler", {"helper.rb": "HELP = 'relative'"}),
        ("require 'helper'\ndef handler(event:, context:) = HELP", "app.handler", {"helper.rb": "HELP = 'required'"}),
        ("LAMBDA = 1\ndef handler(event:, **) = 'rest'", "app.handler", {}),
    ],
    ids=["class", "module", "folder", "relative", "required", "rest"],
)
def test_forms_of_a_handler(ruby, source, handler, files):
    assert ruby(source, handler, files).invoke().kind == "response"


def test_bytes_go_out_as_they_are(ruby):
    answer = ruby("require 'stringio'\n" + method("StringIO.new('raw')")).invoke()
    assert (answer.body, answer.headers["content-type"]) == (b"raw", "application/unknown")


def test_the_context(ruby):
    source = method(
        "{ id: context.aws_request_id, arn: context.invoked_function_arn, group: context.log_group_name, "
        "stream: context.log_stream_name, name: context.function_name, memory: context.memory_limit_in_mb, "
        "version: context.function_version, identity: context.identity, client: context.client_context, "
        "deadline: context.deadline_ms, remaining: context.get_remaining_time_in_millis, tenant: context.tenant_id, "
        "trace: ENV['_X_AMZN_TRACE_ID'] }"
    )
    headers = [
        ("Lambda-Runtime-Client-Context", '{"custom":{"a":"b"}}'),
        ("Lambda-Runtime-Cognito-Identity", '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}'),
        ("Lambda-Runtime-Trace-Id", "Root=1-2-3"),
        ("Lambda-Runtime-Aws-Tenant-Id", "t"),
    ]
    seen = ruby(source).invoke(headers=headers).json
    assert seen.pop("remaining") > 10**9
    assert seen == {
        "id": REQUEST_ID,
        "arn": "arn:aws:lambda:us-east-1:000000000000:function:echo",
        "group": "/aws/lambda/echo",
        "stream": "2024/05/15/[$LATEST]d4f0",
        "name": "echo",
        "memory": "512",
        "version": "$LATEST",
        "identity": {"cognitoIdentityId": "i", "cognitoIdentityPoolId": "p"},
        "client": {"custom": {"a": "b"}},
        "deadline": 4102444800000,
        "trace": "Root=1-2-3",
        "tenant": "t",
    }


def test_no_time_is_left_after_the_deadline(ruby):
    assert ruby(method("context.get_remaining_time_in_millis")).invoke(deadline=1).json == 0


def test_an_ordinary_error(ruby):
    runtime = ruby(method("raise 'some_error_msg'"))
    for _ in range(2):
        answer = runtime.invoke()
        assert answer.kind == "error"
        assert answer.headers["lambda-runtime-function-error-type"] == "Function<UserException>"
        assert list(answer.json) == ["errorMessage", "errorType", "stackTrace"]
        assert (answer.json["errorMessage"], answer.json["errorType"]) == ("some_error_msg", "Function<RuntimeError>")
        assert len(answer.json["stackTrace"]) == 1
        assert re.fullmatch(r".*/app\.rb:2:in [`'](Object#)?handler'", answer.json["stackTrace"][0])


@pytest.mark.parametrize(
    "body, kind",
    [("nothing_of_this_name", "NameError"), ("nil.absent", "NoMethodError"), ("exit", "SystemExit"), ("raise Exception, 'x'", "Exception")],
)
def test_a_critical_error_ends_the_process(ruby, body, kind):
    runtime = ruby(method(body))
    answer = runtime.invoke()
    assert answer.kind == "error"
    assert answer.json["errorType"] == "Function<%s>" % kind
    assert answer.headers["lambda-runtime-function-error-type"] == "Function<%s>" % kind
    assert runtime.wait() == 255


def test_a_result_that_is_not_json(ruby):
    answer = ruby(method("Float::NAN")).invoke()
    assert (answer.kind, answer.json["errorType"]) == ("error", "Function<JSON::GeneratorError>")


@pytest.mark.parametrize(
    "source, handler, kind, message",
    [
        (ECHO, "absent.handler", "Init<LoadError>", "cannot load such file -- absent"),
        ("raise 'Runtime startup fails'", "app.handler", "Init<RuntimeError>", "Runtime startup fails"),
        ("def handler(", "app.handler", "Init<SyntaxError>", None),
        (ECHO, "app", "Init<ArgumentError>", None),
    ],
    ids=["no file", "raises", "syntax", "form"],
)
def test_init_errors(ruby, source, handler, kind, message):
    runtime = ruby(source, handler)
    error = runtime.initialization_error()
    assert error.json["errorType"] == kind
    assert message is None or error.json["errorMessage"] == message
    assert runtime.wait() == 252


def test_each_event_of_the_log_is_a_frame(ruby):
    runtime = ruby(method("puts 'one', 'two'; puts \"a\\nb\"; Logger.new($stdout).warn('said'); nil"))
    runtime.invoke()
    frames = runtime.frames()
    assert [frame.text for frame in frames[:2]] == ["one\ntwo\n", "a\nb\n"]
    assert re.fullmatch(r"W, \[[0-9T:.-]+ #\d+\]  WARN %s -- : said\n" % REQUEST_ID, frames[2].text)
    assert (frames[2].kind & 0xFFFF0001, frames[2].level) == (0xA55A0001, 4)


def test_errors_are_logged(ruby):
    runtime = ruby(method("raise 'told'"))
    runtime.invoke()
    frames = runtime.frames()
    assert frames[0].text == "Error raised from handler method\n"
    assert json.loads(frames[1].text)["errorMessage"] == "told"


def test_events_in_json(ruby):
    environment = {"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "WARN"}
    runtime = ruby(
        method("log = Logger.new($stdout); log.info('not'); log.warn('said'); log.error(ArgumentError.new('bad')); nil"),
        environment=environment,
    )
    runtime.invoke()
    events = [json.loads(frame.text) for frame in runtime.frames()]
    assert [(event["level"], event["message"], event["requestId"]) for event in events] == [
        ("WARN", "said", REQUEST_ID),
        ("ERROR", "bad", REQUEST_ID),
    ]
    assert events[1]["errorType"] == "ArgumentError"


def test_without_a_descriptor_events_are_lines(ruby):
    runtime = ruby(method("puts 'one'; Logger.new($stdout).info('two'); raise 'three'"), framed=False)
    runtime.invoke()
    lines = runtime.output().splitlines()
    assert lines[0] == "one" and lines[1].endswith("%s -- : two" % REQUEST_ID)


def test_nothing_of_the_runtime_is_left_in_the_environment(ruby):
    names = ruby(method("ENV.keys")).invoke().json
    assert not [name for name in names if "LAMBENT" in name or name.startswith("_LAMBDA")]
