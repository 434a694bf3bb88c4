"""Asynchronous invocation: accepted durably, run later, tried again, kept when it fails."""

import json

import pytest

from support import packages
from support.clients import call
from support.functions import refusal
from support.recorder import SCALE, recorder
from support.server import Server, run_command
from support.wait import until


@pytest.fixture(scope="module")
def events():
    """A server with short waits, shared by the tests of this file."""
    with Server("--async-time-scale", SCALE) as server:
        yield server


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


def lambent(server, *arguments):
    """Runs a client command against the server and returns what it printed."""
    done = run_command(*arguments, "--endpoint", server.url)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_lists_shows_redrives_and_purges(events):
    function = recorder(events)
    identifier = function.send({"fail": "for the command"})
    function.wait_dead()
    listed = lambent(events, "events", "list", function.name)
    assert identifier in listed
    assert "RetriesExhausted" in listed
    assert "dead: 1" in listed
    (line,) = lambent(events, "events", "list", function.name, "--json", "--state", "dead").splitlines()
    assert json.loads(line)["attempts"] == 3
    shown = json.loads(lambent(events, "events", "show", identifier))
    assert json.loads(shown["payload"]) == {"fail": "for the command"}

    assert lambent(events, "events", "redrive", "--id", identifier) == "redriven: 1\n"
    function.wait_runs(6, identifier)
    function.wait_dead()
    assert lambent(events, "events", "redrive", "--function", function.name) == "redriven: 1\n"
    function.wait_runs(9, identifier)
    function.wait_dead()
    assert lambent(events, "events", "purge", "--function", function.name) == "purged: 1\n"
    assert function.events()["events"] == []
    function.delete()


def test_the_command_wants_to_know_which_events():
    assert run_command("events", "purge").returncode != 0
    assert run_command("events", "redrive", "--all", "--id", "x").returncode != 0


def test_reserved_concurrency_of_nothing_ends_an_event_unrun(events):
    function = recorder(events)
    function.client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=0)
    identifier = function.send({})
    (dead,) = function.wait_dead()
    assert (dead["id"], dead["condition"], dead["attempts"]) == (identifier, "ZeroReservedConcurrency", 0)
    assert function.runs() == []
    function.delete()


def test_an_event_waits_while_another_holds_the_only_slot(events):
    function = recorder(events)
    function.client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=1)
    first = function.send({"seconds": 1.5})
    function.wait_runs(1, first)
    throttled = refusal(function.client.invoke, FunctionName=function.name)
    assert (throttled.status, throttled.code) == (429, "TooManyRequestsException")
    second = function.send({})
    assert function.wait_runs(1, second)
    function.wait_empty()
    assert len(function.runs()) == 2
    function.delete()


def test_attempts_and_age_are_those_of_the_qualifier(events):
    function = recorder(events)
    function.client.publish_version(FunctionName=function.name)
    put = function.client.put_function_event_invoke_config
    put(FunctionName=function.name, MaximumRetryAttempts=0)
    put(FunctionName=function.name, Qualifier="1", MaximumEventAgeInSeconds=90)
    unpublished = function.send({"fail": "no retry"})
    version = function.send({"fail": "too old"}, Qualifier="1")
    dead = {event["id"]: event for event in function.wait_dead(2)}
    assert (dead[unpublished]["condition"], dead[unpublished]["attempts"]) == ("RetriesExhausted", 1)
    assert (dead[version]["condition"], dead[version]["attempts"]) == ("EventAgeExceeded", 2)
    function.delete()


LOOP = """
import json, os, boto3

def handler(event, context):
    print("RAN " + json.dumps({"id": context.aws_request_id, "event": event}), flush=True)
    if event["n"] < 30:
        client = boto3.client("lambda", region_name="us-east-1")
        client.invoke(FunctionName=context.function_name, InvocationType="Event", Payload=json.dumps({"n": event["n"] + 1}))
"""


def test_a_function_that_invokes_itself_is_stopped(events):
    function = recorder(events, code=packages.python(LOOP, **packages.sdk()), Timeout=60, MemorySize=512)
    function.send({"n": 1})
    (dead,) = function.wait_dead(within=60)
    assert dead["condition"] == "RecursiveInvocationDetected"
    # Each environment's log leaves by itself.
    assert sorted(run["event"]["n"] for run in function.wait_runs(16)) == list(range(1, 17))
    function.delete()
