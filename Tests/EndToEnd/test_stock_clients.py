"""What others wrote for the service runs here unchanged: runtime clients, and libraries that functions are made with."""

import json

import pytest

from support import packages

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


def test_powertools(create):
    files = packages.installed(
        "aws_lambda_powertools", "aws_xray_sdk", "wrapt", "jmespath", "typing_extensions", "botocore", "urllib3", "dateutil", "six"
    )
    files = {name: data for name, data in files.items() if not name.startswith("botocore/data/")}
    function = create(code=packages.python(POWERTOOLS, **files), Handler="app.handler", MemorySize=1024)
    outcome = function.invoke({"orders": 3}, tail=True)
    assert outcome.error is None, outcome.value
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
    again = function.invoke({"orders": 1}, tail=True)
    assert '"cold_start":false' in again.log


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


def test_a_wrapper_that_is_not_there(create):
    variables = {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/var/task/absent"}}
    outcome = create(Environment=variables).invoke({})
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 127",
    }
