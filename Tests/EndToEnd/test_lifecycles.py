"""Whole lifecycles, eight at once on one server and on functions of their own: none sees anything of another.

Along the way, what keeps its revision and what changes it.
"""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import packages
from support.clients import boto
from support.functions import Function, fresh_name, refusal
from support.wait import until

THREADS = 8
CODE = [packages.python(f"def handler(event, context):\n    return {number}\n") for number in range(THREADS)]


def eight_at_once(server, lifecycle):
    """Runs a lifecycle on eight threads, each with a client and a number of its own."""
    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(lifecycle, boto(server.url), number) for number in range(THREADS)]
    for one in running:
        one.result()


def make(client, number, stem):
    function = Function.create(
        client,
        name=fresh_name(f"{stem}-{number}"),
        code=CODE[number],
        Handler="app.handler",
        Description=f"of {number}",
        Environment={"Variables": {"NUMBER": str(number)}},
        Tags={"number": str(number)},
    )
    return function


def revision(function, **query):
    return function.configuration(**query)["RevisionId"]


def gone(client, function):
    function.delete()
    told = refusal(client.get_function, FunctionName=function.name)
    assert (told.status, told.code) == (404, "ResourceNotFoundException")


def configurations(client, number):
    function = make(client, number, "config")
    created = revision(function)
    assert revision(function) == created, "reading changes nothing"
    for step in range(4):
        before = revision(function)
        answer = client.update_function_configuration(
            FunctionName=function.name,
            RevisionId=before,
            MemorySize=128 + number,
            Timeout=1 + step,
            Environment={"Variables": {"NUMBER": str(number), "STEP": str(step)}},
        )
        assert answer["RevisionId"] != before
        stale = refusal(client.update_function_configuration, FunctionName=function.name, RevisionId=before, Timeout=9)
        assert (stale.status, stale.code) == (412, "PreconditionFailedException")
        settled = function.wait_updated()
        assert settled["RevisionId"] not in (before, answer["RevisionId"]), "the end of an update is a revision, too"
        assert (settled["MemorySize"], settled["Timeout"]) == (128 + number, 1 + step)
        assert settled["Environment"] == {"Variables": {"NUMBER": str(number), "STEP": str(step)}}
        assert settled["Description"] == f"of {number}"
    assert function({}) == number
    gone(client, function)


def versions(client, number):
    function = make(client, number, "versions")
    before = revision(function)
    first = client.publish_version(FunctionName=function.name, RevisionId=before)
    assert first["Version"] == "1"
    after = revision(function)
    assert after != before, "publishing changes the unpublished version's revision"
    assert first["RevisionId"] not in (before, after)
    again = client.publish_version(FunctionName=function.name)
    assert (again["Version"], again["RevisionId"]) == ("1", first["RevisionId"])
    assert revision(function) == after, "nothing was published"
    function.update(Description=f"second of {number}")
    second = client.publish_version(FunctionName=function.name)
    assert (second["Version"], second["Description"]) == ("2", f"second of {number}")
    assert revision(function, Qualifier="1") == first["RevisionId"], "a published version is frozen"
    listed = client.list_versions_by_function(FunctionName=function.name)["Versions"]
    assert [v["Version"] for v in listed] == ["$LATEST", "1", "2"]
    assert {v["Description"] for v in listed} == {f"of {number}", f"second of {number}"}
    client.delete_function(FunctionName=function.name, Qualifier="1")
    assert refusal(client.get_function, FunctionName=function.name, Qualifier="1").status == 404
    assert revision(function, Qualifier="2") == second["RevisionId"]
    gone(client, function)


def aliases(client, number):
    function = make(client, number, "aliases")
    place = {"FunctionName": function.name, "Name": "live"}
    client.publish_version(FunctionName=function.name)
    function.update(Description=f"second of {number}")
    client.publish_version(FunctionName=function.name)
    before = revision(function)
    made = client.create_alias(**place, FunctionVersion="1", Description=f"alias of {number}")
    assert client.get_alias(**place)["RevisionId"] == made["RevisionId"]
    moved = client.update_alias(**place, FunctionVersion="2", RevisionId=made["RevisionId"])
    assert (moved["FunctionVersion"], moved["Description"]) == ("2", f"alias of {number}")
    assert moved["RevisionId"] != made["RevisionId"]
    stale = refusal(client.update_alias, **place, FunctionVersion="1", RevisionId=made["RevisionId"])
    assert (stale.status, stale.code) == (412, "PreconditionFailedException")
    assert revision(function) == before, "an alias is no part of the function's revision"
    assert function.configuration(Qualifier="live")["Description"] == f"second of {number}"
    assert revision(function, Qualifier="live") == revision(function, Qualifier="2")
    assert [a["Name"] for a in client.list_aliases(FunctionName=function.name)["Aliases"]] == ["live"]
    assert function(Qualifier="live") == number
    client.delete_alias(**place)
    assert refusal(client.get_alias, **place).status == 404
    gone(client, function)


def policies(client, number):
    function = make(client, number, "policies")
    before = revision(function)
    added = client.add_permission(
        FunctionName=function.name,
        StatementId=f"s{number}",
        Action="lambda:InvokeFunction",
        Principal="s3.amazonaws.com",
        SourceArn=f"arn:aws:s3:::bucket-{number}",
    )
    statement = json.loads(added["Statement"])
    assert (statement["Sid"], statement["Resource"].rsplit(":", 1)[1]) == (f"s{number}", function.name)
    policy = client.get_policy(FunctionName=function.name)
    assert json.loads(policy["Policy"])["Statement"] == [statement]
    twice = refusal(
        client.add_permission,
        FunctionName=function.name,
        StatementId=f"s{number}",
        Action="lambda:InvokeFunction",
        Principal="s3.amazonaws.com",
    )
    assert (twice.status, twice.code) == (409, "ResourceConflictException")
    assert client.get_policy(FunctionName=function.name)["RevisionId"] == policy["RevisionId"]
    assert revision(function) == before or revision(function) == policy["RevisionId"]
    client.remove_permission(FunctionName=function.name, StatementId=f"s{number}", RevisionId=policy["RevisionId"])
    assert refusal(client.get_policy, FunctionName=function.name).status == 404
    gone(client, function)


def layers(client, number):
    name = fresh_name(f"layer-{number}")
    made = [client.publish_layer_version(LayerName=name, Content={"ZipFile": CODE[number]}) for _ in range(2)]
    assert [m["Version"] for m in made] == [1, 2]
    function = make(client, number, "layers")
    function.update(Layers=[made[0]["LayerVersionArn"]])
    client.delete_layer_version(LayerName=name, VersionNumber=1)
    before = revision(function)
    assert [layer["Arn"] for layer in function.configuration()["Layers"]] == [made[0]["LayerVersionArn"]]
    assert function({}) == number, "a deleted layer stays with the functions that use it"
    assert revision(function) == before
    listed = client.list_layer_versions(LayerName=name)["LayerVersions"]
    assert [v["Version"] for v in listed] == [2]
    function.update(Layers=[])
    assert "Layers" not in function.configuration()
    client.delete_layer_version(LayerName=name, VersionNumber=2)
    gone(client, function)


def concurrency(client, number):
    function = make(client, number, "concurrency")
    before = revision(function)
    put = client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=number + 1)
    assert put["ReservedConcurrentExecutions"] == number + 1
    assert client.get_function(FunctionName=function.name)["Concurrency"] == {"ReservedConcurrentExecutions": number + 1}
    assert revision(function) == before, "a reservation is no part of the configuration"
    assert function({}) == number
    client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=0)
    blocked = refusal(client.invoke, FunctionName=function.name)
    assert (blocked.status, blocked.code) == (429, "TooManyRequestsException")
    client.delete_function_concurrency(FunctionName=function.name)
    assert "Concurrency" not in client.get_function(FunctionName=function.name)
    assert function({}) == number
    gone(client, function)


def tags(client, number):
    function = make(client, number, "tags")
    arn = function.configuration()["FunctionArn"]
    assert client.list_tags(Resource=arn)["Tags"] == {"number": str(number)}
    client.tag_resource(Resource=arn, Tags={"more": f"m{number}"})
    assert client.get_function(FunctionName=function.name)["Tags"] == {"number": str(number), "more": f"m{number}"}
    client.untag_resource(Resource=arn, TagKeys=["number", "unknown"])
    assert client.list_tags(Resource=arn)["Tags"] == {"more": f"m{number}"}
    client.untag_resource(Resource=arn, TagKeys=["more"])
    assert "Tags" not in client.get_function(FunctionName=function.name)
    gone(client, function)


def event_invoke_configs(client, number):
    function = make(client, number, "events")
    before = revision(function)
    client.put_function_event_invoke_config(FunctionName=function.name, MaximumEventAgeInSeconds=60 + number)
    client.update_function_event_invoke_config(FunctionName=function.name, MaximumRetryAttempts=number % 3)
    found = client.get_function_event_invoke_config(FunctionName=function.name)
    assert (found["MaximumEventAgeInSeconds"], found["MaximumRetryAttempts"]) == (60 + number, number % 3)
    listed = client.list_function_event_invoke_configs(FunctionName=function.name)["FunctionEventInvokeConfigs"]
    assert [c["FunctionArn"] for c in listed] == [found["FunctionArn"]]
    assert revision(function) == before
    client.delete_function_event_invoke_config(FunctionName=function.name)
    assert refusal(client.get_function_event_invoke_config, FunctionName=function.name).status == 404
    gone(client, function)


def urls(client, number):
    function = make(client, number, "urls")
    before = revision(function)
    made = client.create_function_url_config(FunctionName=function.name, AuthType="AWS_IAM", Cors={"MaxAge": number})
    assert made["FunctionArn"] == function.configuration()["FunctionArn"]
    found = client.get_function_url_config(FunctionName=function.name)
    assert (found["FunctionUrl"], found["Cors"]) == (made["FunctionUrl"], {"MaxAge": number})
    changed = client.update_function_url_config(FunctionName=function.name, AuthType="NONE")
    assert (changed["AuthType"], changed["FunctionUrl"]) == ("NONE", made["FunctionUrl"])
    listed = client.list_function_url_configs(FunctionName=function.name)["FunctionUrlConfigs"]
    assert [c["FunctionUrl"] for c in listed] == [made["FunctionUrl"]]
    assert revision(function) == before
    client.delete_function_url_config(FunctionName=function.name)
    assert refusal(client.get_function_url_config, FunctionName=function.name).status == 404
    gone(client, function)


def event_source_mappings(client, number):
    function = make(client, number, "mappings")
    source = f"arn:aws:sqs:us-east-1:000000000000:queue-{function.name}"
    made = client.create_event_source_mapping(
        FunctionName=function.name, EventSourceArn=source, BatchSize=1 + number, Enabled=False
    )
    place = {"UUID": made["UUID"]}
    until(lambda: client.get_event_source_mapping(**place)["State"] == "Disabled", what="a disabled mapping")
    client.update_event_source_mapping(**place, BatchSize=2 + number)
    until(lambda: client.get_event_source_mapping(**place)["State"] == "Disabled", what="a disabled mapping")
    found = client.get_event_source_mapping(**place)
    assert (found["BatchSize"], found["EventSourceArn"]) == (2 + number, source)
    listed = client.list_event_source_mappings(FunctionName=function.name)["EventSourceMappings"]
    assert [m["UUID"] for m in listed] == [made["UUID"]]
    assert client.delete_event_source_mapping(**place)["State"] == "Deleting"
    until(lambda: not client.list_event_source_mappings(FunctionName=function.name)["EventSourceMappings"], what="no mapping")
    gone(client, function)


def runtime_management(client, number):
    function = make(client, number, "managed")
    arn = function.configuration()["RuntimeVersionConfig"]["RuntimeVersionArn"]

    def managed(**more):
        found = client.get_runtime_management_config(FunctionName=function.name, **more)
        return found["UpdateRuntimeOn"], found.get("RuntimeVersionArn")

    assert managed() == ("Auto", None)
    before = revision(function)
    client.put_runtime_management_config(FunctionName=function.name, UpdateRuntimeOn="Manual", RuntimeVersionArn=arn)
    assert managed() == ("Manual", arn)
    assert revision(function) != before
    assert function({}) == number
    version = client.publish_version(FunctionName=function.name)["Version"]
    client.put_runtime_management_config(FunctionName=function.name, UpdateRuntimeOn="FunctionUpdate")
    assert (managed(), managed(Qualifier=version)) == (("FunctionUpdate", None), ("Manual", arn))
    function.update(Description="now")
    assert function.configuration()["RuntimeVersionConfig"]["RuntimeVersionArn"] == arn
    client.put_runtime_management_config(FunctionName=function.name, UpdateRuntimeOn="Auto", Qualifier=version)
    assert managed(Qualifier=version) == ("Auto", None)
    assert function({}, Qualifier=version) == function({}) == number
    gone(client, function)


LIFECYCLES = [
    configurations, versions, aliases, policies, layers, concurrency, tags, event_invoke_configs, urls, event_source_mappings,
    runtime_management,
]


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.__name__)
def test_eight_lifecycles_at_once(server, lifecycle):
    eight_at_once(server, lifecycle)


def test_all_groups_at_once(server):
    """Each thread lives through a group of its own, then through the next."""

    def one(client, number):
        for step in range(2):
            LIFECYCLES[(number + step) % len(LIFECYCLES)](client, number)

    eight_at_once(server, one)
