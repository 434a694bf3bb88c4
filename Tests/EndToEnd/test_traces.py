"""TracingConfig: headers, sampling, segments at the X-Ray daemon and the same as OTLP, a function's own among them."""

import json
import re
import textwrap
import time

import pytest

from support import packages
from support.clients import boto, call
from support.functions import Function
from support.neighbours import neighbour
from support.server import Server, run_command
from support.traces import Daemon, receivers
from support.wait import until

ACTIVE = {"Mode": "Active"}
HEADER = re.compile(r"Root=(1-[0-9a-f]{8}-[0-9a-f]{24});Parent=([0-9a-f]{16});Sampled=([01])")
ROOT = "1-5e1b4151-5ac6c58f40f9d4c1d1a8b8a1"
PARENT = "00f067aa0ba902b7"

SOURCE = """
import json, os, socket, time

FIRST = os.environ.get("_X_AMZN_TRACE_ID")

def send(document, address=None):
    host, port = (address or os.environ["AWS_XRAY_DAEMON_ADDRESS"]).split(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.sendto(b'{"format": "json", "version": 1}\\n' + json.dumps(document).encode(), (host, int(port)))

def handler(event, context):
    header = os.environ["_X_AMZN_TRACE_ID"]
    if "code" in event:
        exec(event["code"], globals(), {"event": event, "header": header})
    if event.get("fail"):
        raise ValueError(event["fail"])
    time.sleep(event.get("seconds", 0))
    return {"header": header, "first": FIRST, "daemon": [
        os.environ[name] for name in ("AWS_XRAY_DAEMON_ADDRESS", "_AWS_XRAY_DAEMON_ADDRESS", "_AWS_XRAY_DAEMON_PORT")
    ]}
"""

SDK = """
from aws_xray_sdk.core import xray_recorder

@xray_recorder.capture("work")
def work(event):
    part = xray_recorder.current_subsegment()
    part.put_annotation("colour", "blue")
    part.put_metadata("event", event, "own")
    with xray_recorder.in_subsegment("inner", namespace="remote") as inner:
        inner.put_http_meta("method", "GET")
        inner.put_http_meta("url", "http://example.org/a")
        inner.put_http_meta("status", 404)

def handler(event, context):
    work(event)
    return "done"
"""


@pytest.fixture(scope="module")
def traced():
    """A server with both receivers."""
    with receivers() as (daemon, otlp):
        with Server("--xray-daemon", daemon.address, "--otlp-endpoint", otlp.url) as server:
            server.daemon, server.otlp = daemon, otlp
            server.client = boto(server.url)
            yield server


@pytest.fixture(scope="module")
def active(traced):
    return Function.create(traced.client, code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE)


def invoke(function, event, header=None, **more):
    """An Invoke with a trace header, as it was answered."""
    headers = {"X-Amzn-Trace-Id": header} if header else {}
    path = f"/2015-03-31/functions/{function.name}/invocations"
    url = function.client.meta.endpoint_url
    return call(url, "POST", path, json.dumps(event).encode(), {**headers, **more})


def parts(document):
    return {part["name"]: part for part in document.get("subsegments", [])}


def test_both_segments_and_the_functions_own_are_joined_by_ids(traced):
    files = packages.installed("aws_xray_sdk", "wrapt", "botocore", "urllib3", "jmespath", "dateutil", "six")
    files = {name: data for name, data in files.items() if not name.startswith("botocore/data/")}
    code = packages.python(SDK, **files)
    function = Function.create(traced.client, code=code, Handler="app.handler", TracingConfig=ACTIVE, MemorySize=1024)
    outcome = function.invoke({"a": 1}, tail=True)
    assert outcome.value == "done", outcome.value
    service, own = traced.daemon.invocation(outcome.request_id)

    assert service["name"] == own["name"] == function.name
    assert service["trace_id"] == own["trace_id"]
    assert own["parent_id"] == service["id"] and "parent_id" not in service
    assert service["http"] == {"response": {"status": 200}}
    arn = function.configuration()["FunctionArn"]
    assert service["resource_arn"] == own["aws"]["function_arn"] == arn
    assert own["aws"]["account_id"] == arn.split(":")[4] and own["aws"]["resource_names"] == [function.name]
    assert not {"fault", "error", "throttle"} & (service.keys() | own.keys())

    phases = parts(own)
    assert list(phases) == ["Initialization", "Invocation", "Overhead"]
    times = [service["start_time"], own["start_time"], phases["Initialization"]["start_time"]]
    times += [phases["Initialization"]["end_time"], phases["Invocation"]["start_time"]]
    times += [phases["Invocation"]["end_time"], phases["Overhead"]["end_time"]]
    assert times == sorted(times)
    assert own["start_time"] == phases["Initialization"]["start_time"]
    assert own["end_time"] == phases["Overhead"]["end_time"]
    assert abs(service["start_time"] - time.time()) < 600

    work = traced.daemon.wait(name="work", parent_id=own["id"])
    assert (work["trace_id"], work["type"]) == (own["trace_id"], "subsegment")
    assert work["annotations"] == {"colour": "blue"} and work["metadata"]["own"] == {"event": {"a": 1}}
    assert f"XRAY TraceId: {own['trace_id']}\tSegmentId: {own['id']}\tSampled: true\t\n" in outcome.log

    # The same as OTLP.
    digits = own["trace_id"][2:].replace("-", "")
    inner = traced.daemon.wait(name="inner", parent_id=work["id"])
    above = {service["id"]: None, own["id"]: service["id"], work["id"]: own["id"], inner["id"]: work["id"]}
    above |= {phase["id"]: own["id"] for phase in phases.values()}
    spans = {span_id: traced.otlp.wait(span_id) for span_id in above}
    for span_id, parent in above.items():
        assert spans[span_id].get("parentSpanId") == parent
        assert spans[span_id]["traceId"] == digits
        assert spans[span_id]["resource"]["service.name"] == function.name
        assert int(spans[span_id]["startTimeUnixNano"]) <= int(spans[span_id]["endTimeUnixNano"])
    assert spans[own["id"]]["about"]["faas.coldstart"] is True
    assert spans[own["id"]]["about"]["faas.invocation_id"] == outcome.request_id
    assert spans[work["id"]]["about"]["colour"] == "blue"
    assert (spans[inner["id"]]["kind"], spans[inner["id"]]["about"]["http.response.status_code"]) == (3, 404)
    assert spans[own["id"]]["resource"]["cloud.resource_id"] == arn

    # Warm, and no initialization again.
    again = invoke(function, {}, f"Root={ROOT};Sampled=1")
    _, own = traced.daemon.invocation(again.headers["x-amzn-requestid"])
    assert list(parts(own)) == ["Invocation", "Overhead"]
    assert traced.otlp.wait(own["id"])["about"]["faas.coldstart"] is False


def test_the_decision_of_the_caller_is_honoured(traced, active):
    answer = invoke(active, {}, f"Root={ROOT};Parent={PARENT};Sampled=1;Lineage=1:0a0b0c0d:3;Self=x")
    header = answer.json["header"]
    found = HEADER.match(header)
    assert found[1] == ROOT and found[2] != PARENT and found[3] == "1"
    service, own = traced.daemon.invocation(answer.headers["x-amzn-requestid"])
    assert (service["trace_id"], service["parent_id"]) == (ROOT, PARENT)
    assert own["id"] == found[2]
    assert re.search(r";Lineage=1:0a0b0c0d:3(\||$)", header)
    assert answer.headers["x-amzn-trace-id"].startswith(f"root={ROOT};parent={own['id']};sampled=1;lineage=1:")

    answer = invoke(active, {}, f"Root={ROOT};Parent={PARENT};Sampled=0")
    assert answer.json["header"] == f"Root={ROOT};Parent={PARENT};Sampled=0"
    assert answer.headers["x-amzn-trace-id"] == f"root={ROOT};parent={PARENT};sampled=0"
    unsampled = answer.headers["x-amzn-requestid"]
    invoke(active, {}, f"Root={ROOT};Sampled=1")
    traced.daemon.wait(count=4, trace_id=ROOT)
    assert not [d for d in traced.daemon.documents if d.get("aws", {}).get("request_id") == unsampled]


def test_a_decision_is_made_where_there_is_none(traced, active):
    headers = [invoke(active, {}).headers["x-amzn-trace-id"] for _ in range(40)]
    sampled = [header for header in headers if ";sampled=1" in header]
    # The first of each second, and few of the rest.
    assert 1 <= len(sampled) < 40
    assert len(set(header.split(";")[0] for header in headers)) == 40
    asked = invoke(active, {}, f"Root={ROOT};Parent={PARENT};Sampled=?")
    assert re.search(r";sampled=[01]", asked.headers["x-amzn-trace-id"])


def test_pass_through_passes_on_what_nobody_samples(traced):
    function = Function.create(traced.client, code=packages.python(SOURCE), Handler="app.handler")
    header = f"Self=a;Root={ROOT};Parent={PARENT};Sampled=0;Own=b"
    assert invoke(function, {}, header).json["header"] == header
    made = invoke(function, {})
    assert HEADER.fullmatch(made.json["header"])[3] == "0"
    assert made.headers["x-amzn-trace-id"] == made.json["header"].replace("R", "r").replace("P", "p").replace("S", "s")
    tail = function.invoke({}, tail=True)
    assert "XRAY" not in tail.log

    # The last is traced, and nothing before it was.
    answer = invoke(function, {}, f"Root={ROOT};Parent={PARENT};Sampled=1")
    service, own = traced.daemon.invocation(answer.headers["x-amzn-requestid"])
    assert service["parent_id"] == PARENT and HEADER.fullmatch(answer.json["header"])[2] == own["id"]
    assert {d["aws"]["request_id"] for d in traced.daemon.all(origin="AWS::Lambda", name=function.name)} == {
        answer.headers["x-amzn-requestid"]
    }


def test_an_error_is_a_fault_with_its_cause(traced, active):
    answer = invoke(active, {"fail": "asked to"}, f"Root={ROOT};Sampled=1")
    assert answer.headers["x-amz-function-error"] == "Unhandled"
    service, own = traced.daemon.invocation(answer.headers["x-amzn-requestid"])
    assert service["fault"] and own["fault"] and parts(own)["Invocation"]["fault"]
    assert "fault" not in parts(own)["Overhead"]
    (exception,) = own["cause"]["exceptions"]
    assert (exception["type"], exception["message"]) == ("ValueError", "asked to")
    assert any("raise ValueError" in frame["label"] for frame in exception["stack"])
    span = traced.otlp.wait(own["id"])
    assert span["status"] == {"code": 2, "message": "asked to"}
    assert {"key": "exception.type", "value": {"stringValue": "ValueError"}} in span["events"][0]["attributes"]


def test_timeouts_exits_and_failed_initializations(traced):
    function = Function.create(
        traced.client, code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE, Timeout=3
    )
    header = f"Root={ROOT};Sampled=1"
    slow = invoke(function, {"seconds": 20}, header)
    service, own = traced.daemon.invocation(slow.headers["x-amzn-requestid"])
    assert service["fault"] and parts(own)["Invocation"]["fault"]
    assert own["cause"]["exceptions"][0]["type"] == "Sandbox.Timedout"

    ended = invoke(function, {"code": "os._exit(3)"}, header)
    _, own = traced.daemon.invocation(ended.headers["x-amzn-requestid"])
    assert own["cause"]["exceptions"][0]["type"] == "Runtime.ExitError"
    # After the reset the process started anew on the time of the invocation.
    assert list(parts(own))[:2] == ["Initialization", "Invocation"]

    broken = Function.create(
        traced.client, code=packages.python("raise OSError('no')"), Handler="app.handler", TracingConfig=ACTIVE
    )
    failed = invoke(broken, {}, header)
    service, own = traced.daemon.invocation(failed.headers["x-amzn-requestid"])
    assert service["fault"] and own["fault"]
    assert [part["name"] for part in own["subsegments"]][:2] == ["Initialization", "Initialization"]
    assert all(part["fault"] for part in own["subsegments"][:2])
    assert own["cause"]["exceptions"][0]["message"] == "no"


def test_a_cause_that_the_runtime_wrote_goes_before(traced):
    bootstrap = "#!/bin/sh\ncd \"$LAMBDA_TASK_ROOT\"\nexec /usr/bin/python3 -m awslambdaric \"$_HANDLER\"\n"
    files = packages.installed("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
    code = packages.zip_of({"bootstrap": (bootstrap, 0o755), "app.py": SOURCE, **files})
    function = Function.create(
        traced.client, "provided", code=code, Handler="app.handler", TracingConfig=ACTIVE, MemorySize=512
    )
    answer = invoke(function, {"fail": "asked to"}, f"Root={ROOT};Sampled=1")
    _, own = traced.daemon.invocation(answer.headers["x-amzn-requestid"])
    assert own["cause"]["working_directory"]
    (exception,) = own["cause"]["exceptions"]
    assert (exception["type"], exception["message"], len(exception["id"])) == ("ValueError", "asked to", 16)
    assert exception["stack"][0].keys() == {"label", "path", "line"}


def test_a_throttle_has_no_function_segment(traced, active):
    traced.client.put_function_concurrency(FunctionName=active.name, ReservedConcurrentExecutions=0)
    refused = invoke(active, {}, f"Root={ROOT};Sampled=1")
    traced.client.delete_function_concurrency(FunctionName=active.name)
    assert refused.status == 429
    request = refused.headers["x-amzn-requestid"]

    def documents():
        return [d for d in traced.daemon.documents if d.get("aws", {}).get("request_id") == request]

    (service,) = until(documents, what="the segment of the throttle")
    assert service["throttle"] and service["error"] and "fault" not in service
    assert service["http"]["response"]["status"] == 429
    follow = invoke(active, {}, f"Root={ROOT};Sampled=1")
    traced.daemon.invocation(follow.headers["x-amzn-requestid"])
    assert documents() == [service]


def test_the_log_in_json_tells_the_trace(traced):
    function = Function.create(
        traced.client,
        code=packages.python(SOURCE),
        Handler="app.handler",
        TracingConfig=ACTIVE,
        LoggingConfig={"LogFormat": "JSON", "SystemLogLevel": "DEBUG"},
    )
    outcome = function.invoke({}, tail=True)
    _, own = traced.daemon.invocation(outcome.request_id)
    records = [json.loads(line) for line in outcome.log.splitlines() if line.startswith("{")]
    for kind in ("platform.start", "platform.runtimeDone", "platform.report"):
        tracing = next(record for record in records if record["type"] == kind)["record"]["tracing"]
        value = f"Root={own['trace_id']};Parent={own['id']};Sampled=1"
        assert tracing == {"spanId": own["id"], "type": "X-Amzn-Trace-Id", "value": value}


def test_events_have_a_segment_of_their_own_with_attempts(serve):
    with Daemon() as daemon:
        server = serve("--xray-daemon", daemon.address, "--async-time-scale", "0.002")
        client = boto(server.url)
        function = Function.create(client, code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE)
        answer = client.invoke(FunctionName=function.name, InvocationType="Event", Payload=b'{"fail": "always"}')
        request = answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]
        event = daemon.wait(origin="AWS::Lambda", name=function.name)
        attempts = [daemon.wait(name=f"Attempt #{number}") for number in (1, 2, 3)]
        own = daemon.wait(count=3, origin="AWS::Lambda::Function")
        assert event["http"]["response"]["status"] == 202 and event["fault"]
        assert event["aws"]["request_id"] == request
        assert [part["name"] for part in event["subsegments"]] == ["Dwell Time"]
        assert {d["trace_id"] for d in daemon.documents} == {event["trace_id"]}
        assert {a["parent_id"] for a in attempts} == {event["id"]}
        assert [d["parent_id"] for d in own] == [a["id"] for a in attempts]
        assert all(a["fault"] and a["type"] == "subsegment" for a in attempts)
        assert event["end_time"] >= attempts[2]["end_time"]


def test_function_urls(traced, active):
    traced.client.create_function_url_config(FunctionName=active.name, AuthType="NONE")
    url = traced.client.get_function_url_config(FunctionName=active.name)["FunctionUrl"]
    traced.client.add_permission(
        FunctionName=active.name,
        StatementId="all",
        Action="lambda:InvokeFunctionUrl",
        Principal="*",
        FunctionUrlAuthType="NONE",
    )
    host = url.split("://")[1].strip("/").split(":")[0]
    answer = call(traced.url, "GET", "/", None, {"Host": host, "X-Amzn-Trace-Id": f"Root={ROOT};Sampled=1"}, sign=False)
    assert answer.status == 200, answer.body
    own = HEADER.match(answer.json["header"])[2]
    assert answer.headers["x-amzn-trace-id"].startswith(f"root={ROOT};parent={own};sampled=1")
    assert traced.daemon.wait(id=own)["trace_id"] == ROOT


def test_the_function_is_told_where_the_daemon_is(traced, active):
    daemon, host, port = invoke(active, {}).json["daemon"]
    assert daemon == f"{host}:{port}"
    if traced.isolation == "linux":
        assert daemon == "169.254.100.1:2000"


def test_whoever_asks_the_daemon_for_sampling_rules_is_refused_at_once(active):
    code = """
        began = time.monotonic()
        with socket.socket() as asking:
            asking.settimeout(10)
            try:
                host, port = os.environ["AWS_XRAY_DAEMON_ADDRESS"].split(":")
                asking.connect((host, int(port)))
                asking.sendall(b"POST /GetSamplingRules HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 2\\r\\n\\r\\n{}")
                assert asking.recv(1) == b""
            except ConnectionError:
                pass
        assert time.monotonic() - began < 5
    """
    answer = invoke(active, {"code": textwrap.dedent(code)})
    assert "x-amz-function-error" not in answer.headers, answer.body


def test_a_neighbour_that_plays_xray_gets_the_segments(serve):
    with neighbour() as other:
        server = serve("--neighbours", other.url)
        function = Function.create(
            boto(server.url), code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE
        )
        code = "send({'name': 'part', 'id': '0123456789abcdef', 'trace_id': header[5:40], 'parent_id': header[48:64]," \
            " 'type': 'subsegment', 'start_time': time.time(), 'end_time': time.time()})"
        trace, own, _ = HEADER.match(function({"code": code})["header"]).groups()

        def segments():
            traces = other.client("xray").batch_get_traces(TraceIds=[trace])["Traces"]
            found = {s["Id"]: json.loads(s["Document"]) for t in traces for s in t["Segments"]}
            return {own, "0123456789abcdef"} <= found.keys() and found

        found = until(segments, what="the segments in X-Ray")
        assert found["0123456789abcdef"]["parent_id"] == own
        assert {"AWS::Lambda", "AWS::Lambda::Function"} <= {d.get("origin") for d in found.values()}


def test_what_is_no_segment_is_dropped_and_said(serve):
    with receivers() as (daemon, otlp):
        server = serve("--xray-daemon", daemon.address, "--otlp-endpoint", otlp.url)
        function = Function.create(
            boto(server.url), code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE
        )
        code = """if True:
            host, port = os.environ["AWS_XRAY_DAEMON_ADDRESS"].split(":")
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
                for text in (b"", b"nonsense", b"{}\\n{}", b'{"format": "json", "version": 1}\\n'):
                    daemon.sendto(text, (host, int(port)))
            send({"name": "long", "id": "0123456789abcdef", "note": "x" * 60000})
            send({"name": "in-progress", "id": "0123456789abcde0", "trace_id": "%s", "start_time": 1.0, "in_progress": True})
            send({"name": "whole", "id": "0123456789abcde1", "trace_id": "%s", "start_time": 1.0, "end_time": 2.5})
        """ % (ROOT, ROOT)
        function({"code": code})
        assert daemon.wait(name="long")["note"] == "x" * 60000
        daemon.wait(name="in-progress")
        whole = otlp.wait("0123456789abcde1")
        assert (whole["startTimeUnixNano"], whole["endTimeUnixNano"]) == ("1000000000", "2500000000")
        assert not [s for s in otlp.spans if s["spanId"] == "0123456789abcde0"]
        until(lambda: "segments are lost" in server.log, what="the loss being said")


def test_a_receiver_that_fails_is_asked_again(serve):
    with receivers(answers=[503, 429]) as (_, otlp):
        server = serve(
            environment={
                "OTEL_EXPORTER_OTLP_ENDPOINT": otlp.url,
                "OTEL_EXPORTER_OTLP_HEADERS": "x-token=a%20b,broken",
            }
        )
        function = Function.create(
            boto(server.url), code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE
        )
        own = HEADER.match(function({})["header"])[2]
        otlp.wait(own)
        assert [(path, headers["x-token"], status) for path, headers, status in otlp.requests[:3]] == [
            ("/v1/traces", "a b", 503), ("/v1/traces", "a b", 429), ("/v1/traces", "a b", 200),
        ]
        assert otlp.requests[0][1]["Content-Type"] == "application/json"


def test_what_was_traced_before_the_end_of_the_server_arrives():
    with receivers() as (daemon, otlp):
        with Server(environment={"AWS_XRAY_DAEMON_ADDRESS": daemon.address, "LAMBENT_OTLP_ENDPOINT": otlp.url}) as server:
            function = Function.create(
                boto(server.url), code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE
            )
            own = HEADER.match(function({})["header"])[2]
            server.stop()
        assert daemon.wait(id=own, within=1)
        assert otlp.wait(own, within=1)


def test_without_receivers_headers_are_passed_on_and_doctor_says_so(create):
    function = create(code=packages.python(SOURCE), Handler="app.handler", TracingConfig=ACTIVE)
    outcome = function.invoke({}, tail=True)
    assert HEADER.match(outcome.value["header"])[3] == "1"
    assert "XRAY TraceId: " in outcome.log

    def row(**environment):
        shown = run_command("doctor", "--json", environment=environment)
        return next(r for r in json.loads(shown.stdout) if r["setting"] == "TracingConfig")

    assert row()["state"] == "not here" and "--xray-daemon" in row()["cure"]
    told = row(LAMBENT_XRAY_DAEMON="127.0.0.1:2000", LAMBENT_OTLP_ENDPOINT="http://127.0.0.1:4318")
    assert told["state"] == "enforced"
    assert "127.0.0.1:2000 and http://127.0.0.1:4318/v1/traces" in told["reason"]
