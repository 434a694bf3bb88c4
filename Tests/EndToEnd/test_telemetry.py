"""The Telemetry API, and the Logs API before it: what a function's environment tells the extensions that ask."""

import json
import re
import textwrap

import pytest

from support import extensions, packages
from support.functions import fresh_name
from support.promise import needs
from support.wait import until

# An extension that listens, subscribes, and keeps what it gets in a file of /tmp.
LISTENER = '''
import http.server, socket, threading

class Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        keep({"method": self.command, "path": self.path, "type": self.headers["Content-Type"], "events": json.loads(body)})
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
    do_PUT = do_POST
    def log_message(self, *arguments):
        pass

def keep(batch):
    with open("/tmp/" + NAME, "a") as file:
        file.write(json.dumps(batch) + "\\n")

def listen(port):
    server = http.server.HTTPServer(("sandbox.localdomain", port), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()

def listen_for_lines(port):
    listener = socket.create_server(("127.0.0.1", port))
    def take():
        while True:
            connection, _ = listener.accept()
            for line in connection.makefile():
                keep({"events": [json.loads(line)]})
    threading.Thread(target=take, daemon=True).start()

def http_to(port, path="", **more):
    return {"protocol": "HTTP", "URI": f"http://sandbox.localdomain:{port}{path}", **more}

def subscribe(destination, types=("platform", "function", "extension"), version="2022-12-13", api="/2022-07-01/telemetry", **buffering):
    body = {"schemaVersion": version, "types": list(types), "destination": destination, "buffering": {"timeoutMs": 25, **buffering}}
    return call("PUT", api, body)

'''

READ = """
import json
result = []
if os.path.exists(event["file"]):
    result = [json.loads(line) for line in open(event["file"])]
print("asked")
"""


@pytest.fixture
def layer(client):
    def publish(**programs):
        return extensions.layer(client, fresh_name("layer"), **{name: LISTENER + textwrap.dedent(body) for name, body in programs.items()})

    return publish


def batches(function, name, has):
    """The batches that an extension got, once all of these types are among their events."""

    def found():
        seen = function(READ, file=f"/tmp/{name}")
        types = {event["type"] for batch in seen for event in batch["events"]}
        return types >= set(has) and seen

    return until(found, within=15, every=0.1, what=f"records of {has} for {name}")


def of(batches, kind):
    return [event["record"] for batch in batches for event in batch["events"] if event["type"] == kind]


PLATFORM = {
    "platform.initStart", "platform.telemetrySubscription", "platform.initRuntimeDone", "platform.extension",
    "platform.initReport", "platform.start", "platform.runtimeDone", "platform.report",
}  # fmt: skip


def test_records_arrive_over_http(code, layer):
    needs("Layers", "network isolation")
    arn = layer(listener="listen(8080); register(['INVOKE']); say({'answer': subscribe(http_to(8080, '/in?a=b'))[::2]}); serve()")
    function = code(Layers=[arn])
    first = function.attempt("print('hello'); result = ENVIRONMENT")
    seen = batches(function, "listener", PLATFORM | {"function", "extension"})
    assert {(b["method"], b["path"], b["type"]) for b in seen} == {("POST", "/in?a=b", "application/json")}
    assert "hello\n" in of(seen, "function")
    assert 'listener: {"answer": [200, "OK"]}\n' in of(seen, "extension")
    start = of(seen, "platform.initStart")[0]
    assert start["initializationType"] == "on-demand" and start["phase"] == "init"
    assert start["functionName"] == function.name and start["functionVersion"] == "$LATEST"
    assert of(seen, "platform.telemetrySubscription") == [
        {"name": "listener", "state": "Subscribed", "types": ["platform", "function", "extension"]}
    ]
    assert of(seen, "platform.extension") == [{"name": "listener", "state": "Ready", "events": ["INVOKE"]}]
    assert of(seen, "platform.initRuntimeDone")[0] == {
        "initializationType": "on-demand", "phase": "init", "status": "success",
    }  # fmt: skip
    assert of(seen, "platform.initReport")[0]["metrics"]["durationMs"] > 0
    assert of(seen, "platform.start")[0] == {"requestId": first.request_id, "version": "$LATEST"}
    done = of(seen, "platform.runtimeDone")[0]
    assert done["requestId"] == first.request_id and done["status"] == "success"
    assert done["metrics"]["producedBytes"] == len(first.raw)
    assert [span["name"] for span in done["spans"]] == ["responseLatency", "responseDuration", "runtimeOverhead"]
    report = of(seen, "platform.report")[0]
    assert report["requestId"] == first.request_id and report["metrics"]["initDurationMs"] > 0
    assert [span["name"] for span in report["spans"]] == ["extensionOverhead"]
    times = [event["time"] for batch in seen for event in batch["events"]]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", time) for time in times)
    order = [event["type"] for batch in seen for event in batch["events"] if event["type"] in PLATFORM]
    assert order.index("platform.initStart") == 0
    assert order.index("platform.runtimeDone") < order.index("platform.report")


def test_records_arrive_over_tcp(code, layer):
    needs("Layers", "network isolation")
    arn = layer(lines="listen_for_lines(4243); register(); subscribe({'protocol': 'TCP', 'port': 4243}, ['function']); serve()")
    function = code(Layers=[arn])
    function("print('one'); print('two')")
    seen = batches(function, "lines", {"function"})
    assert of(seen, "function")[:2] == ["one\n", "two\n"]
    assert {event["type"] for batch in seen for event in batch["events"]} == {"function"}


def test_an_extension_may_wait_for_the_end_of_the_runtime(code, layer, server):
    needs("Layers", "network isolation")
    # As agents do: no next event before the records of the last are there.
    arn = layer(
        agent="""
        listen(8080)
        register(["INVOKE"])
        subscribe(http_to(8080), ["platform"])
        while True:
            request = next()["requestId"]
            while True:
                records = [json.loads(line) for line in open("/tmp/agent")] if os.path.exists("/tmp/agent") else []
                done = [e["record"]["requestId"] for b in records for e in b["events"] if e["type"] == "platform.runtimeDone"]
                if request in done: break
                time.sleep(0.01)
            say("done with " + request)
        """
    )
    function = code(Layers=[arn])
    for _ in range(3):
        outcome = function.attempt("result = 1")
        assert outcome.value == 1
        assert f"agent: done with {outcome.request_id}\n" in outcome.log


def test_objects_of_a_json_log_are_told_as_such(code, layer):
    needs("Layers", "network isolation")
    arn = layer(
        old="listen(8080); register(); subscribe(http_to(8080), ['function'], '2022-07-01'); serve()",
        new="listen(8081); register(); subscribe(http_to(8081), ['function']); serve()",
    )
    function = code(Layers=[arn], LoggingConfig={"LogFormat": "JSON"})
    function("""print('{"level": "INFO", "message": "an object"}')""")
    new, old = batches(function, "new", {"function"}), batches(function, "old", {"function"})
    assert of(new, "function")[0] == {"level": "INFO", "message": "an object"}
    assert json.loads(of(old, "function")[0]) == {"level": "INFO", "message": "an object"}


def test_the_logs_api(code, layer):
    needs("Layers", "network isolation")
    body = """
    listen(8080)
    register()
    subscribe(http_to(8080, method="PUT"), ["platform", "function"], {version!r}, "/2020-08-15/logs")
    say({{"other": subscribe(http_to(8080))[2]}})
    serve()
    """
    layers = layer(older=body.format(version="2020-08-15"), newer=body.format(version="2021-03-18").replace("8080", "8081"))
    function = code(Layers=[layers])
    first = function.attempt("print('hello')")
    wanted = {"platform.start", "platform.end", "platform.report", "platform.extension", "platform.logsSubscription"}
    older = batches(function, "older", wanted)
    newer = batches(function, "newer", wanted | {"platform.runtimeDone"})
    assert {batch["method"] for batch in older} == {"PUT"}
    assert not of(older, "platform.runtimeDone") and not of(older, "platform.initStart")
    assert of(older, "platform.end")[0] == {"requestId": first.request_id}
    assert {"name": "older", "state": "Subscribed", "types": ["platform", "function"]} in of(older, "platform.logsSubscription")
    assert "hello\n" in of(newer, "function")


def test_refusals(code, layer, server):
    arn = layer(
        caller="""
        def refused(what, answer):
            say({"what": what, "answer": [answer[0], answer[2]["errorType"]]})
        refused("nobody", subscribe(http_to(8080)))
        register()
        refused("version", subscribe(http_to(8080), version="2021-01-01"))
        refused("type", subscribe(http_to(8080), ["platform", "other"]))
        refused("no type", subscribe(http_to(8080), []))
        refused("host", subscribe({"protocol": "HTTP", "URI": "http://example.com:8080"}))
        refused("own port", subscribe(http_to(9001)))
        refused("protocol", subscribe({"protocol": "UDP", "port": 8080}))
        refused("no port", subscribe({"protocol": "TCP"}))
        refused("items", subscribe(http_to(8080), maxItems=999))
        refused("bytes", subscribe(http_to(8080), maxBytes=1048577))
        refused("time", subscribe(http_to(8080), timeoutMs=24))
        refused("not JSON", call("PUT", "/2022-07-01/telemetry", "{"))
        refused("logs", call("PUT", "/2020-08-15/logs", "{}"))
        next()
        refused("late", subscribe(http_to(8080)))
        refused("late logs", subscribe(http_to(8080), version="2020-08-15", api="/2020-08-15/logs"))
        say("all said")
        serve()
        """
    )
    function = code(Layers=[arn])
    assert function("result = 1") == 1
    log = until(lambda: "all said" in (log := extensions.log(server.url, function)) and log, what="the refusals")
    answers = {line["what"]: line["answer"] for line in map(json.loads, re.findall(r"^caller: (\{.*)$", log, re.M)) if "what" in line}
    assert answers.pop("nobody") == [403, "Extension.MissingExtensionIdentifier"]
    assert answers.pop("logs") == [400, "Logs.ValidationError"]
    assert answers.pop("late") == [403, "Telemetry.SubscriptionClosed"]
    assert answers.pop("late logs") == [403, "Logs.SubscriptionClosed"]
    assert len(answers) == 11 and {tuple(answer) for answer in answers.values()} == {(400, "ValidationError")}


def test_the_last_records_come_before_the_end(code, layer, server):
    needs("Layers", "network isolation")
    # The buffer is longer than the environment lives: only its end empties it.
    arn = layer(
        patient="""
        listen(8080)
        register()
        subscribe(http_to(8080), ["platform"], timeoutMs=30000)
        while next()["eventType"] != "SHUTDOWN":
            pass
        say(open("/tmp/patient").read())
        """
    )
    function = code(Layers=[arn])
    request = function.attempt("result = 1").request_id
    function.update(Description="a new environment")
    log = until(
        lambda: "platform.report" in (log := extensions.log(server.url, function)) and log, what="the last records"
    )
    line = re.search(r"^patient: (\{.*)$", log, re.M)[1]
    reports = [event["record"] for event in json.loads(line)["events"] if event["type"] == "platform.report"]
    assert [report["requestId"] for report in reports] == [request]


def test_what_nobody_takes_is_lost_and_told(code, layer, server):
    needs("Layers", "network isolation")
    arn = layer(
        late="""
        register()
        subscribe(http_to(8080), ["platform"])
        while not os.path.exists("/tmp/listen"): next()
        listen(8080)
        serve()
        """
    )
    function = code(Layers=[arn], LoggingConfig={"LogFormat": "JSON"})
    until(
        lambda: function("result = 1") and "platform.logsDropped" in extensions.log(server.url, function),
        within=15,
        every=0.1,
        what="the loss",
    )
    function("open('/tmp/listen', 'w').close()")
    seen = batches(function, "late", {"platform.logsDropped"})
    lost = of(seen, "platform.logsDropped")[0]
    assert lost["droppedRecords"] >= 1 and lost["droppedBytes"] > 0
    assert lost["reason"].startswith("could not send events: ")


def test_an_extension_within_the_runtime_may_subscribe(create, layer):
    needs("network isolation")
    source = """
import http.client, http.server, json, os, threading
got = []
class Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        got.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
    def log_message(self, *arguments):
        pass
threading.Thread(target=http.server.HTTPServer(("sandbox", 8080), Listener).serve_forever, daemon=True).start()
def call(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    answer.read()
    return answer
print("before")
me = call("POST", "/2020-01-01/extension/register", '{"events": []}', Lambda_Extension_Name="in").getheader("Lambda-Extension-Identifier")
body = json.dumps({"schemaVersion": "2022-12-13", "types": ["platform", "function"], "buffering": {"timeoutMs": 25},
                   "destination": {"protocol": "HTTP", "URI": "http://sandbox:8080"}})
status = call("PUT", "/2022-07-01/telemetry", body, Lambda_Extension_Identifier=me).status
threading.Thread(target=call, args=["GET", "/2020-01-01/extension/event/next"], kwargs={"Lambda_Extension_Identifier": me}, daemon=True).start()
def handler(event, context):
    return [status, got]
"""
    function = create(code=packages.python(source), Handler="app.handler")

    def told():
        status, got = function.invoke({}).value
        assert status == 200
        types = [event["type"] for event in got]
        return "platform.report" in types and got

    got = until(told, within=15, every=0.1, what="a report")
    assert got[0]["type"] == "platform.initStart"
    assert "before\n" in [event["record"] for event in got]
