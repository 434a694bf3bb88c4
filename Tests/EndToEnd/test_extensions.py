"""Programs in /opt/extensions: they start with the runtime, hear of its invocations and of its end."""

import json
import re

import pytest

from support import extensions, packages, processes
from support.clients import ACCOUNT, REGION, boto
from support.code import Code
from support.functions import fresh_name
from support.promise import needs
from support.wait import until


@pytest.fixture
def layer(client):
    return lambda **programs: extensions.layer(client, fresh_name("layer"), **programs)


@pytest.fixture
def logged(server):
    """Waits until the log of a function holds a text, and returns the log."""

    def wait(function, text, within=15):
        def found():
            log = extensions.log(server.url, function)
            return re.search(text, log) and log

        return until(found, within=within, what=f"{text!r} in the log of {function.name}")

    return wait


def said(log, name):
    """What an extension said, line for line."""
    return re.findall(rf"^{name}: (.*)$", log, re.MULTILINE)


def events(log, name):
    """The events that an extension told of."""
    return [json.loads(line) for line in said(log, name) if line.startswith('{"eventType"')]


# What they are and what they hear of.


def test_an_extension_runs_beside_the_function(code, layer, logged):
    needs("Layers")
    arn = layer(
        beside="""
        answer = register(Lambda_Extension_Accept_Feature="other, accountId")
        say({"status": answer[0], "registered": answer[2]})
        say({"environment": dict(os.environ), "user": os.getuid(), "arguments": sys.argv})
        while True:
            event = next()
            open("/tmp/heard", "a").write(json.dumps(event) + "\\n")
            say(event)
        """
    )
    function = code(Layers=[arn], Environment={"Variables": {"COLOUR": "blue", "PYTHONDONTWRITEBYTECODE": "1"}})
    first = function.attempt("result = [os.getuid(), dict(os.environ)]")
    assert first.error is None
    user, variables = first.value
    second = function.attempt("import json; result = [json.loads(line) for line in open('/tmp/heard')]")
    log = logged(function, f"END RequestId: {second.request_id}")
    lines = [json.loads(line) for line in said(log, "beside")]
    assert lines[0] == {
        "status": 200,
        "registered": {
            "accountId": ACCOUNT,
            "functionName": function.name,
            "functionVersion": "$LATEST",
            "handler": "run.handler",
        },
    }
    assert lines[1]["user"] == user
    assert lines[1]["arguments"] == ["/opt/extensions/beside"]
    environment = lines[1]["environment"]
    assert environment["COLOUR"] == "blue" and environment["PYTHONDONTWRITEBYTECODE"] == "1"
    assert not [name for name in environment if name.startswith("_") and name != "_"]
    absent = {
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR", "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS", "PYTHONPATH",
    }  # fmt: skip
    assert not absent & set(environment)
    same = {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_INITIALIZATION_TYPE", "PATH",
    }  # fmt: skip
    assert {name: environment[name] for name in same} == {name: variables[name] for name in same}
    heard = events(log, "beside")
    event = next(event for event in heard if event["requestId"] == first.request_id)
    assert list(event) == ["eventType", "deadlineMs", "requestId", "invokedFunctionArn", "tracing"]
    assert event["eventType"] == "INVOKE" and isinstance(event["deadlineMs"], int)
    assert event["invokedFunctionArn"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    assert event["tracing"]["type"] == "X-Amzn-Trace-Id" and event["tracing"]["value"].startswith("Root=1-")
    assert second.request_id in [event["requestId"] for event in heard]
    assert event in second.value
    assert "EXTENSION\tName: beside\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n" in log
    assert log.index("EXTENSION\t") < log.index("START RequestId")
    assert log.count("EXTENSION\t") == 1


def test_extensions_of_several_layers_are_merged(code, layer, logged):
    needs("Layers")
    first = layer(both="register(); say('first'); serve()", one="register([]); say('one'); serve()")
    second = layer(both="register(); say('second'); serve()", two="register(['SHUTDOWN']); say('two'); serve()")
    function = code(Layers=[first, second])
    assert function("result = 1") == 1
    log = logged(function, "REPORT")
    assert said(log, "both")[0] == "second"
    assert said(log, "one") == ["one"] and said(log, "two") == ["two"]
    assert re.findall("EXTENSION\tName: (.*?)\t.*Events: (.*)", log) == [
        ("both", "[INVOKE, SHUTDOWN]"), ("one", "[]"), ("two", "[SHUTDOWN]"),
    ]  # fmt: skip


def test_directories_are_no_extensions(client, code):
    needs("Layers")
    files = {"extensions/folder/program": ("#!/bin/sh\nexit 9\n", 0o755), "other/extensions/x": ("exit 9", 0o755)}
    arn = extensions.publish(client, fresh_name("layer"), files)
    assert code(Layers=[arn])("result = os.listdir('/opt/extensions')") == ["folder"]


def test_the_caller_does_not_wait_for_a_slow_extension(code, layer, logged):
    needs("Layers")
    arn = layer(
        slow="""
        register(["INVOKE"])
        while True:
            next()
            while not os.path.exists("/tmp/go"): time.sleep(0.01)
            os.remove("/tmp/go")
            time.sleep(0.3)
            say("done")
        """
    )
    function = code(Layers=[arn], Timeout=4)
    first = function.attempt("result = ENVIRONMENT; open('/tmp/go', 'w').close()")
    log = logged(function, f"REPORT RequestId: {first.request_id}")
    assert log.index("slow: done") < log.index(f"END RequestId: {first.request_id}")
    duration = re.search(rf"REPORT RequestId: {first.request_id}\tDuration: ([0-9.]+) ms", log)[1]
    assert float(duration) >= 300
    # While the extension is at it, the environment is nobody else's.
    held = function.invoke({"code": "result = ENVIRONMENT"})
    other = function.attempt("result = ENVIRONMENT; open('/tmp/go', 'w').close()")
    assert held.value == first.value and other.value != first.value
    # Its time ended with the extension still at it: the answer was right all the same.
    log = logged(function, rf"REPORT RequestId: {held.request_id}.*Status: timeout")
    assert log.count("slow: done") == 2


# Their ends, and that of the environment.

LISTENING = """
import signal, sys
def term(*_):
    print("runtime: term", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, term)
"""


def test_the_end_of_an_idle_environment_is_told(code, layer, logged):
    arn = layer(watcher="register(); serve(); say('last words')", blind="register(['INVOKE']); serve()")
    function = code(Layers=[arn])
    function(LISTENING)
    function.update(Description="a new environment")
    log = logged(function, "watcher: last words")
    assert log.index("runtime: term") < log.index('"SHUTDOWN"')
    event = events(log, "watcher")[-1]
    assert list(event) == ["eventType", "deadlineMs", "shutdownReason"]
    assert event["shutdownReason"] == "spindown"
    assert [event["eventType"] for event in events(log, "blind")] == ["INVOKE"]


def test_a_timeout_is_told_as_such(code, layer, logged):
    arn = layer(watcher="register(); serve(); say('last words')")
    function = code(Layers=[arn], Timeout=3)
    outcome = function.attempt("time.sleep(60)")
    assert outcome.value["errorType"] == "Sandbox.Timedout"
    log = logged(function, "watcher: last words")
    assert events(log, "watcher")[-1]["shutdownReason"] == "timeout"
    assert function("result = 2") == 2


def test_the_end_of_the_runtime_is_a_failure(code, layer, logged):
    arn = layer(watcher="register(); serve(); say('last words')")
    function = code(Layers=[arn])
    outcome = function.attempt("os._exit(3)")
    assert outcome.value["errorType"] == "Runtime.ExitError"
    log = logged(function, "watcher: last words")
    assert events(log, "watcher")[-1]["shutdownReason"] == "failure"
    assert function("result = 2") == 2
    assert log.count("EXTENSION\tName: watcher") >= 1


def test_extensions_that_do_not_end_are_ended(code, layer, server, logged):
    arn = layer(deaf="register(); say(next()); say(next()); time.sleep(3600)")
    function = code(Layers=[arn])
    assert function("result = 1") == 1
    function.update(Layers=[])
    logged(function, '"SHUTDOWN"')
    assert function("result = 2") == 2
    left = [process for process in processes.family(server.process.pid) if "extensions/deaf" in process.command]
    processes.wait_gone(left, within=10)


def test_extensions_stand_still_with_their_environment(code, layer, server):
    needs("freezing")
    arn = layer(
        clock="""
        import threading
        ticks = [time.monotonic()]
        def tick():
            while True:
                ticks.append(time.monotonic())
                time.sleep(0.01)
        threading.Thread(target=tick, daemon=True).start()
        register(["INVOKE"])
        while True:
            next()
            time.sleep(0.05)
            say({"gap": max(b - a for a, b in zip(ticks, ticks[1:]))})
        """
    )
    function = code(Layers=[arn], MemorySize=1769)

    def gap():
        log = function.attempt("result = 1").log
        return json.loads(said(log, "clock")[0])["gap"] > 0.5

    # It hears of every invocation, also of those that wake it.
    until(gap, within=20, every=1.5, what="a pause of the extension")


def test_they_are_found_again_after_a_restart(serve):
    server = serve()
    client = boto(server.url)
    arn = extensions.layer(client, fresh_name("layer"), again="register(); say('here'); serve()")
    function = Code.create(client, Layers=[arn])
    assert function("result = 1") == 1
    before = [p for p in processes.family(server.process.pid) if "extensions/again" in p.command]
    assert before
    server.kill()
    processes.wait_gone(before, within=10)
    server.start()
    function = Code(boto(server.url), function.name)
    assert function("result = 2") == 2
    assert extensions.log(server.url, function).count("again: here") == 2


# Errors.


def failed(function, kind, message):
    outcome = function.invoke({"code": "result = 1"}, tail=True)
    assert outcome.error == "Unhandled"
    assert outcome.value == {"errorType": kind, "errorMessage": f"RequestId: {outcome.request_id} Error: {message}"}
    return outcome


@pytest.mark.parametrize(
    ("body", "kind", "message", "state"),
    [
        ("sys.exit(3)", "Extension.Crash", "exit status 3", "Started\tEvents: []"),
        ("register(); sys.exit(0)", "Extension.Crash", "exit code 0", "Registered\tEvents: [INVOKE, SHUTDOWN]"),
        ("os.kill(os.getpid(), 9)", "Extension.Crash", "signal: killed", "Started\tEvents: []"),
        (
            "register(['INVOKE']); fail('init', 'Extension.NoKey'); sys.exit(0)",
            "Extension.InitError",
            "exit code 0",
            "InitError\tEvents: [INVOKE]\tError Type: Extension.NoKey",
        ),
        (
            "register(); fail('exit', 'Extension.Gone'); sys.exit(1)",
            "Extension.ExitError",
            "exit status 1",
            "ExitError\tEvents: [INVOKE, SHUTDOWN]\tError Type: Extension.Gone",
        ),
    ],
)
def test_an_extension_that_fails_at_the_start(code, layer, logged, body, kind, message, state):
    function = code(Layers=[layer(bad=body)])
    failed(function, kind, message)
    log = logged(function, f"Status: error\tError Type: {kind}")
    assert f"EXTENSION\tName: bad\tState: {state}\n" in log
    assert f"Error: {message}\n{kind}\n" in log
    assert "INIT_REPORT" in log and f"Phase: init\tStatus: error\tError Type: {kind}" in log


def test_an_extension_that_fails_in_an_invocation_takes_the_environment_with_it(code, layer, logged):
    needs("Layers")
    arn = layer(
        bad="""
        register()
        event = next()
        if not os.path.exists("/tmp/once"):
            open("/tmp/once", "w").close()
            sys.exit(5)
        serve()
        """
    )
    function = code(Layers=[arn])
    outcome = function.attempt("time.sleep(10)")
    assert outcome.value == {
        "errorType": "Extension.Crash",
        "errorMessage": f"RequestId: {outcome.request_id} Error: exit status 5",
    }
    assert "Status: error\tError Type: Extension.Crash" in outcome.log
    # The same environment, with other processes.
    assert function("result = os.path.exists('/tmp/once')") is True


@pytest.mark.parametrize(
    ("content", "message", "kind"),
    [
        (("#!/bin/sh\n", 0o644), "permission denied", "PermissionDenied"),
        (("#!/no/such/program\n", 0o755), "no such file or directory", "UnknownError"),
        (("neither text nor program", 0o755), "exec format error", "UnknownError"),
    ],
)
def test_a_file_that_cannot_be_run(client, code, logged, content, message, kind):
    arn = extensions.publish(client, fresh_name("layer"), {"extensions/bad": content})
    function = code(Layers=[arn])
    failed(function, "Extension.LaunchError", f"fork/exec /opt/extensions/bad: {message}")
    log = logged(function, "REPORT")
    assert f"EXTENSION\tName: bad\tState: LaunchError\tEvents: []\tError Type: {kind}\n" in log


def test_eleven_are_too_many(client, code, logged):
    sleeper = (extensions.program("register([]); serve()"), 0o755)
    arn = extensions.publish(client, fresh_name("layer"), {f"extensions/e{n:02}": sleeper for n in range(11)})
    function = code(Layers=[arn])
    failed(function, "Extension.LaunchError", "ErrTooManyExtensions")
    assert "EXTENSION\tName: e10\tState: LaunchError\tEvents: []\tError Type: TooManyExtensions\n" in logged(function, "REPORT")


# The API, word for word.


def test_refusals(code, layer, logged):
    arn = layer(
        caller="""
        def refused(what, answer):
            say({"what": what, "status": answer[0], "type": answer[2]["errorType"], "message": answer[2]["errorMessage"]})
        API = "/2020-01-01/extension/"
        unknown = {"Lambda-Extension-Identifier": "00000000-0000-0000-0000-000000000000"}
        refused("no name", call("POST", API + "register", "{}"))
        refused("not JSON", call("POST", API + "register", "{", {"Lambda-Extension-Name": NAME}))
        refused("old keys", call("POST", API + "register", {"events": [], "configurationKeys": ["a"]}, {"Lambda-Extension-Name": NAME}))
        refused("event", register(["START"]))
        refused("internal shutdown", register(["SHUTDOWN"], "internal"))
        refused("no identifier", call("GET", API + "event/next"))
        refused("bad identifier", call("GET", API + "event/next", None, {"Lambda-Extension-Identifier": "me"}))
        refused("unknown identifier", call("GET", API + "event/next", None, unknown))
        refused("unknown error", call("POST", API + "init/error", "{}", {**unknown, "Lambda-Extension-Function-Error-Type": "x"}))
        register()
        refused("again", register())
        refused("no type", call("POST", API + "exit/error", "{}"))
        say({"wrong method": call("GET", API + "register")[0], "no such call": call("GET", API + "events")[0]})
        serve()
        """
    )
    function = code(Layers=[arn])
    assert function("result = 1") == 1
    lines = [json.loads(line) for line in said(logged(function, "REPORT"), "caller")]
    answers = {line["what"]: (line["type"], line["message"]) for line in lines if "what" in line}
    assert {line["status"] for line in lines if "what" in line} == {403}
    again = "State transition from Registered to Registered failed for extension caller. Error: State transition is not allowed"
    assert answers.pop("not JSON")[0] == "InvalidRequestFormat"
    assert answers == {
        "no name": ("Extension.InvalidExtensionName", "Empty extension name"),
        "old keys": ("InvalidRequestFormat", "configurationKeys are deprecated; use environment variables instead"),
        "event": ("Extension.InvalidEventType", "START: ErrorInvalidEventType"),
        "internal shutdown": ("Extension.InvalidEventType", "SHUTDOWN: ShutdownEventNotSupportedForInternalExtension"),
        "no identifier": ("Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header"),
        "bad identifier": ("Extension.InvalidExtensionIdentifier", "Invalid Lambda-Extension-Identifier"),
        "unknown identifier": (
            "Extension.UnknownExtensionIdentifier",
            "Unknown extension 00000000-0000-0000-0000-000000000000",
        ),
        "unknown error": ("Extension.UnknownExtensionIdentifier", "Unknown Lambda-Extension-Identifier"),
        "again": ("Extension.InvalidExtensionState", again),
        "no type": ("Extension.MissingHeader", "Lambda-Extension-Function-Error-Type not found"),
    }
    assert {"wrong method": 405, "no such call": 404} in lines


INTERNAL = """
import http.client, json, os, threading

def call(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request(method, "/2020-01-01/extension/" + path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    return answer.status, answer.getheader("Lambda-Extension-Identifier"), json.loads(answer.read())

def register(name, events='["INVOKE"]'):
    return call("POST", "register", '{"events":%s}' % events, Lambda_Extension_Name=name)

heard = []
def listen(me):
    while True:
        heard.append(call("GET", "event/next", None, Lambda_Extension_Identifier=me)[2])

answers = [register("inside"), register("inside")]
threading.Thread(target=listen, args=[answers[0][1]], daemon=True).start()

def handler(event, context):
    return [context.aws_request_id, heard, answers, register("late")]
"""


def test_an_extension_within_the_runtime(create, logged):
    function = create(code=packages.python(INTERNAL), Handler="app.handler")
    first, second = function.invoke({}), function.invoke({})
    request, heard, answers, late = second.value
    assert answers[0][0] == 200 and answers[0][2]["handler"] == "app.handler" and "accountId" not in answers[0][2]
    assert answers[1][2] == {
        "errorMessage": "Extension with this name already registered",
        "errorType": "Extension.InvalidExtensionState",
    }
    assert late[0] == 403
    assert late[2] == {
        "errorMessage": "Extension registration closed already",
        "errorType": "Extension.RegistrationClosed",
    }
    assert first.request_id in [event["requestId"] for event in heard]
    assert "EXTENSION\tName: inside\tState: Ready\tEvents: [INVOKE]\n" in logged(function, f"END RequestId: {request}")


def test_a_function_with_an_extension_within_it_may_end_in_order(create, logged):
    source = INTERNAL + LISTENING
    function = create(code=packages.python(source), Handler="app.handler")
    assert function.invoke({}).error is None
    function.update(Description="a new environment")
    logged(function, "runtime: term")


def test_a_function_without_extensions_is_not_asked_to_end(code, server):
    function = code()
    stream = function(LISTENING + "result = context.log_stream_name")
    before = processes.of_environment(stream)
    function.update(Description="a new environment")
    assert function("result = 1") == 1
    processes.wait_gone(before, within=10)
    assert "runtime: term" not in extensions.log(server.url, function)
