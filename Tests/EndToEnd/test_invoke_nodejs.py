"""What a Node.js function is given, and what its caller gets."""

import base64
import json
import re

import pytest

from support import packages, runtimes
from support.functions import Function


@pytest.fixture(scope="module")
def function(client):
    function = Function.create(client, "nodejs")
    yield function
    function.delete()


def test_function_sees_its_settings(create):
    function = create("nodejs", MemorySize=200, Timeout=8, Environment={"Variables": {"MARK": "blue"}})
    seen = function({"do": "see"})
    assert seen["variables"]["MARK"] == "blue"
    assert seen["variables"]["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] == "200"
    assert seen["variables"]["AWS_EXECUTION_ENV"] == f"AWS_Lambda_{runtimes.nodejs()}"
    assert seen["variables"]["LAMBDA_TASK_ROOT"] == seen["directory"]
    assert not [name for name in seen["variables"] if "LAMBENT" in name]
    assert seen["memoryLimit"] == 200
    assert 7000 < seen["remaining"] <= 8000
    assert seen["functionName"] == function.name
    assert seen["functionVersion"] == "$LATEST"
    assert seen["invokedARN"].endswith(":function:" + function.name)
    assert f"nodejs{seen['version']}.x" == runtimes.nodejs()


@pytest.mark.parametrize("event", [{"do": "echo", "ä": "😀"}, [1, 2.5, None], "text", 3, False])
def test_payload_goes_through_unchanged(function, event):
    assert function(event) == event


def test_undefined_is_null(function):
    assert function.invoke({"do": "undefined"}).raw == b"null"


def test_an_exception_is_an_unhandled_error_with_its_trace(function):
    before = function({"do": "see"})
    outcome = function.invoke({"do": "fail", "message": "on purpose"})
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorType", "errorMessage", "trace"]
    assert outcome.value["errorType"] == "TypeError"
    assert outcome.value["errorMessage"] == "on purpose"
    trace = outcome.value["trace"]
    assert trace[0] == "TypeError: on purpose"
    assert re.fullmatch(r"    at Object\.fail \(file:///.+/probe\.mjs:\d+:\d+\)", trace[1])
    assert any(re.fullmatch(r"    at Runtime\.handler \(file:///.+/probe\.mjs:\d+:\d+\)", line) for line in trace)
    assert function({"do": "see"})["environment"] == before["environment"]


def test_a_rejection_that_is_no_error(function):
    outcome = function.invoke({"do": "fail with a string"})
    assert outcome.error == "Unhandled"
    assert outcome.raw == b'{"errorType":"string","errorMessage":"the text","trace":[]}'


def test_a_character_that_logs_cannot_hold(function):
    outcome = function.invoke({"do": "fail", "message": "a\x7fb"})
    assert (outcome.value["errorMessage"], outcome.value["trace"][0]) == ("a%7Fb", "TypeError: a%7Fb")


def test_a_value_that_is_not_json(function):
    outcome = function.invoke({"do": "circular"})
    assert outcome.error == "Unhandled"
    assert (outcome.value["errorType"], outcome.value["errorMessage"]) == ("Error", "Unable to stringify response body")


@pytest.fixture
def fresh(create):
    """A function that nobody invoked: who comes after its process has ended finds a new one, whichever environment it is in."""
    return create("nodejs")


def test_process_exit(fresh):
    outcome = fresh.invoke({"do": "leave", "status": 4})
    assert outcome.error == "Unhandled"
    assert outcome.value["errorType"] == "Runtime.ExitError"
    assert outcome.value["errorMessage"] == (
        f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 4"
    )
    assert fresh({"do": "see"})["count"] == 1


@pytest.mark.parametrize(
    "action, kind, message",
    [("uncaught", "Error", "from a timer"), ("reject", "Runtime.UnhandledPromiseRejection", "Error: lost")],
)
def test_what_nobody_catches_ends_the_invocation_and_the_process(fresh, action, kind, message):
    outcome = fresh.invoke({"do": action})
    assert outcome.error == "Unhandled"
    assert (outcome.value["errorType"], outcome.value["errorMessage"]) == (kind, message)
    assert fresh({"do": "see"})["count"] == 1


def test_a_promise_that_nothing_can_settle(function):
    outcome = function.invoke({"do": "never"})
    if int(runtimes.nodejs().removeprefix("nodejs").removesuffix(".x")) < 24:
        assert outcome.raw == b"null"
        return
    assert (outcome.error, outcome.value["errorType"]) == ("Unhandled", "Runtime.NodeJsExit")
    start = "The Lambda runtime client detected an unexpected Node.js exit code."
    assert outcome.value["errorMessage"].startswith(start)


def test_a_loop_that_never_yields_is_ended(create):
    function = create(
        "nodejs", Timeout=1, code=packages.nodejs("export const handler = () => { for (;;); };"), Handler="index.handler"
    )
    assert function.invoke({}).value["errorType"] == "Sandbox.Timedout"


@pytest.mark.parametrize(
    "files, handler, expected",
    [
        ({"index.js": "exports.handler = async () => 'commonjs';"}, "index.handler", "commonjs"),
        ({"index.cjs": "exports.handler = async () => 'cjs';"}, "index.handler", "cjs"),
        ({"index.mjs": "export const handler = async () => 'mjs';"}, "index.handler", "mjs"),
        (
            {"index.js": "export const handler = async () => 'module';", "package.json": '{"type":"module"}'},
            "index.handler",
            "module",
        ),
        ({"lib/deep.js": "exports.a = {b: async () => 'nested'};"}, "lib/deep.a.b", "nested"),
        ({"index.mjs": "export const handler = (e, c, done) => done(null, 'callback');"}, "index.handler", "callback"),
    ],
    ids=["js", "cjs", "mjs", "type module", "nested", "callback"],
)
def test_forms_of_a_handler(create, files, handler, expected):
    if expected == "callback" and int(runtimes.nodejs().removeprefix("nodejs").removesuffix(".x")) >= 24:
        pytest.skip("callbacks ended with Node.js 24")
    assert create("nodejs", code=packages.zip_of(files), Handler=handler)({}) == expected


INIT_ERRORS = {
    "no module": (
        {"Handler": "absent.handler"},
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'absent'\nRequire stack:\n- {runtime}/index.mjs",
    ),
    "no dependency": (
        "require('absent-package');",
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'absent-package'\nRequire stack:\n- {task}/index.js\n- {runtime}/index.mjs",
    ),
    "no function": ({"Handler": "probe.absent"}, "Runtime.HandlerNotFound", "probe.absent is undefined or not exported"),
    "no callable": ("exports.handler = 5;", "Runtime.HandlerNotFound", "index.handler is not a function"),
    "no dot": ({"Handler": "probe"}, "Runtime.MalformedHandlerName", "Bad handler"),
    "syntax": ("exports.handler = (", "Runtime.UserCodeSyntaxError", "SyntaxError: Unexpected end of input"),
    "throws": ("throw new RangeError('no');", "RangeError", "no"),
    "rejects": (
        "Promise.reject(new Error('lost')); exports.handler = async () => 1;",
        "Runtime.UnhandledPromiseRejection",
        "Error: lost",
    ),
    "throws later": (
        "process.nextTick(() => { throw new RangeError('late'); }); exports.handler = async () => 1;",
        "RangeError",
        "late",
    ),
}


@pytest.mark.parametrize("case", INIT_ERRORS)
def test_init_errors(create, function, case):
    settings, kind, message = INIT_ERRORS[case]
    if isinstance(settings, str):
        settings = {"Handler": "index.handler", "code": packages.nodejs(settings, name="index.js")}
    seen = function({"do": "see"})["variables"]
    message = message.format(runtime=seen["LAMBDA_RUNTIME_DIR"], task=seen["LAMBDA_TASK_ROOT"])
    outcome = create("nodejs", **settings).invoke({})
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorType", "errorMessage", "trace"]
    assert (outcome.value["errorType"], outcome.value["errorMessage"]) == (kind, message)
    assert outcome.value["trace"][0] == f"{kind}: {message}".split("\n")[0]


def test_console_lines_carry_the_request(function):
    outcome = function.invoke({"do": "say", "lines": ["hello", "a\nb"]}, tail=True)
    assert f"\t{outcome.request_id}\tINFO\thello\n" in outcome.log
    assert f"\t{outcome.request_id}\tERROR\tto standard error\n" in outcome.log


def test_client_context_reaches_the_function(function):
    context = base64.b64encode(json.dumps({"custom": {"who": "me"}}).encode()).decode()
    assert function({"do": "see"}, ClientContext=context)["clientContext"]["custom"] == {"who": "me"}


def test_an_update_is_seen_after_it(create):
    function = create("nodejs", Environment={"Variables": {"MARK": "old"}})
    before = function({"do": "see"})
    function.update(Handler="probe.other", MemorySize=300, Timeout=4, Environment={"Variables": {"MARK": "new"}})
    after = function({"do": "see"})
    assert (before["function"], before["variables"]["MARK"]) == ("handler", "old")
    assert (after["function"], after["variables"]["MARK"], after["memoryLimit"]) == ("other", "new", 300)
    assert after["remaining"] <= 4000
