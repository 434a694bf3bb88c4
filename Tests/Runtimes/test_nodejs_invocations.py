"""Node.js: events, results, contexts and errors of invocations."""

import json

import pytest
from fake_runtime_api import REQUEST_ID

ECHO = "exports.handler = async (event) => event;\n"


@pytest.fixture
def legacy(node_major):
    if node_major >= 24:
        pytest.skip("callbacks are gone since Node.js 24")


def test_events_come_back_as_they_are(node):
    runtime = node(ECHO)
    for event in ({"a": [1, 2.5, None, True, "x"]}, [], "héllo 😀", 0, None):
        answer = runtime.invoke(raw=json.dumps(event, ensure_ascii=False).encode())
        assert answer.kind == "response"
        assert answer.headers["content-type"] == "application/json"
        assert answer.json == event


def test_answer_and_next_travel_in_one_write(node):
    runtime = node(ECHO, tcp=True)
    runtime.invoke({})
    assert b"/response" in runtime._writes[-1] and b"/invocation/next" in runtime._writes[-1]


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_large_and_chunked_events_are_read_whole(node, tcp):
    runtime = node("exports.handler = async (event) => event.text.length;\n", tcp=tcp)
    assert runtime.invoke({"text": "x" * 6_000_000}).json == 6_000_000
    assert runtime.invoke({"text": "x" * 40}, chunked=True).json == 40
    assert runtime.invoke({"text": "é" * 40_000}).json == 40_000


def test_undefined_and_functions_become_null(node):
    runtime = node("exports.handler = async (event) => [undefined, () => 1, { a: undefined }][event];\n")
    assert [runtime.invoke(index, raw=b"%d" % index).body for index in range(3)] == [b"null", b"null", b"{}"]


def test_result_that_is_not_serialisable(node):
    runtime = node("exports.handler = async () => { const a = {}; a.a = a; return a; };\n")
    answer = runtime.invoke()
    assert answer.kind == "error"
    assert answer.json["errorType"] == "Error"
    assert answer.json["errorMessage"] == "Unable to stringify response body"
    assert runtime.invoke().kind == "error"


def test_event_that_is_not_json(node):
    answer = node(ECHO).invoke(raw=b"{nope")
    assert answer.kind == "error" and answer.json["errorType"] == "SyntaxError"


@pytest.mark.parametrize("body", ["throw new RangeError('bad \\x7F')", "return Promise.reject(new RangeError('bad \\x7F'))"])
@pytest.mark.parametrize(
    ("name", "declaration", "frame"),
    [
        ("app.js", "exports.handler =", "    at exports.handler (%s/app.js:1:"),
        ("app.mjs", "export const handler =", "    at Runtime.handler (file://%s/app.mjs:1:"),
    ],
)
def test_error_of_a_handler(node, tmp_path, body, name, declaration, frame):
    runtime = node("%s async () => { %s };\n" % (declaration, body), name=name)
    answer = runtime.invoke()
    assert answer.kind == "error"
    assert answer.headers["lambda-runtime-function-error-type"] == "RangeError"
    document = answer.json
    assert list(document) == ["errorType", "errorMessage", "trace"]
    assert document["errorType"] == "RangeError" and document["errorMessage"] == "bad %7F"
    assert document["trace"][0] == "RangeError: bad %7F"
    assert document["trace"][1].startswith(frame % tmp_path)
    assert runtime.invoke().kind == "error"
    (first, _) = runtime.frames()
    head, _, text = first.text.partition("Invoke Error \t")
    assert head.endswith("\t%s\tERROR\t" % REQUEST_ID)
    logged = json.loads(text)
    assert list(logged) == ["errorType", "errorMessage", "stack"]


def test_whatever_is_thrown(node):
    runtime = node("exports.handler = async (event) => { throw event; };\n")
    assert runtime.invoke("the text").json == {"errorType": "string", "errorMessage": "the text", "trace": []}
    assert runtime.invoke(raw=b"7").json == {"errorType": "number", "errorMessage": "7", "trace": []}
    assert runtime.invoke({"name": "N", "message": "m", "stack": "s\nt"}).json == {
        "errorType": "N",
        "errorMessage": "m",
        "trace": ["s", "t"],
    }


def test_context_is_whole(node):
    source = (
        "exports.handler = async (event, context) => {\n"
        "  const remaining = context.getRemainingTimeInMillis() > 1e9;\n"
        "  const { getRemainingTimeInMillis, succeed, fail, done, ...rest } = context;\n"
        "  return { ...rest, remaining };\n"
        "};\n"
    )
    runtime = node(source)
    common = {
        "functionVersion": "$LATEST",
        "functionName": "echo",
        "memoryLimitInMB": "512",
        "logGroupName": "/aws/lambda/echo",
        "logStreamName": "2024/05/15/[$LATEST]d4f0",
        "invokedFunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:echo",
        "awsRequestId": REQUEST_ID,
        "remaining": True,
    }
    document = runtime.invoke().json
    document.pop("callbackWaitsForEmptyEventLoop", None)
    assert document == common
    headers = [
        ("Lambda-Runtime-Client-Context", '{"custom":{"a":"é"}}'),
        ("Lambda-Runtime-Cognito-Identity", '{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}'),
    ]
    document = runtime.invoke(headers=headers).json
    assert document["clientContext"] == {"custom": {"a": "é"}}
    assert document["identity"] == {"cognitoIdentityId": "id", "cognitoIdentityPoolId": "pool"}


def test_trace_id_is_that_of_the_invocation(node):
    runtime = node("exports.handler = async () => process.env._X_AMZN_TRACE_ID ?? null;\n")
    assert runtime.invoke(headers=[("Lambda-Runtime-Trace-Id", "Root=1-5e7e8131")]).json == "Root=1-5e7e8131"
    assert runtime.invoke().json is None


def test_callback_waits_for_the_event_loop(node, legacy):
    source = (
        "let log = [];\n"
        "exports.handler = (event, context, callback) => {\n"
        "  context.callbackWaitsForEmptyEventLoop = event.waits;\n"
        "  setTimeout(() => log.push('timer'), 30);\n"
        "  callback(null, log);\n"
        "};\n"
    )
    assert node(source).invoke({"waits": True}).json == ["timer"]
    assert node(source).invoke({"waits": False}).json == []


def test_callback_with_an_error(node, legacy):
    source = "exports.handler = (event, context, callback) => { callback(event.error, 1); };\n"
    runtime = node(source)
    assert runtime.invoke({"error": "wrong"}).json == {"errorType": "string", "errorMessage": "wrong", "trace": []}
    assert runtime.invoke({}).json == 1


@pytest.mark.parametrize(
    ("call", "kind", "body"),
    [
        ("context.succeed({ a: 1 })", "response", {"a": 1}),
        ("context.done(null, 2)", "response", 2),
        ("context.done('bad')", "error", {"errorType": "string", "errorMessage": "bad", "trace": []}),
        ("context.fail()", "error", {"errorType": "string", "errorMessage": "handled", "trace": []}),
        ("context.succeed(1); context.fail('late'); callback(null, 3)", "response", 1),
    ],
)
def test_old_methods_of_the_context(node, legacy, call, kind, body):
    source = "exports.handler = (event, context, callback) => { setTimeout(() => {}, 20); %s };\n" % call
    answer = node(source).invoke()
    assert answer.kind == kind and answer.json == body


def test_handler_that_never_answers(node, node_major):
    runtime = node("exports.handler = async () => new Promise(() => {});\n")
    answer = runtime.invoke()
    if node_major < 24:
        assert answer.kind == "response" and answer.body == b"null"
    else:
        assert answer.json["errorType"] == "Runtime.NodeJsExit"
    assert runtime.invoke().kind == answer.kind


def test_handler_that_returns_nothing_by_itself(node, legacy):
    runtime = node("exports.handler = () => 5;\n")
    assert runtime.invoke().body == b"null"


def test_promise_that_settles_after_the_invocation_changes_nothing(node, legacy):
    source = (
        "let late;\n"
        "exports.handler = (event, context) => {\n"
        "  if (late) late();\n"
        "  context.succeed(event);\n"
        "  return new Promise((resolve) => { late = () => resolve('late'); });\n"
        "};\n"
    )
    runtime = node(source)
    assert [runtime.invoke({"n": n}).json for n in range(3)] == [{"n": n} for n in range(3)]


def test_uncaught_exception_ends_the_process(node):
    runtime = node("exports.handler = () => new Promise(() => { setTimeout(() => { throw new TypeError('x'); }, 1); });\n")
    answer = runtime.invoke()
    assert answer.kind == "error" and answer.json["errorType"] == "TypeError"
    assert runtime.request() is None
    assert runtime.wait() == 129
    assert "\tERROR\tUncaught Exception \t{" in runtime.frames()[0].text


def test_unhandled_rejection_ends_the_process(node):
    runtime = node("exports.handler = () => { Promise.reject(new Error('boom')); return new Promise((r) => setTimeout(r, 99)); };\n")
    answer = runtime.invoke()
    assert answer.kind == "error"
    assert answer.json["errorType"] == "Runtime.UnhandledPromiseRejection"
    assert answer.json["errorMessage"] == "Error: boom"
    assert answer.json["trace"][0] == "Runtime.UnhandledPromiseRejection: Error: boom"
    assert runtime.wait() == 128


def test_exception_between_invocations_ends_the_process_without_a_word(node):
    runtime = node("exports.handler = async () => { setTimeout(() => { throw new Error('later'); }, 30); };\n")
    runtime.invoke()
    assert runtime.request().kind == "next"
    assert runtime.request() is None
    assert runtime.wait() == 129


def test_end_of_the_process_is_its_own(node):
    for status in (0, 7):
        runtime = node("exports.handler = async (event) => process.exit(event);\n")
        runtime.request()
        runtime.send_event(status)
        assert runtime.request() is None
        assert runtime.wait() == status


def test_refused_answer_does_not_stop_the_loop(node):
    runtime = node(ECHO, tcp=True)
    runtime.request()
    runtime.send_event(1)
    assert runtime.request().kind == "response"
    runtime.answer(413, b'{"errorType":"RequestEntityTooLarge"}')
    assert runtime.invoke(2).json == 2


def test_end_of_the_connection_ends_the_process(node):
    runtime = node(ECHO)
    runtime.invoke()
    runtime.close()
    assert runtime.wait() == 1


def test_tcp_is_used_without_an_inherited_socket(node):
    assert node(ECHO, tcp=True).invoke([1]).json == [1]


def test_what_a_module_leaves_to_do_comes_before_the_first_event(node):
    source = (
        "const order = [];\n"
        "Promise.resolve().then(() => order.push('promise'));\n"
        "process.nextTick(() => order.push('tick'));\n"
        "setImmediate(() => order.push('immediate'));\n"
        "exports.handler = async () => order;\n"
    )
    assert sorted(node(source).invoke().json) == ["immediate", "promise", "tick"]


def test_streams_are_loaded_after_the_first_answer(node):
    source = (
        "const loaded = () => process.moduleLoadList.includes('NativeModule net');\n"
        "const atStart = loaded();\n"
        "exports.handler = async () => [atStart, loaded()];\n"
    )
    runtime = node(source)
    assert runtime.invoke().json == [False, False]
    assert runtime.invoke().json == [False, True]


def test_a_large_first_answer_is_sent_whole(node):
    runtime = node("exports.handler = async (event) => 'x'.repeat(event);\n")
    assert len(runtime.invoke(6_000_000).json) == 6_000_000
    assert runtime.invoke(3).json == "xxx"


def test_timers_run_while_the_first_answer_is_awaited(node):
    source = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 20, 'late'));\n"
    runtime = node(source)
    assert [runtime.invoke().json, runtime.invoke().json] == ["late", "late"]
