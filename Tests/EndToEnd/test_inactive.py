"""Functions that nobody invokes become Inactive; an invocation fails, and makes them Active again."""

import pytest

from support import leftovers, processes
from support.clients import boto
from support.functions import Function, refusal
from support.recorder import SCALE, recorder
from support.wait import until


@pytest.fixture
def server(serve):
    return serve("--inactive-after", "3", "--state-transition-delay", "0.5")


@pytest.fixture
def client(server):
    return boto(server.url)


def wait_inactive(function, **query):
    def inactive():
        state = function.configuration(**query)
        return state["State"] == "Inactive" and state

    return until(inactive, within=30, what=f"{function.name} being inactive")


def test_idle_functions_are_released_and_come_back(server, client):
    function = Function.create(client)
    function({"do": "sleep", "seconds": 0})
    state = wait_inactive(function)
    assert (state["StateReasonCode"], state["StateReason"]) == ("Idle", "The function is idle.")
    assert state["LastUpdateStatus"] == "Successful"
    streams = lambda: [p for p in server.children() if processes.stream_of(p)]  # noqa: E731
    until(lambda: not streams(), within=10, what="the end of its environments")
    told = refusal(client.invoke, FunctionName=function.name)
    assert (told.status, told.code) == (502, "ResourceNotReadyException")
    state = function.configuration()
    assert (state["State"], state["StateReasonCode"]) == ("Pending", "Restoring")
    assert refusal(client.invoke, FunctionName=function.name) == (
        409,
        "ResourceConflictException",
        "The operation cannot be performed at this time. The function is currently in the following state: Pending",
    )
    function.wait_active()
    assert function.invoke({"do": "sleep", "seconds": 0}).error is None


def test_an_event_wakes_its_function_and_is_run(serve):
    server = serve("--inactive-after", "3", "--async-time-scale", str(SCALE))
    function = recorder(server)
    wait_inactive(function)
    event = function.send({"a": 1})
    assert function.wait_runs(1, event)[0]["event"] == {"a": 1}


def test_an_inactive_function_survives_a_kill_and_is_updated(server, client):
    function = Function.create(client)
    wait_inactive(function)
    server.kill()
    server.start()
    function.client = boto(server.url)
    assert function.configuration()["State"] == "Inactive"
    answer = function.update(wait=False, Timeout=20)
    assert (answer["State"], answer["LastUpdateStatus"]) == ("Active", "InProgress")
    assert function.wait_updated()["LastUpdateStatus"] == "Successful"
    assert function.invoke({"do": "sleep", "seconds": 0}).error is None
    server.kill()
    until(lambda: not leftovers.processes_of(server.data), within=10, what="the end of its processes")
