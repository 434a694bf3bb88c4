"""Changes that end as the settings say: the waiters of clients see what they would see at the service."""

import pytest
from botocore.exceptions import WaiterError

from support.clients import boto
from support.functions import Function, refusal
from support.server import run_command

QUICK = {"Delay": 1, "MaxAttempts": 20}
SETTINGS = """
inject:
  - function: "deploy-*"
    operation: UpdateFunctionConfiguration
    outcome: Failed
    reason-code: EniLimitExceeded
    delay: 0.2
    times: 1
  - function: broken
    operation: CreateFunction
    reason-code: ImageAccessDenied
    reason: The image is somebody else's.
  - function: slow
    outcome: Pending
"""


@pytest.fixture
def client(serve, tmp_path):
    file = tmp_path / "lambent.yaml"
    file.write_text(SETTINGS)
    server = serve("--config", file)
    assert server.log.count("changes of functions end as the settings say") == 3
    return boto(server.url)


def test_an_update_that_fails(client):
    function = Function.create(client, name="deploy-one", Timeout=5)
    function.update(wait=False, Timeout=9)
    with pytest.raises(WaiterError, match="terminal failure"):
        client.get_waiter("function_updated_v2").wait(FunctionName=function.name, WaiterConfig=QUICK)
    state = function.configuration()
    assert (state["State"], state["LastUpdateStatus"]) == ("Active", "Failed")
    assert state["LastUpdateStatusReasonCode"] == "EniLimitExceeded"
    assert state["LastUpdateStatusReason"]
    # What runs is what ran; the next update is as usual.
    assert function({})["remaining"] <= 5000
    function.update(Timeout=11)
    client.get_waiter("function_updated").wait(FunctionName=function.name, WaiterConfig=QUICK)
    assert function.configuration()["Timeout"] == 11


def test_a_creation_that_fails(client):
    function = Function.create(client, name="broken", wait=False)
    with pytest.raises(WaiterError, match="terminal failure"):
        client.get_waiter("function_active_v2").wait(FunctionName="broken", WaiterConfig=QUICK)
    state = function.configuration()
    assert (state["State"], state["StateReasonCode"]) == ("Failed", "ImageAccessDenied")
    assert state["StateReason"] == "The image is somebody else's."
    assert refusal(client.invoke, FunctionName="broken") == (
        409,
        "ResourceConflictException",
        "The operation cannot be performed at this time. The function is currently in the following state: Failed",
    )
    function.delete()


def test_a_creation_that_does_not_end(client):
    function = Function.create(client, name="slow", wait=False)
    with pytest.raises(WaiterError, match="Max attempts exceeded"):
        client.get_waiter("function_active_v2").wait(
            FunctionName="slow", WaiterConfig={"Delay": 1, "MaxAttempts": 2}
        )
    assert function.configuration()["StateReasonCode"] == "Creating"
    assert refusal(client.invoke, FunctionName="slow").message.endswith("following state: Pending")
    function.delete()


def test_what_cannot_be_used_stops_serve(tmp_path):
    ended = run_command("serve", "--data-dir", tmp_path, "--inject", "f=OutOfLuck", "--inject", "g")
    assert ended.returncode != 0
    assert 'inject: "f=OutOfLuck" has the reason-code "OutOfLuck", which is none of EniLimitExceeded, ' in ended.stderr
    assert 'inject: "g" is not FUNCTION=REASONCODE.' in ended.stderr
