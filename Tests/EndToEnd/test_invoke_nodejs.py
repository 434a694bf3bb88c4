"""What a Node.js function is given, and what its caller gets."""

import base64
import json

import pytest

from support import packages, runtimes


@pytest.fixture
def function(create):
    return create("nodejs")


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
    assert outcome.value["trace"][0] == "TypeError: on purpose"
    assert "probe.mjs" in outcome.value["trace"][1]
    assert function({"do": "see"})["environment"] == before["environment"]


def test_a_rejection_that_is_no_error(function):
    outcome = function.invoke({"do": "fail with a string"})
    assert outcome.error == "Unhandled"
    assert outcome.value == {"errorType": "string", "errorMessage": "the text", "trace": []}


def test_a_value_that_is_not_json(function):
    outcome = function.invoke({"do": "circular"})
    assert outcome.error == "Unhandled"
    assert outcome.value["errorMessage"].startswith("Unable to stringify response body")


def test_process_exit(function):
    outcome = function.invoke({"do": "leave", "status": 4})
    assert outcome.error == "Unhandled"
    assert outcome.value["errorType"] == "Runtime.ExitError"
    assert outcome.value["errorMessage"] == (
        f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 4"
    )
    assert function({"do": "see"})["count"] == 1


def test_an_uncaught_exception_ends_the_invocation(function):
    outcome = function.invoke({"do": "uncaught"})
    assert outcome.error == "Unhandled"
    assert function({"do": "see"})["count"] == 1


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


@pytest.mark.parametrize(
    "settings, kind",
    [
        ({"Handler": "absent.handler"}, "Runtime.ImportModuleError"),
        ({"Handler": "probe.absent"}, "Runtime.HandlerNotFound"),
        ({"Handler": "probe"}, "Runtime.MalformedHandlerName"),
        ({"Handler": "index.handler", "code": packages.nodejs("export const handler = (")}, "Runtime.UserCodeSyntaxError"),
        ({"Handler": "index.handler", "code": packages.nodejs("throw new RangeError('no')")}, "RangeError"),
    ],
    ids=["no module", "no function", "no dot", "syntax", "throws"],
)
def test_init_errors(create, settings, kind):
    outcome = create("nodejs", **settings).invoke({})
    assert outcome.error == "Unhandled"
    assert outcome.value["errorType"] == kind


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
