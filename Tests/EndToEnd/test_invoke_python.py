"""What a Python function is given, and what its caller gets."""

import base64
import json
import re
import signal

import pytest
from botocore.exceptions import ClientError

from support import packages, runtimes
from support.clients import ACCOUNT, REGION
from support.functions import refusal

PREFIX = "RequestId: {0} Error: "


@pytest.fixture
def function(create):
    return create("python")


def test_function_sees_its_settings(create):
    function = create(MemorySize=256, Timeout=7, Environment={"Variables": {"MARK": "blue", "EMPTY": ""}})
    seen = function({"do": "see"})
    variables = seen["variables"]
    assert variables["MARK"] == "blue"
    assert variables["EMPTY"] == ""
    assert variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] == "256"
    assert variables["AWS_LAMBDA_FUNCTION_NAME"] == function.name
    assert variables["AWS_LAMBDA_FUNCTION_VERSION"] == "$LATEST"
    assert variables["AWS_LAMBDA_INITIALIZATION_TYPE"] == "on-demand"
    assert variables["AWS_LAMBDA_LOG_GROUP_NAME"] == f"/aws/lambda/{function.name}" == seen["logGroup"]
    assert re.fullmatch(r"\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}", variables["AWS_LAMBDA_LOG_STREAM_NAME"])
    assert variables["AWS_LAMBDA_LOG_STREAM_NAME"] == seen["logStream"]
    assert variables["AWS_REGION"] == variables["AWS_DEFAULT_REGION"] == REGION
    assert variables["AWS_EXECUTION_ENV"] == f"AWS_Lambda_{runtimes.python()}"
    assert variables["_HANDLER"] == "probe.handler"
    assert variables["TZ"] == ":UTC"
    assert variables["LAMBDA_TASK_ROOT"] == seen["directory"]
    assert variables["LAMBDA_RUNTIME_DIR"]
    assert re.fullmatch(r"[0-9.]+:\d+", variables["AWS_LAMBDA_RUNTIME_API"])
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        assert variables[name]
    assert seen["memoryLimit"] == 256
    assert 6000 < seen["remaining"] <= 7000
    assert seen["functionName"] == function.name
    assert seen["functionVersion"] == "$LATEST"
    assert seen["invokedARN"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    assert f"python{seen['version']}" == runtimes.python()


def test_function_sees_nothing_of_the_server(server, function):
    variables = function({"do": "see"})["variables"]
    assert not [name for name in variables if name.startswith("LAMBENT_") or name.startswith("_LAMBENT")]
    assert "HOME" not in variables or variables["HOME"] != server.root
    held = function({"do": "descriptors"})
    assert not [path for path in held.values() if path.endswith((".sqlite", ".db", ".key", "-wal"))], held
    # Standard streams, the connection to its Runtime API, and the directory just being read.
    assert len(held) <= 6, held


def test_limits_are_those_of_the_service(probe):
    limits = probe({"do": "limits"})
    assert limits["NOFILE"] == [1024, 1024]
    assert limits["STACK"][0] == 8 << 20
    assert limits["MEMLOCK"] == [65536, 65536]
    assert limits["AS"] == [-1, -1], "memory is never limited by address space"


def test_credentials_are_the_functions_own(create):
    first, second = create(), create()
    one, two = first({"do": "see"})["variables"], second({"do": "see"})["variables"]
    assert one["AWS_ACCESS_KEY_ID"] != two["AWS_ACCESS_KEY_ID"]
    assert one["AWS_ACCESS_KEY_ID"] != "test"


def test_request_id_is_the_same_everywhere(function):
    outcome = function.invoke({"do": "see"}, tail=True)
    assert outcome.value["requestID"] == outcome.request_id
    assert f"START RequestId: {outcome.request_id} Version: $LATEST" in outcome.log
    assert f"END RequestId: {outcome.request_id}" in outcome.log


@pytest.mark.parametrize(
    "event", [{"do": "echo", "a": [1, 2.5, None, True]}, [1, "zwei", "δρ3", "😀"], "text", 3, 1.5, True, None, [], [{}]]
)
def test_payload_goes_through_unchanged(probe, event):
    outcome = probe.invoke(event, payload=None) if event is not None else probe.invoke(payload=b"null")
    assert outcome.error is None
    assert outcome.value == event


def test_no_payload_is_an_empty_object(create):
    function = create(code=packages.python("def handler(event, context): return event"), Handler="app.handler")
    assert function.invoke().value == {}
    assert function.invoke(payload=b"").value == {}


def test_a_handler_that_returns_nothing_answers_null(probe):
    assert probe.invoke({"do": "say", "lines": []}).raw == b"null"


def test_large_payloads_pass_in_both_directions(create):
    function = create(MemorySize=512)
    assert len(function({"do": "echo", "text": "y" * 6_000_000})["text"]) == 6_000_000
    assert len(function({"do": "large", "size": 6_000_000})) == 6_000_000


def test_a_response_over_the_limit_is_a_function_error_and_the_environment_survives(function):
    before = function({"do": "see"})["environment"]
    outcome = function.invoke({"do": "large", "size": 6291557})
    assert outcome.error == "Unhandled"
    assert outcome.raw == (
        b'{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).",'
        b'"errorType":"Function.ResponseSizeTooLarge"}'
    )
    assert function({"do": "see"})["environment"] == before


def test_an_exception_is_an_unhandled_error_with_its_trace(function):
    directory = function({"do": "see"})["directory"]
    outcome = function.invoke({"do": "fail", "message": "on purpose"})
    assert outcome.error == "Unhandled"
    assert outcome.version == "$LATEST"
    assert list(outcome.value) == ["errorMessage", "errorType", "requestId", "stackTrace"]
    assert outcome.value["errorMessage"] == "on purpose"
    assert outcome.value["errorType"] == "ValueError"
    assert outcome.value["requestId"] == outcome.request_id
    frames = outcome.value["stackTrace"]
    assert all("bootstrap" not in frame for frame in frames)
    place = rf'  File "{directory}/probe\.py", line \d+, in fail\n'
    assert re.fullmatch(place + r'    raise ValueError\(event\.get\("message", "no message"\)\)\n', frames[-1])


def test_an_exception_keeps_the_environment(function):
    before = function({"do": "see"})
    function.invoke({"do": "fail"})
    after = function({"do": "see"})
    assert after["environment"] == before["environment"]
    assert after["count"] == before["count"] + 2


def test_a_value_that_is_not_json_is_a_marshal_error(function):
    outcome = function.invoke({"do": "unserialisable"})
    assert outcome.error == "Unhandled"
    body = {
        "errorMessage": "Unable to marshal response: Object of type set is not JSON serializable",
        "errorType": "Runtime.MarshalError",
        "requestId": outcome.request_id,
        "stackTrace": [],
    }
    assert (outcome.value, list(outcome.value)) == (body, list(body))


def test_timeout_ends_the_invocation_and_restarts_the_process(create):
    function = create(Timeout=3)
    function({"do": "write", "text": "kept"})
    before = function({"do": "see"})
    outcome = function.invoke({"do": "sleep", "seconds": 30}, tail=True)
    assert outcome.error == "Unhandled"
    assert outcome.raw.decode() == (
        f'{{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {outcome.request_id} '
        'Error: Task timed out after 3.00 seconds"}'
    )
    assert outcome.report["Duration"] == "3000.00 ms"
    after = function({"do": "read"})
    assert after["text"] == "kept", "the temporary directory survives a timeout"
    assert after["environment"] != before["environment"]
    assert after["count"] == 1, "the process does not survive a timeout"


@pytest.mark.parametrize(
    "event, text",
    [
        ({"do": "leave", "status": 0}, "Runtime exited without providing a reason"),
        ({"do": "leave politely", "status": 0}, "Runtime exited without providing a reason"),
        ({"do": "leave", "status": 3}, "Runtime exited with error: exit status 3"),
        ({"do": "signal", "signal": int(signal.SIGKILL)}, "Runtime exited with error: signal: killed"),
        ({"do": "signal", "signal": int(signal.SIGSEGV)}, "Runtime exited with error: signal: segmentation fault"),
    ],
    ids=["exit 0", "sys.exit(0)", "exit 3", "killed", "segmentation fault"],
)
def test_exit_is_an_error_and_the_function_goes_on(function, event, text):
    function({"do": "write", "text": "kept"})
    outcome = function.invoke(event)
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorType", "errorMessage"]
    assert outcome.value["errorType"] == "Runtime.ExitError"
    assert outcome.value["errorMessage"].removesuffix(" (core dumped)") == PREFIX.format(outcome.request_id) + text
    assert function({"do": "read"})["text"] == "kept"


INIT_ERRORS = {
    "no such module": (
        {"Handler": "absent.handler"},
        "Runtime.ImportModuleError",
        "Unable to import module 'absent': No module named 'absent'",
    ),
    "no such function": (
        {"Handler": "probe.absent"},
        "Runtime.HandlerNotFound",
        "Handler 'absent' missing on module 'probe'",
    ),
    "no dot": (
        {"Handler": "probe"},
        "Runtime.MalformedHandlerName",
        "Bad handler 'probe': not enough values to unpack (expected 2, got 1)",
    ),
    "built-in module": (
        {"Handler": "sys.exit"},
        "Runtime.BuiltInModuleConflict",
        "Cannot use built-in module sys as a handler module",
    ),
}


@pytest.mark.parametrize("case", INIT_ERRORS, ids=str)
def test_init_errors(create, case):
    settings, kind, message = INIT_ERRORS[case]
    function = create(**settings)
    for _ in range(2):
        outcome = function.invoke({})
        assert outcome.error == "Unhandled"
        body = {"errorMessage": message, "errorType": kind, "requestId": "", "stackTrace": []}
        assert (outcome.value, list(outcome.value)) == (body, list(body))


def test_an_exception_at_import_tells_its_place(create):
    function = create(code=packages.python("import os\nraise RuntimeError('not today')\n"), Handler="app.handler")
    outcome = function.invoke({})
    assert outcome.error == "Unhandled"
    frames = outcome.value.pop("stackTrace")
    assert outcome.value == {"errorMessage": "not today", "errorType": "RuntimeError", "requestId": ""}
    assert re.fullmatch(
        r"""  File "/.+/app\.py", line 2, in <module>\n    raise RuntimeError\('not today'\)\n""", frames[-1]
    )
    assert "importlib" in frames[0] and len(frames) > 3
    assert all("lambent" not in frame and "bootstrap.py" not in frame for frame in frames)


def test_a_syntax_error_tells_its_place(create):
    function = create(code=packages.python("def handler(event, context)\n    return 1\n"), Handler="app.handler")
    outcome = function.invoke({})
    assert outcome.error == "Unhandled"
    message = outcome.value.pop("errorMessage")
    assert re.fullmatch(r"Syntax error in module 'app': .+ \(app\.py, line 1\)", message)
    (trace,) = outcome.value.pop("stackTrace")
    assert re.fullmatch(r'  File "/.+/app\.py" Line 1\n    def handler\(event, context\)\n', trace)
    assert outcome.value == {"errorType": "Runtime.UserCodeSyntaxError", "requestId": ""}


def test_exit_during_init(create):
    function = create(code=packages.python("import os\nos._exit(5)\n"), Handler="app.handler")
    outcome = function.invoke({})
    assert outcome.error == "Unhandled"
    assert outcome.value["errorType"] == "Runtime.ExitError"
    assert outcome.value["errorMessage"] == (
        PREFIX.format(outcome.request_id) + "Runtime exited with error: exit status 5"
    )


def test_handlers_in_folders_are_found(create):
    function = create(
        code=packages.zip_of({"pkg/__init__.py": "", "pkg/sub/mod.py": "def run(event, context): return 'deep'\n"}),
        Handler="pkg/sub/mod.run",
    )
    assert function({}) == "deep"
    function.update(Handler="pkg.sub.mod.run")
    assert function({}) == "deep"


def test_client_context_reaches_the_function(function):
    context = base64.b64encode(json.dumps({"custom": {"who": "me"}}).encode()).decode()
    assert function({"do": "see"}, ClientContext=context)["clientContext"] == {"who": "me"}


def test_an_update_is_seen_after_it_and_not_before(create):
    function = create(MemorySize=128, Timeout=5, Environment={"Variables": {"MARK": "old", "GONE": "1"}})
    before = function({"do": "see"})
    function.update(
        MemorySize=512, Timeout=9, Handler="probe.other", Environment={"Variables": {"MARK": "new"}}, Description="d"
    )
    after = function({"do": "see"})
    assert before["variables"]["MARK"] == "old" and before["function"] == "handler"
    assert after["variables"]["MARK"] == "new"
    assert "GONE" not in after["variables"], "the map is replaced as a whole"
    assert after["function"] == "other"
    assert after["memoryLimit"] == 512
    assert 8000 < after["remaining"] <= 9000
    assert after["environment"] != before["environment"]


def test_a_missing_interpreter_is_said_and_never_replaced(create):
    for runtime in ("python3.9", "python3.10", "python3.13", "python3.14"):
        if runtime == runtimes.python():
            continue
        function = create(Runtime=runtime)
        try:
            seen = function({"do": "see"})
        except ClientError:
            told = refusal(function.client.invoke, FunctionName=function.name)
            assert (told.status, told.code) == (502, "InvalidRuntimeException")
            assert runtime in told.message
        else:
            assert f"python{seen['version']}" == runtime, "the exact interpreter, since the machine has it"
