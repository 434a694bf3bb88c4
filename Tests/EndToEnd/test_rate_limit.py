"""--api-rate: the control plane is throttled, invocations are not."""

import pytest

from support.clients import boto, call
from support.functions import Function
from support.server import Server, run_command
from support.wait import until

LIST = "/2015-03-31/functions"


@pytest.fixture(scope="module")
def throttled():
    with Server("--api-rate", "5") as server:
        yield server


def exhaust(server):
    """Calls until the first refusal, and returns it."""
    for _ in range(50):
        answer = call(server.url, "GET", LIST)
        if answer.status != 200:
            return answer
    raise AssertionError("50 calls at once were all admitted")


def test_too_many_calls_are_refused_with_a_time_to_wait(throttled):
    answer = exhaust(throttled)
    assert (answer.status, answer.error) == (429, "TooManyRequestsException")
    assert answer.json["Reason"] == "CallerRateLimitExceeded"
    assert answer.json["Type"] == "User"
    assert answer.json["message"] == "Rate exceeded"
    assert int(answer.headers["retry-after"]) >= 1


def test_it_recovers(throttled):
    exhaust(throttled)
    until(lambda: call(throttled.url, "GET", LIST).status == 200, within=5, what="the end of the throttling")


def test_invocations_are_not_throttled(throttled):
    client = boto(throttled.url)
    until(lambda: call(throttled.url, "GET", LIST).status == 200, within=5)

    def created():
        try:
            return Function.create(client, wait=False)
        except client.exceptions.TooManyRequestsException:
            return None

    function = until(created, within=10, every=0.3)

    def invoked():
        try:
            return function({"do": "echo"})
        except client.exceptions.ResourceConflictException:
            return None

    until(invoked, within=10)
    for number in range(30):
        assert function({"do": "echo", "number": number})["number"] == number


def test_off_by_default(server):
    for _ in range(60):
        assert call(server.url, "GET", LIST).status == 200


@pytest.mark.parametrize("rate", ["fast", "-1"])
def test_a_rate_that_is_none_is_refused(tmp_path, rate):
    done = run_command("serve", "--listen", "127.0.0.1:0", "--data-dir", tmp_path / "data", f"--api-rate={rate}", timeout=20)
    assert done.returncode != 0
    assert "api-rate" in done.stderr + done.stdout
