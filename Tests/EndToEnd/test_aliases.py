"""Aliases: their life, what they refuse, and the invocations that they share out between versions."""

import concurrent.futures

import pytest

from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, fresh_name, refusal

MISMATCH = (
    "The Revision Id provided does not match the latest Revision Id. "
    "Call the GetFunction/GetAlias API to retrieve the latest Revision Id"
)


def arn(name, qualifier=None):
    function = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
    return function if qualifier is None else f"{function}:{qualifier}"


def plain(answer, status):
    assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == status
    return answer


@pytest.fixture
def function(create):
    """A function with the versions 1 and 2."""
    made = create()
    made.client.publish_version(FunctionName=made.name)
    made.update(Description="second")
    made.client.publish_version(FunctionName=made.name)
    return made


def weights(**shares):
    return {"AdditionalVersionWeights": {version.removeprefix("v"): weight for version, weight in shares.items()}}


def test_the_life_of_an_alias(client, function):
    before = function.configuration()
    made = plain(
        client.create_alias(
            FunctionName=function.name, Name="live", FunctionVersion="1", RoutingConfig=weights(v2=0.2), Description="d"
        ),
        201,
    )
    revision = made.pop("RevisionId")
    assert made == {
        "AliasArn": arn(function.name, "live"),
        "Name": "live",
        "FunctionVersion": "1",
        "Description": "d",
        "RoutingConfig": weights(v2=0.2),
    }
    assert plain(client.get_alias(FunctionName=arn(function.name), Name="live"), 200) == made | {"RevisionId": revision}
    same = plain(client.update_alias(FunctionName=function.name, Name="live", RevisionId=revision), 200)
    assert same == made | {"RevisionId": same["RevisionId"]}
    assert same["RevisionId"] != revision
    stale = refusal(client.update_alias, FunctionName=function.name, Name="live", RevisionId=revision)
    assert stale == (412, "PreconditionFailedException", MISMATCH)
    cleared = client.update_alias(
        FunctionName=function.name, Name="live", FunctionVersion="2", RoutingConfig=weights(), Description=""
    )
    assert "RoutingConfig" not in cleared
    assert (cleared["FunctionVersion"], cleared["Description"]) == ("2", "")
    second = function.configuration(Qualifier="2")
    assert function.configuration(Qualifier="live") == second | {"FunctionArn": arn(function.name, "live")}
    assert client.get_function(FunctionName=f"{function.name}:live")["Configuration"]["Version"] == "2"
    assert function.configuration() == before, "aliases leave the function as it is"
    for _ in range(2):
        plain(client.delete_alias(FunctionName=function.name, Name="live"), 204)
    gone = refusal(client.get_alias, FunctionName=function.name, Name="live")
    assert gone == (404, "ResourceNotFoundException", f"Cannot find alias arn: {arn(function.name, 'live')}")


def test_lists(client, function):
    for name, version in (("c", "1"), ("a", "2"), ("b", "1"), ("latest", "$LATEST")):
        client.create_alias(FunctionName=function.name, Name=name, FunctionVersion=version)

    def names(**query):
        return [a["Name"] for a in client.list_aliases(FunctionName=function.name, **query)["Aliases"]]

    assert names() == ["a", "b", "c", "latest"]
    assert names(FunctionVersion="1") == ["b", "c"]
    assert names(FunctionVersion="$LATEST") == ["latest"]
    pages = client.get_paginator("list_aliases").paginate(FunctionName=function.name, PaginationConfig={"PageSize": 3})
    assert [[a["Name"] for a in page["Aliases"]] for page in pages] == [["a", "b", "c"], ["latest"]]
    function.delete()
    gone = refusal(client.list_aliases, FunctionName=function.name)
    assert gone == (404, "ResourceNotFoundException", f"Function not found: {arn(function.name)}")


def test_refusals(client, function, server):
    unchecked = boto(server.url, validate=False)
    client.create_alias(FunctionName=function.name, Name="taken", FunctionVersion="1")
    unknown = fresh_name("absent")

    def refused(name="new", version="1", of=function.name, **routing):
        routing = {"RoutingConfig": weights(**routing)} if routing else {}
        return refusal(unchecked.create_alias, FunctionName=of, Name=name, FunctionVersion=version, **routing)

    def missing(qualifier, of=function.name):
        return (404, "ResourceNotFoundException", f"Function not found: {arn(of, qualifier)}")

    def invalid(text):
        return (400, "InvalidParameterValueException", text)

    def violation(text):
        return (400, "ValidationException", f"1 validation error detected: Value {text}")

    bounds = (
        "at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: "
        "[Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, "
        "Member must not be null]"
    )
    assert refused(version="10") == missing("10")
    assert refused(v10=0.5) == missing("10")
    assert refused(of=unknown, v2=0.5) == missing("1", unknown)
    assert refused(name="taken", v2=0.5) == (
        409,
        "ResourceConflictException",
        f"Alias already exists: {arn(function.name, 'taken')}",
    )
    assert refused(v1=0.5, v2=0.5) == invalid("Number of items in AdditionalVersionWeights cannot be greater than 1")
    assert refused(v1=0.5) == invalid(
        "Invalid function version 1. Function version 1 is already included in routing configuration."
    )
    latest = refused(version="$LATEST", v1=0.5)
    assert latest == invalid("$LATEST is not supported for an alias pointing to more than 1 version")
    assert "Type" not in latest.response
    assert refused(v2=2.0) == violation("'{2=2.0}' " + bounds)
    assert refused(v2=-1.0) == violation("'{2=-1.0}' " + bounds)
    assert refused(**{"$LATEST": 0.5}) == violation(
        "'{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must "
        "satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than "
        "or equal to 1, Member must satisfy regular expression pattern: [0-9]+]"
    )
    assert refused(name="2024") == violation(
        "'2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: "
        "(?!^[0-9]+$)([a-zA-Z0-9-_]+)"
    )
    client.create_alias(FunctionName=function.name, Name="2024-01-02", FunctionVersion="1")
    assert refusal(client.update_alias, FunctionName=function.name, Name="absent") == (
        404,
        "ResourceNotFoundException",
        f"Alias not found: {arn(function.name, 'absent')}",
    )
    for call in (client.get_function, client.get_function_configuration, client.invoke):
        assert refusal(call, FunctionName=function.name, Qualifier="absent") == missing("absent")
        assert refusal(call, FunctionName=arn(function.name, "absent")) == missing("absent")
    for name, text in (
        ("1", "Unable to delete version because the following aliases reference it: [2024-01-02, taken]"),
        ("taken", "Deletion of aliases is not currently supported."),
    ):
        assert refusal(client.delete_function, FunctionName=function.name, Qualifier=name).message == text


def test_an_alias_moves_with_the_next_invocation(client, function):
    client.create_alias(FunctionName=function.name, Name="live", FunctionVersion="1")
    for version in ("1", "2", "$LATEST", "1"):
        client.update_alias(FunctionName=function.name, Name="live", FunctionVersion=version)
        outcome = function.invoke({"do": "see"}, Qualifier="live")
        assert outcome.version == version
        assert outcome.value["functionVersion"] == version
        assert outcome.value["invokedARN"] == arn(function.name, "live")
    client.delete_alias(FunctionName=function.name, Name="live")
    assert refusal(client.invoke, FunctionName=function.name, Qualifier="live").status == 404


def test_invocations_are_shared_by_weight(client, function, server):
    client.create_alias(FunctionName=function.name, Name="live", FunctionVersion="1", RoutingConfig=weights(v2=0.2))
    shared, invocations = boto(server.url), 2000

    def version(_):
        answer = shared.invoke(FunctionName=function.name, Qualifier="live", Payload=b'{"do": "echo"}')
        answer["Payload"].read()
        return answer["ExecutedVersion"]

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(version, range(invocations)))
    assert set(drawn) == {"1", "2"}
    # Six standard deviations of a binomial distribution: a true share fails once in a billion runs.
    deviation = (invocations * 0.2 * 0.8) ** 0.5
    assert abs(drawn.count("2") - invocations * 0.2) < 6 * deviation
    client.update_alias(FunctionName=function.name, Name="live", RoutingConfig=weights(v2=1.0))
    assert {version(0) for _ in range(20)} == {"2"}


def test_aliases_survive_the_server_and_go_with_the_function(serve, tmp_path):
    directory = str(tmp_path / "data")
    first = serve(data=directory)
    function = Function.create(boto(first.url))
    function.client.publish_version(FunctionName=function.name)
    made = function.client.create_alias(FunctionName=function.name, Name="live", FunctionVersion="1")
    first.stop()
    client = boto(serve(data=directory).url)
    kept = client.get_alias(FunctionName=function.name, Name="live")
    assert kept["RevisionId"] == made["RevisionId"]
    assert client.invoke(FunctionName=function.name, Qualifier="live", Payload=b"{}")["ExecutedVersion"] == "1"
    client.delete_function(FunctionName=function.name)
    again = Function.create(client, name=function.name)
    assert client.list_aliases(FunctionName=again.name)["Aliases"] == []
