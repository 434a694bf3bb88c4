"""Published versions: numbers, immutability, listing, deletion."""

import pytest

from support import packages
from support.clients import ACCOUNT, REGION
from support.functions import fresh_name, refusal

FROZEN_APART = {"FunctionArn", "Version", "RevisionId", "Description", "LastModified"}


def arn(name):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"


def publish(function, **more):
    answer = function.client.publish_version(FunctionName=function.name, **more)
    assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == 201
    return answer


@pytest.fixture
def function(create):
    return create(Description="latest", Environment={"Variables": {"MARK": "one"}})


def test_numbers_increase_when_something_changed(function):
    first = publish(function, Description="first")
    assert (first["Version"], first["Description"]) == ("1", "first")
    assert first["FunctionArn"] == f"{arn(function.name)}:1"
    assert (first["State"], first["LastUpdateStatus"]) == ("Active", "Successful")
    again = publish(function, Description="ignored")
    assert again == first, "nothing changed, so it is the same version again"
    function.update(Timeout=14)
    second = publish(function)
    assert (second["Version"], second["Description"]) == ("2", "latest")


def test_a_version_is_frozen(function):
    publish(function)
    before = function.configuration(Qualifier="1")
    function.update(
        Environment={"Variables": {"MARK": "two"}}, Handler="probe.other", MemorySize=256, Timeout=9, Description="new"
    )
    assert function.configuration(Qualifier="1") == before
    latest, published = function({"do": "see"}), function({"do": "see"}, Qualifier="1")
    assert (latest["variables"]["MARK"], latest["function"], latest["memoryLimit"]) == ("two", "other", 256)
    assert (published["variables"]["MARK"], published["function"], published["memoryLimit"]) == ("one", "handler", 128)
    assert published["functionVersion"] == "1"
    assert published["invokedARN"] == f"{arn(function.name)}:1"
    function.update_code(ZipFile=packages.python("def other(event, context): return 'new'\n", name="probe.py"))
    assert function({}) == "new"
    assert function({"do": "see"}, Qualifier="1")["function"] == "handler"


def test_invoking_a_version_says_so(function):
    publish(function)
    outcome = function.invoke({"do": "see"}, Qualifier="1", tail=True)
    assert outcome.version == "1"
    assert "Version: 1\n" in outcome.log
    assert "[1]" in outcome.value["logStream"]


def test_listing(function):
    publish(function)
    function.update(Timeout=14)
    publish(function)
    listed = function.client.list_versions_by_function(FunctionName=function.name)["Versions"]
    assert [item["Version"] for item in listed] == ["$LATEST", "1", "2"]
    assert [item["FunctionArn"] for item in listed] == [f"{arn(function.name)}:{v}" for v in ("$LATEST", "1", "2")]
    for item in listed:
        assert not {"State", "StateReason", "StateReasonCode", "RuntimeVersionConfig", "LastUpdateStatus"} & set(item)
    page = function.client.list_versions_by_function(FunctionName=function.name, MaxItems=2)
    assert [item["Version"] for item in page["Versions"]] == ["$LATEST", "1"]
    page = function.client.list_versions_by_function(FunctionName=function.name, MaxItems=2, Marker=page["NextMarker"])
    assert [item["Version"] for item in page["Versions"]] == ["2"]
    assert not page.get("NextMarker")


def test_deleting_a_version_leaves_the_function_and_its_numbers(function):
    publish(function)
    function.client.delete_function(FunctionName=function.name, Qualifier="1")
    assert refusal(function.client.get_function, FunctionName=function.name, Qualifier="1").message == (
        f"Function not found: {arn(function.name)}:1"
    )
    assert refusal(function.client.invoke, FunctionName=function.name, Qualifier="1").status == 404
    function.update(Timeout=14)
    assert publish(function)["Version"] == "2", "numbers are never used again"
    assert function({"do": "echo"}) == {"do": "echo"}


def test_refusals(function):
    sha = function.configuration()["CodeSha256"]
    assert refusal(function.client.publish_version, FunctionName=function.name, CodeSha256="wrong") == (
        400,
        "InvalidParameterValueException",
        f"CodeSHA256 (wrong) is different from current CodeSHA256 in $LATEST ({sha}). "
        "Please try again with the CodeSHA256 in $LATEST.",
    )
    told = refusal(function.client.publish_version, FunctionName=function.name, RevisionId="wrong")
    assert (told.status, told.code) == (412, "PreconditionFailedException")
    unknown = refusal(function.client.publish_version, FunctionName=fresh_name())
    assert (unknown.status, unknown.code) == (404, "ResourceNotFoundException")
    assert publish(function, CodeSha256=sha)["Version"] == "1"


def test_publish_on_creation(create):
    function = create(Publish=True)
    latest, version = function.configuration(), function.configuration(Qualifier="1")
    assert (latest["Version"], version["Version"]) == ("$LATEST", "1")
    assert latest["RevisionId"] != version["RevisionId"]
    assert function({"do": "see"}, Qualifier="1")["functionVersion"] == "1"
    assert publish(function)["Version"] == "1"


def test_publish_with_the_code(function):
    code = packages.python("def handler(event, context): return 'published'\n", name="probe.py")
    answer = function.update_code(ZipFile=code, Publish=True)
    assert (answer["Version"], answer["FunctionArn"]) == ("1", f"{arn(function.name)}:1")
    assert function({}, Qualifier="1") == "published"
    assert {k: v for k, v in function.configuration(Qualifier="1").items() if k not in FROZEN_APART} == {
        k: v for k, v in function.configuration().items() if k not in FROZEN_APART
    }


def test_latest_and_versions_have_environments_of_their_own(function):
    publish(function)
    assert function({"do": "see"})["environment"] != function({"do": "see"}, Qualifier="1")["environment"]
