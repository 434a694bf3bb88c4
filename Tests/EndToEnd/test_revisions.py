"""RevisionId: what changes it, what it protects."""

import pytest

from support import packages
from support.functions import Function, refusal


@pytest.fixture
def function(create):
    return create()


def revision(function, **query):
    return function.configuration(**query)["RevisionId"]


def test_creation_has_two(client):
    function = Function.create(client, wait=False)
    first = revision(function)
    function.wait_active()
    assert revision(function) != first
    function.delete()


@pytest.mark.parametrize("kind", ["configuration", "code"])
def test_an_update_has_two(function, kind):
    before = revision(function)
    if kind == "configuration":
        during = function.update(Timeout=9)["RevisionId"]
    else:
        during = function.update_code(ZipFile=packages.probe("nodejs"))["RevisionId"]
    after = revision(function)
    assert len({before, during, after}) == 3


def test_publishing_changes_the_functions_and_gives_the_version_its_own(function):
    before = revision(function)
    version = function.client.publish_version(FunctionName=function.name)["RevisionId"]
    assert len({before, version, revision(function)}) == 3
    assert revision(function, Qualifier="1") == version


def test_reading_and_invoking_change_nothing(function):
    before = revision(function)
    function({"do": "see"})
    function.client.get_function(FunctionName=function.name)
    function.client.list_functions()
    assert revision(function) == before


def test_a_chain_of_updates_by_revision(function):
    for timeout in range(5, 9):
        function.update(Timeout=timeout, RevisionId=revision(function))
    assert function.configuration()["Timeout"] == 8


def test_a_stale_revision_leaves_everything(function):
    stale = revision(function)
    function.update(Timeout=9)
    before = function.configuration()
    told = refusal(
        function.client.update_function_configuration, FunctionName=function.name, Timeout=10, RevisionId=stale
    )
    assert told == (
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    )
    assert function.configuration() == before


def test_the_revision_of_an_update_in_progress_is_stale_after_it(function):
    during = function.update(Timeout=9)["RevisionId"]
    told = refusal(
        function.client.update_function_configuration, FunctionName=function.name, Timeout=10, RevisionId=during
    )
    assert told.status == 412


def test_an_empty_revision_counts_as_none(function):
    function.update(Timeout=9, RevisionId="")
    assert function.configuration()["Timeout"] == 9
