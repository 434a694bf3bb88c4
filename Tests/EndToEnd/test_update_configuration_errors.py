"""Every refusal of UpdateFunctionConfiguration: status, code, members of the body, exact text; and that nothing changed."""

import json
import os

import pytest

from support.functions import Function
from support.refusals.case import NAME
from support.refusals.constraints import CONSTRAINTS
from support.refusals.service import SERVICE
from support.refusals.unreadable import UNREADABLE

CASES = CONSTRAINTS + SERVICE + UNREADABLE


@pytest.fixture(scope="module")
def target(client):
    """An active function that no case may change."""
    function = Function.create(client, name=f"{NAME}-{os.getpid()}")
    yield function
    function.delete()


def test_there_are_at_least_sixty_cases_and_each_has_its_name():
    assert len(CASES) >= 60
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_refusal(send, target, case):
    before = target.configuration()
    path = case.name.replace(NAME, target.name)
    answer = send("PUT", f"/2015-03-31/functions/{path}/configuration", case.body)
    assert (answer.status, answer.error) == (case.status, case.code), answer.body
    assert answer.headers["content-type"] == "application/json"
    body = answer.json
    message = body.pop(case.key, None)
    if case.message is not None:
        assert message == case.message.replace(NAME, target.name)
    elif case.code == "AccessDeniedException":
        assert message is None
    else:
        assert message, "a reason is given"
    assert body == {"Type": "User"} if "Type" in case.members else body == {}
    assert target.configuration() == before, "a refused update changes nothing"


def test_variables_of_4096_bytes_pass(target):
    variables = {"SMALL_VAR": "ok", "LARGE_VAR": "x" * 4063}
    assert len(json.dumps(variables, separators=(",", ":"))) == 4096
    function = Function.create(target.client, Environment={"Variables": variables})
    assert function.configuration()["Environment"]["Variables"] == variables
    function.delete()


@pytest.mark.parametrize("qualifier", ["1", "live"])
def test_a_published_version_or_an_alias_is_not_updated(send, target, qualifier):
    target.client.publish_version(FunctionName=target.name)
    before = target.configuration()
    answer = send("PUT", f"/2015-03-31/functions/{target.name}%3A{qualifier}/configuration", {"Description": "new"})
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException")
    assert answer.json["Type"] == "User"
    assert answer.json["message"] == (
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
        "Please specify either a function name or an unqualified function ARN."
    )
    assert target.configuration() == before
