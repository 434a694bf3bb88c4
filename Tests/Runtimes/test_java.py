"""Java: forms of handlers, values, contexts, errors, logs."""

import json
import shutil
import subprocess

import pytest
from fake_runtime_api import REQUEST_ID


@pytest.mark.parametrize("tcp", [False, True], ids=["inherited", "tcp"])
def test_events_come_back_as_they_are(java, tcp):
    runtime = java("example.Functions$Echo", tcp=tcp)
    for event in ({"a": [1, 2.5, None, True, "x"]}, [], "héllo 😀", 0, None, {"text": "é" * 100_000}):
        answer = runtime.invoke(raw=json.dumps(event, ensure_ascii=False).encode())
        assert answer.kind == "response"
        assert answer.headers["content-type"] == "application/json"
        assert answer.json == event
    assert runtime.invoke({"text": "x" * 40}, chunked=True).json == {"text": "x" * 40}


def test_answer_and_next_travel_in_one_write(java):
    runtime = java("example.Functions$Echo", tcp=True)
    runtime.invoke({})
    assert b"/response" in runtime._writes[-1] and b"/invocation/next" in runtime._writes[-1]


@pytest.mark.parametrize(
    "handler, event, result",
    [
        ("example.Functions$Older", b'[{"name":"a","age":1,"unknown":2}]', b'{"a":{"name":"a","age":2}}'),
        ("example.Functions$Stream", b'{"a": 1}', b'<{"a": 1}>'),
        ("example.Functions::plain", b'"text"', b'"plain text"'),
        ("example.Functions::add", b"[1,2,3]", b"6"),
        ("example.Functions::copy", b'{"a": 1}', b'{"a": 1}'),
        ("example.Functions::nothing", b"{}", b"null"),
        ("example.Functions::overloaded", b'""', b'"two"'),
    ],
)
def test_forms_of_handlers(java, handler, event, result):
    answer = java(handler).invoke(raw=event)
    assert (answer.kind, answer.body) == ("response", result)


def test_the_context(java):
    headers = [
        ("Lambda-Runtime-Client-Context", '{"custom":{"a":"b"},"env":{"c":"d"},"client":{"app_title":"t"}}'),
        ("Lambda-Runtime-Cognito-Identity", '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}'),
        ("Lambda-Runtime-Trace-Id", "Root=1-2-3"),
        ("Lambda-Runtime-Aws-Tenant-Id", "tenant"),
    ]
    seen = java("example.Functions$See").invoke(headers=headers).json
    assert seen.pop("remaining") > 10**9
    assert seen == {
        "id": REQUEST_ID,
        "arn": "arn:aws:lambda:us-east-1:000000000000:function:echo",
        "group": "/aws/lambda/echo",
        "stream": "2024/05/15/[$LATEST]d4f0",
        "name": "echo",
        "version": "$LATEST",
        "memory": 512,
        "tenant": "tenant",
        "trace": "Root=1-2-3",
        "identity": "i p",
        "custom": {"a": "b"},
        "environment": {"c": "d"},
        "title": "t",
    }


def test_an_exception(java):
    runtime = java("example.Functions$Fails")
    for _ in range(2):
        answer = runtime.invoke(raw=b'"some_error_msg"')
        assert answer.kind == "error"
        assert list(answer.json) == ["errorMessage", "errorType", "stackTrace"]
        assert answer.json["errorMessage"] == "Error: some_error_msg"
        assert answer.json["errorType"] == "java.lang.RuntimeException"
        # The method of the class, and the one that the compiler makes for the interface.
        assert len(answer.json["stackTrace"]) == 2
        assert all(frame.startswith("example.Functions$Fails.handleRequest(Functions.java:") for frame in answer.json["stackTrace"])


def test_an_exception_with_its_cause(java):
    cause = java("example.Functions$Fails").invoke(raw=b'"cause"').json["cause"]
    assert (cause["errorMessage"], cause["errorType"]) == ("inner", "java.lang.RuntimeException")
    assert cause["stackTrace"]


def test_an_error_of_the_machine_ends_the_process(java):
    runtime = java("example.Functions$Fails")
    assert runtime.invoke(raw=b'"memory"').json["errorType"] == "java.lang.OutOfMemoryError"
    assert runtime.wait() == 1


def test_events_and_results_that_are_no_values(java):
    answer = java("example.Functions$Older").invoke(raw=b'"text"')
    assert (answer.kind, answer.json["errorMessage"]) == ("error", "An error occurred during JSON parsing")
    answer = java("example.Functions::unserialisable").invoke(raw=b"{}")
    assert (answer.kind, answer.json["errorMessage"]) == ("error", "An error occurred during JSON serialization of response")


@pytest.mark.parametrize(
    "handler, message, kind",
    [
        ("example.Absent", "Class not found: example.Absent", "java.lang.ClassNotFoundException"),
        ("example.Functions::absent", "No public method named absent with appropriate method signature found on class example.Functions", None),
        ("example.Functions", "Class does not implement an appropriate handler interface: example.Functions", None),
        ("::x", "Invalid handler: `::x'", None),
    ],
)
def test_handlers_that_cannot_be_found_are_told_at_the_first_invocation(java, handler, message, kind):
    answer = java(handler).invoke()
    assert answer.kind == "error"
    assert (answer.json["errorMessage"], answer.json.get("errorType")) == (message, kind)


@pytest.mark.parametrize(
    "handler, message, kind",
    [
        ("example.Functions$BadConstructor", "not made", "java.lang.IllegalStateException"),
        ("example.Functions$BadStatic", "Error loading class example.Functions$BadStatic", "java.lang.ExceptionInInitializerError"),
    ],
)
def test_code_that_fails_while_it_is_loaded(java, handler, message, kind):
    runtime = java(handler)
    error = runtime.initialization_error()
    assert (error.json["errorMessage"], error.json["errorType"]) == (message, kind)
    assert error.headers["lambda-runtime-function-error-type"] == "Runtime.BadFunctionCode"
    assert runtime.wait() == 1


def test_each_event_of_the_log_is_a_frame(java):
    runtime = java("example.Functions$Says")
    assert runtime.invoke(raw=b'"a\\nb"').body == b"null"
    frames = runtime.frames()
    assert [(frame.text, frame.level) for frame in frames] == [("a\nb", 0), ("debugging", 2), ("warned", 4)]
    assert runtime.process.stdout.read() == b"printed\n"


def test_events_in_json_above_a_level(java):
    runtime = java("example.Functions$Says", environment={"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "INFO"})
    runtime.invoke(raw=b'"text"')
    events = [json.loads(frame.text) for frame in runtime.frames()]
    assert [(event["message"], event["level"], event["AWSRequestId"]) for event in events] == [
        ("text", "UNDEFINED", REQUEST_ID),
        ("warned", "WARN", REQUEST_ID),
    ]


def test_errors_are_logged_with_their_trace(java):
    runtime = java("example.Functions$Fails")
    runtime.invoke(raw=b'"x"')
    text = runtime.frames()[0].text
    assert text.startswith("Error: x: java.lang.RuntimeException\njava.lang.RuntimeException: Error: x\n\tat example.Functions$Fails.")
    assert "lambent" not in text


def test_classes_come_from_jars_of_the_function_and_of_layers(java, java_classes, tmp_path):
    layer = tmp_path.parent / (tmp_path.name + "-layer")
    for place in (layer / "java" / "lib", tmp_path / "lib"):
        place.mkdir(parents=True)
        subprocess.run(["jar", "--create", "--file", str(place / "a.jar"), "-C", str(java_classes), "example"], check=True)
        runtime = java("example.Functions::plain", layers=[layer])
        shutil.rmtree(tmp_path / "example")
        assert runtime.invoke(raw=b'"x"').body == b'"plain x"'
        shutil.rmtree(place)
