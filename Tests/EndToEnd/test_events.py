"""Asynchronous invocation: accepted durably, run later, tried again, kept when it fails."""

import json

import pytest

from support import packages
from support.clients import boto, call
from support.functions import Function, fresh_name, refusal
from support.server import run_command
from support.wait import until

# Waits of minutes take a tenth of a second.
SCALE = 0.002

SOURCE = """
import json, os, time

def handler(event, context):
    print("RAN " + json.dumps({
        "id": context.aws_request_id, "event": event, "arn": context.invoked_function_arn,
        "trace": os.environ.get("_X_AMZN_TRACE_ID"), "mark": os.environ.get("MARK"),
        "client": context.client_context.custom if context.client_context else None,
    }), flush=True)
    if isinstance(event, dict):
        time.sleep(event.get("seconds", 0))
        if event.get("fail"):
            raise ValueError(event["fail"])
    return {"was": event}
"""


@pytest.fixture(scope="module")
def events():
    """A server with short waits, shared by the tests of this file."""
    from support.server import Server

    with Server("--async-time-scale", SCALE) as server:
        yield server


def recorder(server, **settings):
    return Recorder.create(boto(server.url), code=packages.python(SOURCE), Handler="app.handler", **settings).on(server)


class Recorder(Function):
    """A function that writes each of its runs into its log."""

    def on(self, server):
        self.server = server
        return self

    def send(self, event, **more):
        """Invokes without waiting and returns the request id."""
        answer = self.client.invoke(
            FunctionName=more.pop("FunctionName", self.name), InvocationType="Event", Payload=json.dumps(event), **more
        )
        assert answer["StatusCode"] == 202
        assert answer["Payload"].read() == b""
        assert "ExecutedVersion" not in answer
        return answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]

    def runs(self, request_id=None):
        """What the log says of the runs, of one event or of all."""
        page = call(self.server.url, "GET", f"/_lambent/logs?function={self.name}&limit=10000").json
        found = [json.loads(e["message"][4:]) for e in page["events"] if e["message"].startswith("RAN ")]
        return [run for run in found if request_id in (None, run["id"])]

    def wait_runs(self, count, request_id=None, within=20):
        return until(
            lambda: len(found := self.runs(request_id)) >= count and found, within=within, what=f"{count} runs of {self.name}"
        )

    def events(self, **query):
        more = "".join(f"&{key}={value}" for key, value in query.items())
        return call(self.server.url, "GET", f"/_lambent/events?function={self.name}{more}").json

    def wait_empty(self, within=20):
        until(lambda: not self.events()["events"], within=within, what=f"the end of all events of {self.name}")

    def wait_dead(self, count=1, within=20):
        return until(
            lambda: len(found := self.events(state="dead")["events"]) >= count and found,
            within=within,
            what=f"{count} dead events of {self.name}",
        )


@pytest.fixture(scope="module")
def shared(events):
    return recorder(events)


def test_an_event_runs_once_with_the_id_of_its_acceptance(shared):
    identifier = shared.send({"a": [1, "ü", None]})
    (run,) = shared.wait_runs(1, identifier)
    assert run["event"] == {"a": [1, "ü", None]}
    assert run["arn"].endswith(f":function:{shared.name}")
    shared.wait_empty()
    assert len(shared.runs(identifier)) == 1


def test_the_qualifier_header_and_context_reach_the_function(shared):
    context = "eyJjdXN0b20iOnsiayI6InYifX0="
    root = "Root=1-5e988283-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0"
    answer = call(
        shared.server.url,
        "POST",
        f"/2015-03-31/functions/{shared.name}/invocations?Qualifier=$LATEST",
        {},
        {"X-Amz-Invocation-Type": "Event", "X-Amz-Client-Context": context, "X-Amzn-Trace-Id": root},
    )
    assert answer.status == 202
    (run,) = shared.wait_runs(1, answer.headers["x-amzn-requestid"])
    assert run["client"] == {"k": "v"}
    assert run["arn"].endswith(":$LATEST")
    assert run["trace"].startswith(root + ";Lineage=1:")


@pytest.mark.parametrize("slash", ["", "/"])
def test_invoke_async_is_an_event_too(shared, slash):
    answer = call(shared.server.url, "POST", f"/2014-11-13/functions/{shared.name}/invoke-async{slash}", {"old": slash})
    assert (answer.status, answer.json) == (202, {"Status": 202})
    (run,) = shared.wait_runs(1, answer.headers["x-amzn-requestid"])
    assert run["event"] == {"old": slash}


def test_an_absent_payload_is_an_empty_object(shared):
    answer = shared.client.invoke(FunctionName=shared.name, InvocationType="Event")
    (run,) = shared.wait_runs(1, answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"])
    assert run["event"] == {}


def test_a_failing_function_is_tried_three_times_with_one_id(shared):
    identifier = shared.send({"fail": "always"})
    shared.wait_runs(3, identifier)
    (dead,) = [e for e in shared.wait_dead() if e["id"] == identifier]
    assert (dead["condition"], dead["attempts"], dead["error"]) == ("RetriesExhausted", 3, "always")
    assert len(shared.runs(identifier)) == 3


def test_the_limits_of_an_event(shared):
    path = f"/2015-03-31/functions/{shared.name}/invocations"
    event = {"X-Amz-Invocation-Type": "Event"}
    largest = b'"' + b"x" * (1048576 - 2) + b'"'
    assert call(shared.server.url, "POST", path, largest, event).status == 202
    answer = call(shared.server.url, "POST", path, largest + b" ", event)
    assert answer.status == 413
    assert "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)" in answer.body.decode()
    answer = call(shared.server.url, "POST", path, b"{", event)
    assert (answer.status, answer.error) == (400, "InvalidRequestContentException")


def test_what_does_not_exist_is_refused_at_once(shared):
    missing = refusal(shared.client.invoke, FunctionName="nothing-of-this-name", InvocationType="Event")
    assert (missing.status, missing.code) == (404, "ResourceNotFoundException")
    missing = refusal(shared.client.invoke, FunctionName=shared.name, Qualifier="77", InvocationType="Event")
    assert (missing.status, missing.code) == (404, "ResourceNotFoundException")
    missing = refusal(shared.client.invoke_async, FunctionName="nothing-of-this-name", InvokeArgs=b"{}")
    assert (missing.status, missing.code) == (404, "ResourceNotFoundException")


def test_events_that_wait_during_an_update_run_the_new_configuration(events):
    function = recorder(events, Environment={"Variables": {"MARK": "old"}})
    identifier = function.send({"fail": "first"})
    assert function.wait_runs(1, identifier)[0]["mark"] == "old"
    function.update(Environment={"Variables": {"MARK": "new"}})
    later = function.send({})
    assert function.wait_runs(1, later)[0]["mark"] == "new"
    function.delete()


def test_a_deleted_function_takes_its_events_along(events):
    function = recorder(events)
    function.send({"fail": "again and again"})
    function.wait_runs(1)
    function.delete()
    until(lambda: not function.events(state="waiting")["events"], what="the events being gone")
    again = recorder(events, name=function.name)
    assert len(again.wait_runs(1, again.send({"new": True}))) == 1
    again.delete()


def test_one_event_shows_all_that_is_known_and_only_to_its_account(shared):
    identifier = shared.send({"fail": "shown"})
    until(lambda: identifier in [e["id"] for e in shared.events(state="dead")["events"]], what="the dead event")
    path = f"/_lambent/events/show?id={identifier}"
    shown = call(shared.server.url, "GET", path).json
    assert json.loads(shown["payload"]) == {"fail": "shown"}
    assert json.loads(shown["response"])["errorMessage"] == "shown"
    assert shown["summary"]["reason"] == "the function has neither a dead letter queue nor a destination for failures"
    assert call(shared.server.url, "GET", path, key="111122223333").status == 404
    assert call(shared.server.url, "GET", "/_lambent/events", key="111122223333").json["events"] == []


def test_a_list_is_read_in_pages(events):
    function = recorder(events)
    sent = {function.send({"fail": f"number {n}"}) for n in range(7)}
    function.wait_dead(7)
    seen, after = [], ""
    while after is not None:
        page = function.events(limit=2, state="dead", **({"after": after} if after else {}))
        assert len(page["events"]) <= 2
        seen += [e["id"] for e in page["events"]]
        after = page.get("cursor")
    assert (len(seen), set(seen)) == (7, sent)
    assert page["counts"]["dead"] == 7
    function.delete()


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "after=nothing", "state=odd"])
def test_queries_that_make_no_sense_are_refused(shared, query):
    assert call(shared.server.url, "GET", f"/_lambent/events?{query}").status == 400


def test_only_post_changes_anything(shared):
    assert call(shared.server.url, "GET", "/_lambent/events/purge").status == 404
    assert call(shared.server.url, "POST", "/_lambent/events").status == 404
