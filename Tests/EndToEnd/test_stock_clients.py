"""What others wrote for the service runs here unchanged: runtime clients, and libraries that functions are made with."""

import json
import os
import re
import shutil
import subprocess

import pytest

from support import packages
from support.clients import boto
from support.functions import Function
from support.promise import needs
from support.traces import Daemon

RIC = """
import os
calls = 0

def handler(event, context):
    global calls
    calls += 1
    if event == "fail":
        raise ValueError("asked to fail")
    print("printed by", context.function_name)
    return {"event": event, "calls": calls, "id": context.aws_request_id, "remaining": context.get_remaining_time_in_millis(),
            "arn": context.invoked_function_arn, "task": os.environ["LAMBDA_TASK_ROOT"]}
"""


@pytest.fixture(scope="module")
def ric():
    bootstrap = "#!/bin/sh\ncd \"$LAMBDA_TASK_ROOT\"\nexec /usr/bin/python3 -m awslambdaric \"$_HANDLER\"\n"
    files = packages.installed("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
    return packages.zip_of({"bootstrap": (bootstrap, 0o755), "app.py": RIC, **files})


def test_the_python_runtime_client_of_the_service(create, ric):
    function = create("provided", code=ric, Handler="app.handler", MemorySize=512)
    first = function.invoke({"a": [1, "ä"]}, tail=True)
    assert first.error is None, first.value
    assert first.value["event"] == {"a": [1, "ä"]}
    assert first.value["id"] == first.request_id
    assert first.value["arn"].endswith(":function:" + function.name)
    assert 0 < first.value["remaining"] <= 15000
    assert f"printed by {function.name}" in first.log
    failed = function.invoke("fail")
    assert failed.error == "Unhandled"
    assert (failed.value["errorType"], failed.value["errorMessage"]) == ("ValueError", "asked to fail")
    assert failed.value["requestId"] == failed.request_id
    assert function(1)["calls"] == 3


def test_the_python_runtime_client_tells_an_error_of_the_initialization(create, ric):
    outcome = create("provided", code=ric, Handler="absent.handler", MemorySize=512).invoke({})
    assert (outcome.error, outcome.value["errorType"]) == ("Unhandled", "Runtime.ImportModuleError")


def test_a_runtime_in_c(create):
    function = create("provided", code=packages.c())
    for event in ({"a": 1}, "x" * 100_000, None):
        assert function.invoke(payload=json.dumps(event).encode()).value == event


# How a runtime is compiled to one file, what an error of its language looks like, and how it ends when it gives up.
COMPILED = {
    "go": (
        ["go", "build", "-o", "{program}", "{folder}/main.go"],
        {"errorMessage": "Error: some_error_msg", "errorType": "errorString"},
        "exit status 2",
    ),
    "rust": (
        ["rustc", "-o", "{program}", "{folder}/main.rs"],
        {
            "errorType": "&alloc::boxed::Box<dyn core::error::Error + core::marker::Send + core::marker::Sync>",
            "errorMessage": 'Error: "some_error_msg"',
        },
        "exit status 101",
    ),
    "swift": (
        ["swiftc", "-static-stdlib", "-o", "{program}", "{folder}/main.swift"],
        {"errorType": "FunctionError", "errorMessage": "Error: some_error_msg"},
        "signal: (illegal instruction|trace/breakpoint trap)",
    ),
}


@pytest.mark.parametrize("runtime", ["provided.al2", "provided.al2023"])
@pytest.mark.parametrize("language", COMPILED)
def test_a_runtime_of_a_compiled_language(create, compiled, language, runtime):
    function = create("provided", Runtime=runtime, code=compiled(language))
    for event in ({"a": [1, "ä"]}, "x" * 100_000, None):
        assert function.invoke(payload=json.dumps(event).encode()).value == event
    _, error, end = COMPILED[language]
    failed = function.invoke("fail")
    assert (failed.error, list(failed.value.items())) == ("Unhandled", list(error.items()))
    ended = function.invoke("panic")
    assert (ended.error, ended.value["errorType"]) == ("Unhandled", "Runtime.ExitError")
    message = rf"RequestId: {ended.request_id} Error: Runtime exited with error: {end}( \(core dumped\))?"
    assert re.fullmatch(message, ended.value["errorMessage"]), ended.value
    assert function({"a": 2}) == {"a": 2}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The package of a runtime in a compiled language, made once; passed over where its compiler is not installed."""
    made = {}

    def package(language):
        command = COMPILED[language][0]
        if shutil.which(command[0]) is None:
            pytest.skip(f"this host has no {command[0]}")
        if language not in made:
            program = tmp_path_factory.mktemp(language) / "bootstrap"
            places = {"program": program, "folder": packages.FUNCTIONS / language}
            environment = {**os.environ, "CGO_ENABLED": "0", "GO111MODULE": "off"}
            subprocess.run([part.format(**places) for part in command], check=True, env=environment, timeout=300)
            made[language] = packages.zip_of({"bootstrap": (program.read_bytes(), 0o755)})
        return made[language]

    return package


POWERTOOLS = """
from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.metrics import MetricUnit

logger = Logger(service="shop")
tracer = Tracer(service="shop")
metrics = Metrics(namespace="Shop", service="shop")

@logger.inject_lambda_context(log_event=True)
@tracer.capture_lambda_handler
@metrics.log_metrics(capture_cold_start_metric=True)
def handler(event, context):
    metrics.add_metric(name="Orders", unit=MetricUnit.Count, value=event["orders"])
    logger.info("taken", extra={"orders": event["orders"]})
    return order(event["orders"])

@tracer.capture_method
def order(count):
    return {"ordered": count}
"""


def test_powertools(serve):
    files = packages.installed(
        "aws_lambda_powertools", "aws_xray_sdk", "wrapt", "jmespath", "typing_extensions", "botocore", "urllib3", "dateutil", "six"
    )
    files = {name: data for name, data in files.items() if not name.startswith("botocore/data/")}
    code = packages.python(POWERTOOLS, **files)
    with Daemon() as daemon:
        client = boto(serve("--xray-daemon", daemon.address).url)
        settings = {"Handler": "app.handler", "MemorySize": 1024, "TracingConfig": {"Mode": "Active"}}
        function = Function.create(client, code=code, **settings)
        outcome = function.invoke({"orders": 3}, tail=True)
        assert outcome.error is None, outcome.value
        check_log(function, outcome)
        check_segments(daemon, outcome)
        again = function.invoke({"orders": 1}, tail=True)
        assert '"cold_start":false' in again.log


def check_log(function, outcome):
    """What the logger and the metrics of the cold invocation wrote."""
    assert outcome.value == {"ordered": 3}
    events = [json.loads(line) for line in outcome.log.splitlines() if line.startswith("{")]
    taken = next(event for event in events if event.get("message") == "taken")
    assert (taken["service"], taken["orders"], taken["function_name"]) == ("shop", 3, function.name)
    assert taken["function_request_id"] == outcome.request_id
    assert taken["cold_start"] is True
    counted = next(event for event in events if "Orders" in event)
    assert counted["Orders"] == [3.0]
    assert counted["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Shop"
    assert any("ColdStart" in event for event in events)


def check_segments(daemon, outcome):
    """What the tracer recorded is within the function's own segment."""
    _, own = daemon.invocation(outcome.request_id)
    handler = daemon.wait(name="## handler", parent_id=own["id"])
    assert handler["trace_id"] == own["trace_id"]
    assert handler["annotations"] == {"ColdStart": True, "Service": "shop"}
    assert handler["metadata"]["shop"] == {"handler response": {"ordered": 3}}
    order = daemon.wait(name="## app.order", parent_id=handler["id"])
    assert order["metadata"]["shop"] == {"app.order response": {"ordered": 3}}


ASGI = """
from mangum import Mangum

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    body = (await receive())["body"]
    text = "%s %s %s" % (scope["method"], scope["path"], body.decode())
    await send({"type": "http.response.start", "status": 201, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": text.encode()})

handler = Mangum(app)
"""


def test_an_asgi_application(create):
    files = packages.installed("mangum", "typing_extensions")
    function = create(code=packages.python(ASGI, **files), Handler="app.handler", MemorySize=512)
    http = {"method": "POST", "path": "/a/b", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "test"}
    event = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/a/b",
        "rawQueryString": "",
        "headers": {"host": "example.org", "content-type": "text/plain"},
        "requestContext": {"http": http, "stage": "$default", "domainName": "example.org", "time": "", "timeEpoch": 0},
        "body": "hello",
        "isBase64Encoded": False,
    }
    for _ in range(2):
        answer = function(event)
        assert (answer["statusCode"], answer["body"]) == (201, "POST /a/b hello")


@pytest.mark.parametrize(
    "language, bootstrap",
    [("python", "bootstrap.py"), ("nodejs", "bootstrap.cjs"), ("ruby", "bootstrap.rb"), ("java", "bootstrap.jar")],
)
def test_a_wrapper_starts_the_runtime(create_nearest, language, bootstrap):
    wrapper = "#!/bin/sh\nexport MARK=wrapped ARGUMENTS=\"$*\"\nexec \"$@\"\n"
    if language == "java":
        files = packages.java()
    else:
        folder = packages.FUNCTIONS / language
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
    function = create_nearest(
        language,
        code=packages.zip_of({**files, "wrapper": (wrapper, 0o755)}),
        Environment={"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/wrapper"}},
        MemorySize=512,
    )
    variables = function({"do": "see"})["variables"]
    assert variables["MARK"] == "wrapped"
    program, *arguments = variables["ARGUMENTS"].split()
    assert program.startswith("/") and language.removesuffix("js") in program
    assert f"{variables['LAMBDA_RUNTIME_DIR']}/{bootstrap}" in arguments


@pytest.mark.parametrize("command", ["/var/runtime/bootstrap", "/lambda-entrypoint.sh"])
@pytest.mark.parametrize("language", ["python", "nodejs", "ruby", "java"])
def test_a_wrapper_may_start_the_runtime_by_its_name(create_nearest, language, command):
    needs("file isolation")
    handler = "Probe" if language == "java" else "probe.handler"
    given = "any.thing" if command == "/lambda-entrypoint.sh" else handler
    wrapper = f"#!/bin/sh\nexport MARK=$(stat -Lc %A {command})\nexec {command} {handler if given != handler else ''}\n"
    files = packages.java() if language == "java" else {
        file.name: file.read_bytes() for file in (packages.FUNCTIONS / language).iterdir()
    }  # fmt: skip
    function = create_nearest(
        language,
        code=packages.zip_of({**files, "wrapper": (wrapper, 0o755)}),
        Handler=given,
        Environment={"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/wrapper"}},
        MemorySize=512,
    )
    seen = function({"do": "see"})["variables"]
    assert (seen["MARK"], seen["_HANDLER"]) == ("-rwxr-xr-x", handler)
    assert function({"do": "see"})["count"] == 2


def test_a_wrapper_that_gives_the_interpreter_an_option(create):
    """As the service's documentation writes it: before the last argument."""
    wrapper = '#!/bin/bash\nargs=("$@")\nexec "${args[@]:0:$#-1}" -X own=1 "${args[@]: -1}"\n'
    source = "import sys\ndef handler(event, context):\n    return sys._xoptions\n"
    variables = {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/wrapper"}}
    code = packages.python(source, wrapper=(wrapper, 0o755))
    assert create(code=code, Handler="app.handler", Environment=variables)({}) == {"own": "1"}


def test_a_custom_runtime_has_no_entrypoint(create):
    needs("file isolation")
    script = "#!/bin/sh\nls -L /lambda-entrypoint.sh /var/runtime/bootstrap >/dev/null 2>&1\nexit $?\n"
    outcome = create("provided", code=packages.provided(script)).invoke({})
    assert outcome.value["errorMessage"].endswith("Runtime exited with error: exit status 2")


# Stands between the runtime and its API, and changes what the runtime says.
PROXY = """
import os, socket, sys, threading
host, _, port = os.environ["AWS_LAMBDA_RUNTIME_API"].rpartition(":")
listener = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:
    def pass_on(source, target):
        while data := source.recv(65536):
            target.sendall(data.replace(b"BEFORE", b"BEHIND"))
        target.shutdown(socket.SHUT_WR)
    while True:
        runtime, _ = listener.accept()
        api = socket.create_connection((host, int(port)))
        threading.Thread(target=pass_on, args=(runtime, api), daemon=True).start()
        threading.Thread(target=pass_on, args=(api, runtime), daemon=True).start()
os.environ["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:%d" % listener.getsockname()[1]
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.mark.parametrize("language", ["python", "nodejs", "java"])
def test_a_wrapper_may_put_a_proxy_before_the_runtime_api(create, language):
    files = {
        "python": {"probe.py": (packages.FUNCTIONS / "python" / "probe.py").read_bytes()},
        "nodejs": {"probe.mjs": (packages.FUNCTIONS / "nodejs" / "probe.mjs").read_bytes()},
        "java": packages.java() if language == "java" else {},
    }[language]
    wrapper = "#!/bin/sh\nexec /usr/bin/python3 /var/task/proxy.py \"$@\"\n"
    function = create(
        language,
        code=packages.zip_of({**files, "wrapper": (wrapper, 0o755), "proxy.py": PROXY}),
        Environment={"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/wrapper", "MARK": "BEFORE"}},
        MemorySize=512,
    )
    for _ in range(2):
        assert function({"do": "see"})["variables"]["MARK"] == "BEHIND"


def test_a_wrapper_that_is_not_there(create):
    variables = {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/absent"}}
    outcome = create(Environment=variables).invoke({})
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 127",
    }
