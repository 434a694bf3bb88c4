"""What a Ruby function is given, and what its caller gets."""

import base64
import json
import re

import pytest

from support import packages
from support.functions import Function, fresh_name

# Beside what every runtime has.
VARIABLES = {
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_REGION",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API",
    "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS", "_AWS_XRAY_DAEMON_ADDRESS", "_AWS_XRAY_DAEMON_PORT",
    "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "LANG", "TZ", "PATH", "LD_LIBRARY_PATH", "_HANDLER", "AWS_EXECUTION_ENV",
    "GEM_HOME", "GEM_PATH", "RUBYLIB", "PWD", "SHLVL", "_X_AMZN_TRACE_ID",
}


def own_names(variables):
    return {name for name in variables if not name.startswith("AWS_ENDPOINT_URL") and name != "TMPDIR"}


@pytest.fixture(scope="module")
def function(nearest):
    function = Function.create(nearest, "ruby", MemorySize=256, Timeout=8, Environment={"Variables": {"MARK": "blue"}})
    yield function
    function.delete()


def test_function_sees_its_settings(function):
    seen = function({"do": "see"})
    variables = seen["variables"]
    assert own_names(variables) == VARIABLES | {"MARK"}
    assert variables["AWS_EXECUTION_ENV"] == "AWS_Lambda_ruby3.2"
    assert variables["LAMBDA_TASK_ROOT"] == seen["directory"]
    library = ".".join(seen["version"].split(".")[:2]) + ".0"
    assert f"/vendor/bundle/ruby/{library}:" in variables["GEM_PATH"]
    assert f"/ruby/gems/{library}:" in variables["GEM_PATH"]
    assert variables["PATH"].startswith("/var/lang/bin:/var/lang/bin:")
    assert 0 < seen["remaining"] <= 8000
    assert (seen["name"], seen["memory"], seen["group"]) == (function.name, "256", f"/aws/lambda/{function.name}")
    assert seen["arn"].endswith(":function:" + function.name)
    assert (seen["client"], seen["identity"]) == (None, None)


@pytest.mark.parametrize("event", [{"do": "echo", "ä": "😀"}, [1, 2.5, None], "text", 3, False, None], ids=repr)
def test_payload_goes_through_unchanged(function, event):
    assert function.invoke(payload=json.dumps(event).encode()).value == event


@pytest.mark.parametrize("action, kind", [("fail", "ArgumentError"), ("own", "OwnError")])
def test_an_exception_is_an_unhandled_error_and_the_environment_stays(function, action, kind):
    before = function({"do": "see"})
    outcome = function.invoke({"do": action, "message": "Error: some_error_msg"})
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorMessage", "errorType", "stackTrace"]
    assert outcome.value["errorMessage"] == "Error: some_error_msg"
    assert outcome.value["errorType"] == f"Function<{kind}>"
    assert re.fullmatch(r".*/probe\.rb:\d+:in [`'](Object#)?handler'", outcome.value["stackTrace"][0])
    assert len(outcome.value["stackTrace"]) == 1
    assert function({"do": "see"})["environment"] == before["environment"]


@pytest.mark.parametrize("action, kind", [("absent", "NoMethodError"), ("quit", "SystemExit"), ("not made", "NotImplementedError")])
def test_a_critical_error_is_told_and_ends_the_process(function, action, kind):
    before = function({"do": "see"})
    outcome = function.invoke({"do": action})
    assert (outcome.error, outcome.value["errorType"]) == ("Unhandled", f"Function<{kind}>")
    after = function({"do": "see"})
    assert after["environment"] != before["environment"]
    assert after["stream"] == before["stream"]


def test_process_exit(function):
    outcome = function.invoke({"do": "leave", "status": 4})
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 4",
    }


@pytest.mark.parametrize(
    "handler, source, kind, message",
    [
        ("absent.handler", "", "Init<LoadError>", "cannot load such file -- absent"),
        ("app.handler", "raise 'Runtime startup fails'", "Init<RuntimeError>", "Runtime startup fails"),
        ("app.handler", "require 'absent-gem'", "Init<LoadError>", "cannot load such file -- absent-gem"),
        ("app.handler", "def handler(", "Init<SyntaxError>", r".*/app\.rb:1: .*syntax error.*"),
        ("app", "", "Init<ArgumentError>", r'Invalid handler \["app"\], must be of form FILENAME\.METHOD or FILENAME\.CLASS\.METHOD .*'),
    ],
    ids=["no file", "raises", "no gem", "syntax", "form"],
)
def test_init_errors(create_nearest, handler, source, kind, message):
    outcome = create_nearest("ruby", code=packages.zip_of({"app.rb": source}), Handler=handler).invoke({})
    assert (outcome.error, outcome.value["errorType"]) == ("Unhandled", kind)
    assert list(outcome.value) == ["errorMessage", "errorType", "stackTrace"]
    assert re.fullmatch(message, outcome.value["errorMessage"], re.DOTALL)


def test_a_class_method_is_a_handler(create_nearest):
    source = "module App; class Handler; def self.process(event:, context:) = 'class'; end; end"
    function = create_nearest("ruby", code=packages.zip_of({"lib/app.rb": source}), Handler="lib/app.App::Handler.process")
    assert function({}) == "class"


def test_a_result_that_is_not_json(create_nearest):
    source = "def handler(event:, context:) = Float::NAN"
    outcome = create_nearest("ruby", code=packages.zip_of({"app.rb": source}), Handler="app.handler").invoke({})
    assert outcome.value["errorType"] == "Function<JSON::GeneratorError>"
    assert outcome.value["errorMessage"].endswith("NaN not allowed in JSON")


def test_lines_and_logger_events(function):
    outcome = function.invoke({"do": "say", "lines": ["hello", "world"]}, tail=True)
    assert "hello\nworld\n" in outcome.log
    outcome = function.invoke({"do": "log", "text": "noted"}, tail=True)
    assert re.search(rf"W, \[[0-9T:.-]+ #\d+\]  WARN {outcome.request_id} -- : noted\n", outcome.log)


def test_client_context_reaches_the_function(function):
    context = base64.b64encode(json.dumps({"custom": {"who": "me"}}).encode()).decode()
    assert function({"do": "see"}, ClientContext=context)["client"] == {"custom": {"who": "me"}}


def test_layers_are_on_the_paths_of_ruby(nearest, create_nearest, function):
    library = ".".join(function({"do": "see"})["version"].split(".")[:2]) + ".0"
    gem = f"ruby/gems/{library}/"
    specification = 'Gem::Specification.new { |s| s.name = "layered"; s.version = "1.2.3"; s.summary = "x"; s.authors = ["x"] }'
    layer = nearest.publish_layer_version(
        LayerName=fresh_name("ruby-layer"),
        Content={
            "ZipFile": packages.zip_of(
                {
                    "ruby/lib/of_layer.rb": "NAMED = 'from the layer'",
                    gem + "gems/layered-1.2.3/lib/layered.rb": "NAMED = 'from the gem'",
                    gem + "specifications/layered-1.2.3.gemspec": specification,
                }
            )
        },
    )
    layered = create_nearest("ruby", Layers=[layer["LayerVersionArn"]])
    assert layered({"do": "require", "name": "of_layer"}) == "from the layer"
    assert layered({"do": "gem", "name": "layered"}) == "1.2.3"


def test_an_update_is_seen_after_it(create_nearest):
    function = create_nearest("ruby", Environment={"Variables": {"MARK": "old"}})
    assert function({"do": "see"})["variables"]["MARK"] == "old"
    function.update(MemorySize=300, Environment={"Variables": {"MARK": "new"}})
    seen = function({"do": "see"})
    assert (seen["variables"]["MARK"], seen["memory"]) == ("new", "300")
