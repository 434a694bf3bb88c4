"""Python: events, results, contexts and errors of invocations."""

import json

import pytest
from fake_runtime_api import REQUEST_ID

ECHO = "def handler(event, context):\n    return event\n"


def test_events_come_back_as_they_are(python):
    runtime = python(ECHO)
    for event in ({"a": [1, 2.5, None, True, "x"]}, [], "text", 0, None, {"deep": {"er": {}}}):
        answer = runtime.invoke(event, raw=json.dumps(event).encode())
        assert answer.kind == "response"
        assert answer.headers["content-type"] == "application/json"
        assert answer.body == json.dumps(event).encode()


def test_answer_and_next_travel_in_one_write(python):
    runtime = python(ECHO, tcp=True)
    runtime.invoke({})
    assert b"/response" in runtime._writes[-1] and b"/invocation/next" in runtime._writes[-1]


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_large_and_chunked_events_are_read_whole(python, tcp):
    runtime = python("def handler(event, context):\n    return len(event['text'])\n", tcp=tcp)
    assert runtime.invoke({"text": "x" * 6_000_000}).json == 6_000_000
    assert runtime.invoke({"text": "x" * 40}, chunked=True).json == 40


def test_characters_outside_of_ascii_are_escaped_before_312(python, python_version):
    runtime = python("def handler(event, context):\n    return 'h\\u00e9 \\U0001f600'\n")
    expected = b'"h\\u00e9 \\ud83d\\ude00"' if python_version < (3, 12) else '"hé 😀"'.encode()
    assert runtime.invoke().body == expected


def test_values_beyond_json(python):
    source = (
        "from decimal import Decimal\n"
        "def handler(event, context):\n"
        "    return {'d': [Decimal('1.10'), Decimal(7)] + [Decimal(n) / 10 for n in range(12)],\n"
        "            'n': [Decimal('NaN'), float('nan'), float('inf')], 't': (1, 2), 1: True}\n"
    )
    tenths = ", ".join(["0", *("0.%d" % n for n in range(1, 10)), "1", "1.1"])
    expected = '{"d": [1.10, 7, %s], "n": [NaN, NaN, Infinity], "t": [1, 2], "1": true}' % tenths
    assert python(source).invoke().body.decode() == expected


def test_bytes_are_passed_through(python):
    answer = python("def handler(event, context):\n    return b'\\x00\\xff'\n").invoke()
    assert answer.body == b"\x00\xff"
    assert answer.headers["content-type"] == "application/unknown"


def test_result_that_is_not_serialisable(python, python_version):
    runtime = python("def handler(event, context):\n    return {'set': {1}}\n")
    answer = runtime.invoke()
    assert answer.kind == "error"
    expected = {
        "errorMessage": "Unable to marshal response: Object of type set is not JSON serializable",
        "errorType": "Runtime.MarshalError",
        "requestId": REQUEST_ID,
        "stackTrace": [],
    }
    if python_version < (3, 9):
        del expected["requestId"]
    assert answer.json == expected
    assert list(answer.json) == list(expected)
    assert runtime.invoke().kind == "error"


def test_event_that_is_not_json(python):
    answer = python(ECHO).invoke(raw=b"{nope")
    assert answer.kind == "error"
    assert answer.json["errorType"] == "Runtime.UnmarshalError"
    assert answer.json["errorMessage"].startswith("Unable to unmarshal input: Expecting property name")


def test_exception_of_a_handler(python, python_version, tmp_path):
    source = "def fail():\n    raise Exception('Handler fails')\n\ndef handler(event, context):\n    fail()\n"
    runtime = python(source)
    answer = runtime.invoke()
    assert answer.kind == "error"
    assert answer.headers["lambda-runtime-function-error-type"] == "Exception"
    document = answer.json
    assert document.get("requestId") == (None if python_version < (3, 9) else REQUEST_ID)
    assert document["errorMessage"] == "Handler fails"
    assert document["errorType"] == "Exception"
    assert document["stackTrace"] == [
        '  File "%s/app.py", line 5, in handler\n    fail()\n' % tmp_path,
        '  File "%s/app.py", line 2, in fail\n    raise Exception(\'Handler fails\')\n' % tmp_path,
    ]
    assert runtime.invoke().kind == "error"
    event = runtime.frames()[0]
    assert event.kind == 0xA55A0017
    assert event.text == (
        "[ERROR] Exception: Handler fails\nTraceback (most recent call last):\n"
        '\u00a0\u00a0File "%s/app.py", line 5, in handler\n\u00a0\u00a0\u00a0\u00a0fail()\n'
        '\u00a0\u00a0File "%s/app.py", line 2, in fail\n\u00a0\u00a0\u00a0\u00a0raise Exception(\'Handler fails\')'
        % (tmp_path, tmp_path)
    )


def test_odd_exceptions_are_told_too(python):
    source = (
        "class Odd(Exception):\n    def __str__(self):\n        raise ValueError('no text')\n"
        "def handler(event, context):\n    raise Odd() if event else KeyError('\\udc80')\n"
    )
    runtime = python(source)
    assert runtime.invoke({}).json["errorMessage"] == "'\\udc80'"
    answer = runtime.invoke({"odd": 1})
    assert answer.json["errorType"] == "Odd" and answer.json["errorMessage"] == ""


def test_context_is_whole(python):
    source = (
        "def handler(event, context):\n"
        "    c = context.client_context\n"
        "    return [context.aws_request_id, context.log_group_name, context.log_stream_name, context.function_name,\n"
        "            context.memory_limit_in_mb, context.function_version, context.invoked_function_arn,\n"
        "            context.tenant_id, context.get_remaining_time_in_millis() > 10**9,\n"
        "            c and [c.custom, c.env, c.client.app_title, c.client.installation_id],\n"
        "            context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id]\n"
    )
    runtime = python(source)
    common = [
        REQUEST_ID,
        "/aws/lambda/echo",
        "2024/05/15/[$LATEST]d4f0",
        "echo",
        "512",
        "$LATEST",
        "arn:aws:lambda:us-east-1:000000000000:function:echo",
        None,
        True,
    ]
    assert runtime.invoke().json == common + [None, None, None]
    client = {"custom": {"a": "é"}, "env": {"locale": "en"}, "client": {"app_title": "t"}}
    headers = [
        ("Lambda-Runtime-Client-Context", json.dumps(client, ensure_ascii=False)),
        ("Lambda-Runtime-Cognito-Identity", '{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}'),
    ]
    assert runtime.invoke(headers=headers).json == common + [[{"a": "é"}, {"locale": "en"}, "t", None], "id", "pool"]


def test_remaining_time_never_falls_below_zero(python):
    runtime = python("def handler(event, context):\n    return context.get_remaining_time_in_millis()\n")
    assert runtime.invoke(deadline=1).json == 0


def test_client_context_that_is_not_json(python):
    answer = python(ECHO).invoke(headers=[("Lambda-Runtime-Client-Context", "{")])
    assert answer.json["errorType"] == "Runtime.LambdaContextUnmarshalError"


def test_trace_id_is_that_of_the_invocation(python):
    runtime = python("import os\ndef handler(event, context):\n    return os.environ.get('_X_AMZN_TRACE_ID')\n")
    assert runtime.invoke(headers=[("Lambda-Runtime-Trace-Id", "Root=1-5e7e8131")]).json == "Root=1-5e7e8131"
    assert runtime.invoke().json is None


def test_state_is_kept_between_invocations(python):
    source = "count = 0\ndef handler(event, context):\n    global count\n    count += 1\n    return count\n"
    runtime = python(source)
    assert [runtime.invoke().json for _ in range(3)] == [1, 2, 3]


def test_refused_answer_does_not_stop_the_loop(python):
    runtime = python(ECHO, tcp=True)
    runtime.request()
    runtime.send_event(1)
    assert runtime.request().kind == "response"
    runtime.answer(413, b'{"errorType":"RequestEntityTooLarge"}')
    assert runtime.invoke(2).json == 2


def test_end_of_the_process_is_its_own(python):
    source = "import sys, os\ndef handler(event, context):\n    sys.exit(event) if event < 9 else exit(event)\n"
    for status in (0, 7, 9):
        runtime = python(source)
        runtime.request()
        runtime.send_event(status)
        assert runtime.request() is None
        assert runtime.wait() == status


def test_end_of_the_connection_ends_the_process(python):
    runtime = python(ECHO)
    runtime.invoke()
    runtime.close()
    assert runtime.wait() == 1


def test_tcp_is_used_without_an_inherited_socket(python):
    runtime = python(ECHO, tcp=True)
    assert runtime.invoke([1]).json == [1]


@pytest.mark.parametrize("place", ["import os\n", ""])
def test_the_trace_is_a_variable_whenever_os_is_imported(python, place):
    source = place + (
        "def handler(event, context):\n"
        "    import os, subprocess\n"
        "    name = '_X_AMZN_TRACE_ID'\n"
        "    child = subprocess.run(['printenv', name], stdout=subprocess.PIPE).stdout.decode().strip()\n"
        "    return [os.environ.get(name), os.getenv(name), child]\n"
    )
    runtime = python(source, environment={"_X_AMZN_TRACE_ID": "Root=0"})
    assert runtime.invoke(headers=[("Lambda-Runtime-Trace-Id", "Root=1")]).json == ["Root=1"] * 3
    assert runtime.invoke(headers=[("Lambda-Runtime-Trace-Id", "Root=2")]).json == ["Root=2"] * 3
    assert runtime.invoke().json == [None, None, ""]


def test_no_module_is_loaded_at_the_start_that_the_interpreter_can_do_without(python):
    source = (
        "import sys\n"
        "loaded = [name for name in ('os', 'json', 'logging', 're', 'socket', 'traceback') if name in sys.modules]\n"
        "def handler(event, context):\n"
        "    return loaded\n"
    )
    assert python(source).invoke().json == []
