"""What a Java function is given, and what its caller gets."""

import base64
import json

import pytest

from support import packages, runtimes
from support.functions import Function, fresh_name
from test_invoke_ruby import VARIABLES as RUBY_VARIABLES
from test_invoke_ruby import own_names

# The descriptor of the log stays visible, as at the service; a process cannot change its own variables in Java.
VARIABLES = RUBY_VARIABLES - {"GEM_HOME", "GEM_PATH", "RUBYLIB", "PWD", "SHLVL", "_X_AMZN_TRACE_ID"} | {
    "_LAMBDA_TELEMETRY_LOG_FD"
}


@pytest.fixture(scope="module")
def function(client):
    settings = {"MemorySize": 256, "Timeout": 8, "Environment": {"Variables": {"MARK": "blue"}}}
    function = Function.create(client, "java", **settings)
    yield function
    function.delete()


def test_function_sees_its_settings(function):
    seen = function({"do": "see"})
    variables = seen["variables"]
    assert own_names(variables) == VARIABLES | {"MARK"}
    assert variables["AWS_EXECUTION_ENV"] == f"AWS_Lambda_{runtimes.java()}"
    assert variables["LAMBDA_TASK_ROOT"] == seen["directory"]
    assert "java" + seen["version"] == runtimes.java()
    assert 0 < seen["remaining"] <= 8000
    assert (seen["name"], seen["memory"], seen["group"]) == (function.name, 256, f"/aws/lambda/{function.name}")
    assert seen["arn"].endswith(":function:" + function.name)
    assert seen["trace"].startswith("Root=1-")
    assert 150 < seen["heap"] <= 256 * 85 // 100 + 1
    assert seen.get("custom") is None


@pytest.mark.parametrize("event", [{"ä": "😀", "a": [1, 2.5, None, True]}, {}, {"deep": {"deeper": []}}], ids=repr)
def test_payload_goes_through_unchanged(function, event):
    assert function(event) == event


def test_an_exception_is_an_unhandled_error_with_its_cause_and_the_environment_stays(function):
    before = function({"do": "see"})
    outcome = function.invoke({"do": "fail", "message": "Error: some_error_msg"})
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorMessage", "errorType", "stackTrace", "cause"]
    assert outcome.value["errorMessage"] == "Error: some_error_msg"
    assert outcome.value["errorType"] == "java.lang.IllegalStateException"
    assert outcome.value["stackTrace"][0].startswith("Probe.handleRequest(Probe.java:")
    assert list(outcome.value["cause"]) == ["errorMessage", "errorType", "stackTrace"]
    assert (outcome.value["cause"]["errorMessage"], outcome.value["cause"]["errorType"]) == ("inner", "java.lang.RuntimeException")
    assert outcome.value["cause"]["stackTrace"] == outcome.value["stackTrace"]
    assert function({"do": "see"})["environment"] == before["environment"]


@pytest.mark.parametrize(
    "handler, payload, result",
    [("Probe$Copy", b'{"a": 1}', b'{"a": 1}'), ("Probe::mirrored", b'{"x":1,"y":2}', b'{"x":2,"y":1}')],
)
def test_forms_of_a_handler(create, handler, payload, result):
    assert create("java", Handler=handler).invoke(payload=payload).raw == result


@pytest.mark.parametrize(
    "handler, kind, message",
    [
        ("example.Absent", "java.lang.ClassNotFoundException", "Class not found: example.Absent"),
        ("Probe$Broken", "java.lang.IllegalStateException", "not made"),
        ("Probe$Lost", "java.lang.NoClassDefFoundError", "Error loading class Probe$Lost: Probe$Absent"),
        ("Probe::", None, "Invalid handler: `Probe::'"),
        ("Probe::absent", None, "No public method named absent with appropriate method signature found on class Probe"),
    ],
)
def test_handlers_that_cannot_run(create, handler, kind, message):
    outcome = create("java", Handler=handler).invoke({})
    assert outcome.error == "Unhandled"
    assert (outcome.value.get("errorType"), outcome.value["errorMessage"]) == (kind, message)


def test_an_event_of_another_type(create):
    outcome = create("java", Handler="Probe::mirrored").invoke(payload=b'"text"')
    assert outcome.value["errorMessage"] == "An error occurred during JSON parsing"
    assert outcome.value["errorType"] == "java.lang.RuntimeException"


@pytest.fixture
def fresh(create):
    """A function that nobody invoked: who comes after its process has ended finds a new one, whichever environment it is in."""
    return create("java", MemorySize=256, Timeout=8)


def test_process_exit(fresh):
    outcome = fresh.invoke({"do": "leave", "status": 4})
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 4",
    }
    assert fresh({"do": "see"})["count"] == 1


def test_more_than_the_heap_is_told_and_ends_the_process(fresh):
    fresh({})
    outcome = fresh.invoke({"do": "allocate", "megabytes": 400})
    assert (outcome.error, outcome.value["errorType"]) == ("Unhandled", "java.lang.OutOfMemoryError")
    assert fresh({"do": "see"})["count"] == 1


def test_lines_and_logger_events(function):
    outcome = function.invoke({"do": "say", "text": "hello"}, tail=True)
    assert "\nhello\n" in outcome.log
    assert "logged hello" in outcome.log


def test_client_context_reaches_the_function(function):
    context = base64.b64encode(json.dumps({"custom": {"who": "me"}}).encode()).decode()
    assert function({"do": "see"}, ClientContext=context)["custom"] == {"who": "me"}


def test_layers_and_lib_hold_jars(client, create):
    jar = packages.zip_of({"Named.class": packages.java()["Named.class"]})
    layer = client.publish_layer_version(
        LayerName=fresh_name("java-layer"), Content={"ZipFile": packages.zip_of({"java/lib/named.jar": jar})}
    )
    layered = create("java", Layers=[layer["LayerVersionArn"]])
    assert layered({"do": "named", "name": "Named"}) == "from the layer"
    classes = {name: data for name, data in packages.java().items() if name != "Named.class"}
    own = create("java", code=packages.zip_of({**classes, "lib/named.jar": jar}))
    assert own({"do": "named", "name": "Named"}) == "from the layer"


def test_an_update_is_seen_after_it(create):
    function = create("java", Environment={"Variables": {"MARK": "old"}})
    assert function({"do": "see"})["variables"]["MARK"] == "old"
    function.update(MemorySize=300, Environment={"Variables": {"MARK": "new"}})
    seen = function({"do": "see"})
    assert (seen["variables"]["MARK"], seen["memory"]) == ("new", 300)
