"""Pending and InProgress held open: what is shown, what is refused, what runs."""

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import packages
from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, refusal
from support.server import Server
from support.wait import until

DELAY = 1.5


@pytest.fixture(scope="module")
def slow():
    """A client of a server that holds transitions open."""
    with Server(environment={"LAMBENT_STATE_TRANSITION_DELAY": str(DELAY)}) as server:
        yield boto(server.url)


def arn(function):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"


def changes(function):
    """The three calls that a transition refuses."""
    client, name = function.client, function.name
    return (
        lambda: refusal(client.update_function_configuration, FunctionName=name, Timeout=9),
        lambda: refusal(client.update_function_code, FunctionName=name, ZipFile=packages.probe("python")),
        lambda: refusal(client.publish_version, FunctionName=name),
    )


def test_pending(slow):
    started = time.monotonic()
    function = Function.create(slow, wait=False)
    shown = function.configuration()
    assert (shown["State"], shown["StateReasonCode"]) == ("Pending", "Creating")
    assert "LastUpdateStatus" not in shown
    for change in changes(function):
        assert change() == (
            409,
            "ResourceConflictException",
            f"The operation cannot be performed at this time. The resource {arn(function)} is currently in the following "
            "state: 'Pending'. StateReasonCode: 'Creating'",
        )
    assert refusal(slow.invoke, FunctionName=function.name) == (
        409,
        "ResourceConflictException",
        "The operation cannot be performed at this time. The function is currently in the following state: Pending",
    )
    function.wait_active()
    assert time.monotonic() - started >= DELAY * 0.9
    shown = function.configuration()
    assert shown["LastUpdateStatus"] == "Successful"
    assert not {"StateReason", "StateReasonCode"} & set(shown)
    assert function({"do": "see"})["function"] == "handler"


def test_in_progress(slow):
    function = Function.create(slow, Environment={"Variables": {"MARK": "old"}}, MemorySize=128).wait_active()
    before = function.configuration()
    assert function({"do": "see"})["variables"]["MARK"] == "old"
    answer = function.update(wait=False, Environment={"Variables": {"MARK": "new"}}, MemorySize=256, Handler="probe.other")
    answer.pop("ResponseMetadata")
    assert (answer["LastUpdateStatus"], answer["LastUpdateStatusReasonCode"]) == ("InProgress", "Creating")
    assert answer["LastUpdateStatusReason"] == "The function is being created."
    assert (answer["State"], answer["MemorySize"]) == ("Active", 256)
    shown = function.configuration()
    assert shown == answer, "the new configuration is shown at once, with the same revision"
    assert shown["RevisionId"] != before["RevisionId"]

    for change in changes(function):
        assert change() == (
            409,
            "ResourceConflictException",
            f"The operation cannot be performed at this time. An update is in progress for resource: {arn(function)}",
        )
    seen = function({"do": "see"})
    assert (seen["variables"]["MARK"], seen["memoryLimit"], seen["function"]) == ("old", 128, "handler")
    assert function.configuration()["LastUpdateStatus"] == "InProgress", "all of this happened during the update"

    after = function.wait_updated()
    assert after["LastUpdateStatus"] == "Successful"
    assert after["RevisionId"] not in (shown["RevisionId"], before["RevisionId"])
    assert not {"LastUpdateStatusReason", "LastUpdateStatusReasonCode"} & set(after)
    seen = function({"do": "see"})
    assert (seen["variables"]["MARK"], seen["memoryLimit"], seen["function"]) == ("new", 256, "other")


def test_reads_and_deletion_go_on_during_an_update(slow):
    function = Function.create(slow)
    function.update(wait=False, Timeout=9)
    assert slow.get_function(FunctionName=function.name)["Configuration"]["LastUpdateStatus"] == "InProgress"
    assert slow.list_versions_by_function(FunctionName=function.name)["Versions"]
    function.delete()
    assert refusal(slow.get_function, FunctionName=function.name).status == 404


def test_code_update_in_progress_serves_the_old_code(slow):
    function = Function.create(slow)
    new = packages.python("def handler(event, context): return 'new'\n", name="probe.py")
    function.update_code(wait=False, ZipFile=new)
    assert function({"do": "see"})["function"] == "handler"
    assert function.wait_updated()["LastUpdateStatus"] == "Successful"
    assert function({}) == "new"


def test_a_version_published_with_the_code_is_pending(slow):
    function = Function.create(slow)
    new = packages.python("def handler(event, context): return 'new'\n", name="probe.py")
    answer = function.update_code(wait=False, ZipFile=new, Publish=True)
    assert (answer["Version"], answer["State"], answer["StateReasonCode"]) == ("1", "Pending", "Creating")
    assert "LastUpdateStatus" not in answer
    version = function.configuration(Qualifier="1")
    assert version["State"] == "Pending"
    latest = function.configuration()
    assert (latest["State"], latest["LastUpdateStatus"]) == ("Active", "InProgress")
    until(lambda: function.configuration(Qualifier="1")["State"] == "Active", within=10, what="the version being active")
    assert function({}, Qualifier="1") == "new"


def test_an_update_with_nothing_in_it_is_an_update(slow):
    function = Function.create(slow)
    before = function.configuration()
    answer = function.update(wait=False)
    assert answer["LastUpdateStatus"] == "InProgress"
    assert answer["LastModified"] > before["LastModified"]
    after = function.wait_updated()
    revisions = {before["RevisionId"], answer["RevisionId"], after["RevisionId"]}
    assert len(revisions) == 3


def test_of_concurrent_updates_one_wins(slow):
    function = Function.create(slow)

    def update(number):
        try:
            slow.update_function_configuration(FunctionName=function.name, Description=f"number {number}")
            return number
        except slow.exceptions.ResourceConflictException:
            return None

    with ThreadPoolExecutor(8) as pool:
        winners = [n for n in pool.map(update, range(8)) if n is not None]
    assert len(winners) == 1
    assert function.wait_updated()["Description"] == f"number {winners[0]}"


def test_waiters_see_the_end(slow):
    function = Function.create(slow, wait=False)
    slow.get_waiter("function_active_v2").wait(FunctionName=function.name, WaiterConfig={"Delay": 1})
    function.update(wait=False, Timeout=9)
    slow.get_waiter("function_updated_v2").wait(FunctionName=function.name, WaiterConfig={"Delay": 1})
    assert function.configuration()["Timeout"] == 9


def test_a_failed_update_says_why_and_the_old_configuration_serves(serve):
    server = serve()
    function = Function.create(boto(server.url), Environment={"Variables": {"MARK": "old"}})
    assert function({"do": "sleep", "seconds": 0})["mark"] == "old"
    kept = set_aside(server, "packages"), set_aside(server, "blobs")
    during = function.update(wait=False, Environment={"Variables": {"MARK": "new"}})
    assert during["LastUpdateStatus"] == "InProgress"
    after = function.wait_updated()
    assert (after["State"], after["LastUpdateStatus"]) == ("Active", "Failed")
    assert after["LastUpdateStatusReasonCode"] == "InternalError"
    assert after["LastUpdateStatusReason"]
    assert after["Environment"] == {"Variables": {"MARK": "new"}}, "what failed is shown"
    assert function({"do": "sleep", "seconds": 0})["mark"] == "old", "and does not run"
    for back in kept:
        back()
    function.update(Timeout=9)
    assert function({"do": "sleep", "seconds": 0})["mark"] == "new", "the next update that succeeds takes all of it along"


def set_aside(server, name):
    """Renames a directory of the server's data and puts an empty one in its place; returns what undoes that."""
    path = os.path.join(server.data, name)
    os.rename(path, path + ".aside")
    os.mkdir(path, 0o700)

    def back():
        shutil.rmtree(path)
        os.rename(path + ".aside", path)

    return back
