"""Policies of functions, versions and layers, and what they let callers do."""

import json

import pytest

from support import packages
from support.clients import boto, call
from support.functions import Function, fresh_name, refusal
from support.server import Server

GONE = (404, "ResourceNotFoundException", "The resource you requested does not exist.")
OWNER, GUEST = "123456789012", "210987654321"


def permit(client, name, sid="s1", **more):
    request = {"Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", **more}
    return json.loads(client.add_permission(FunctionName=name, StatementId=sid, **request)["Statement"])


def policy(client, name, **query):
    answer = client.get_policy(FunctionName=name, **query)
    return json.loads(answer["Policy"]), answer["RevisionId"]


def test_the_life_of_a_policy(client, create):
    function = create()
    arn = function.configuration()["FunctionArn"]
    before = function.configuration()["RevisionId"]
    statement = permit(client, function.name, SourceArn="arn:aws:s3:::bucket", SourceAccount="111111111111")
    assert statement == {
        "Sid": "s1",
        "Effect": "Allow",
        "Principal": {"Service": "s3.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": arn,
        "Condition": {
            "StringEquals": {"AWS:SourceAccount": "111111111111"},
            "ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"},
        },
    }
    document, first = policy(client, function.name)
    assert document == {"Version": "2012-10-17", "Id": "default", "Statement": [statement]}
    assert function.configuration()["RevisionId"] == before != first
    permit(client, function.name, "s2", RevisionId=first, Principal=GUEST)
    _, second = policy(client, function.name)
    assert second != first
    client.publish_version(FunctionName=function.name)
    assert policy(client, function.name)[1] == second
    assert refusal(client.get_policy, FunctionName=function.name, Qualifier="1") == GONE
    assert permit(client, function.name, Qualifier="1")["Resource"] == arn + ":1"
    answer = client.remove_permission(FunctionName=function.name, StatementId="s1", RevisionId=second)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    client.remove_permission(FunctionName=function.name, StatementId="s2")
    assert refusal(client.get_policy, FunctionName=function.name) == GONE
    assert policy(client, function.name, Qualifier="1")[0]["Statement"][0]["Sid"] == "s1"


def test_constraints_come_first(client):
    refused = refusal(
        client.add_permission, FunctionName="any", StatementId="example.com", Action="lambda:InvokeFunction", Principal="*"
    )
    assert (refused.status, refused.code) == (400, "ValidationException")
    assert refused.message == (
        "1 validation error detected: Value 'example.com' at 'statementId' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)"
    )


def test_resource_policies_are_put_whole(client, create):
    function = create()
    arn = function.configuration()["FunctionArn"]
    permit(client, function.name)
    statement = {"Sid": "put", "Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": arn}
    put = client.put_resource_policy(ResourceArn=arn, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    assert json.loads(put["Policy"])["Statement"] == [statement]
    got = client.get_resource_policy(ResourceArn=arn)
    assert (got["Policy"], got["RevisionId"]) == (put["Policy"], put["RevisionId"])
    assert policy(client, function.name) == (json.loads(put["Policy"]), put["RevisionId"])
    client.delete_resource_policy(ResourceArn=arn)
    assert refusal(client.get_resource_policy, ResourceArn=arn) == GONE


def test_layer_permissions(client):
    name = fresh_name("layer")
    version = client.publish_layer_version(LayerName=name, Content={"ZipFile": packages.zip_of({"a": "b"})})
    arn = version["LayerVersionArn"]
    assert refusal(client.get_layer_version, LayerName=version["LayerArn"], VersionNumber=7) == GONE
    guest = boto(client.meta.endpoint_url, key=GUEST)
    forbidden = refusal(guest.get_layer_version_by_arn, Arn=arn)
    assert (forbidden.status, forbidden.code) == (403, "AccessDeniedException")
    assert forbidden.message.endswith(
        f"is not authorized to perform: lambda:GetLayerVersion on resource: {arn} "
        "because no resource-based policy allows the lambda:GetLayerVersion action"
    )
    added = client.add_layer_version_permission(
        LayerName=name, VersionNumber=1, StatementId="s1", Action="lambda:GetLayerVersion", Principal=GUEST
    )
    got = client.get_layer_version_policy(LayerName=name, VersionNumber=1)
    assert got["RevisionId"] == added["RevisionId"]
    assert json.loads(got["Policy"])["Statement"] == [json.loads(added["Statement"])]
    # The other account sees it and may use it in a function of its own.
    assert guest.get_layer_version_by_arn(Arn=arn)["LayerVersionArn"] == arn
    role = f"arn:aws:iam::{GUEST}:role/lambda"
    function = Function.create(guest, Role=role, Layers=[arn])
    assert function.configuration()["Layers"][0]["Arn"] == arn
    function.delete()
    client.remove_layer_version_permission(LayerName=name, VersionNumber=1, StatementId="s1")
    assert refusal(guest.get_layer_version_by_arn, Arn=arn).status == 403


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A server that knows an owner, somebody who may only read, another account, and a service."""

    def identity(key, account, user, **more):
        return {"accessKey": key, "secretKey": "secret-of-" + key, "account": account, **more} | (
            {"arn": f"arn:aws:iam::{account}:user/{user}"} if user else {}
        )

    reader = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["lambda:Get*", "lambda:List*"], "Resource": "*"}}
    path = tmp_path_factory.mktemp("credentials") / "credentials.json"
    identities = [
        identity("AKIDOWNER", OWNER, "owner"),
        identity("AKIDREADER", OWNER, "reader", policies=[reader]),
        identity("AKIDGUEST", GUEST, "guest"),
        identity("AKIDSERVICE", OWNER, None, service="s3.amazonaws.com"),
    ]
    path.write_text(json.dumps({"identities": identities}))
    with Server("--credentials", path) as server:
        yield server


@pytest.fixture(scope="module")
def owned(guarded):
    return Function.create(user(guarded, "OWNER"), Role=f"arn:aws:iam::{OWNER}:role/lambda")


def user(server, name):
    return boto(server.url, key="AKID" + name, secret="secret-of-AKID" + name)


def invoke(server, name, function, **headers):
    answer = call(
        server.url,
        "POST",
        f"/2015-03-31/functions/{function}/invocations",
        {"do": "echo"},
        headers,
        key="AKID" + name,
        secret="secret-of-AKID" + name,
    )
    return answer.status, answer.json.get("Message")


def test_an_identity_does_what_its_policies_allow(guarded, owned):
    reader = user(guarded, "READER")
    arn = owned.configuration()["FunctionArn"]
    assert reader.get_function(FunctionName=owned.name)["Configuration"]["FunctionArn"] == arn
    assert any(item["FunctionName"] == owned.name for item in reader.list_functions()["Functions"])
    me = f"arn:aws:iam::{OWNER}:user/reader"

    def text(action, resource=arn):
        return (
            f"User: {me} is not authorized to perform: lambda:{action} on resource: {resource} "
            f"because no identity-based policy allows the lambda:{action} action"
        )

    for _ in range(2):
        assert invoke(guarded, "READER", owned.name) == (403, text("InvokeFunction"))
    for type in ("Event", "DryRun"):
        refused = refusal(reader.invoke, FunctionName=owned.name, InvocationType=type)
        assert refused == (403, "AccessDeniedException", text("InvokeFunction"))
    assert refusal(reader.invoke_async, FunctionName=owned.name, InvokeArgs=b"{}").message == text("InvokeFunction")
    for path in ("logs", "events"):
        inside = call(guarded.url, "GET", f"/_lambent/{path}?function={owned.name}", key="AKIDREADER", secret="secret-of-AKIDREADER")
        assert inside.status == 403
    assert refusal(reader.update_function_configuration, FunctionName=owned.name, Timeout=9) == (
        403,
        "AccessDeniedException",
        text("UpdateFunctionConfiguration"),
    )
    assert refusal(reader.delete_function, FunctionName=owned.name, Qualifier="7").message == text("DeleteFunction", arn + ":7")
    # Who is named by the function's own policy needs no other.
    permit(user(guarded, "OWNER"), owned.name, "reader", Principal=me)
    for _ in range(2):
        assert invoke(guarded, "READER", owned.name)[0] == 200
    owned.client.remove_permission(FunctionName=owned.name, StatementId="reader")
    assert invoke(guarded, "READER", owned.name)[0] == 403


def test_another_account_is_let_in_by_a_permission(guarded, owned):
    arn = owned.configuration()["FunctionArn"]
    target = arn.replace(":", "%3A")
    assert invoke(guarded, "GUEST", target) == (403, None)
    permit(owned.client, owned.name, "guest", Principal=GUEST)
    assert invoke(guarded, "GUEST", target)[0] == 200
    # That action and no other.
    assert refusal(user(guarded, "GUEST").get_function, FunctionName=arn).code == "AccessDeniedException"
    owned.client.remove_permission(FunctionName=owned.name, StatementId="guest")
    assert invoke(guarded, "GUEST", target) == (403, None)


def test_a_service_is_let_in_for_its_source(guarded, owned):
    source = {"x-amz-source-arn": "arn:aws:s3:::bucket", "x-amz-source-account": OWNER}
    refused = invoke(guarded, "SERVICE", owned.name, **source)
    assert refused[0] == 403
    assert refused[1].startswith("User: s3.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ")
    assert refused[1].endswith("because no resource-based policy allows the lambda:InvokeFunction action")
    permit(owned.client, owned.name, "service", SourceArn="arn:aws:s3:::bucket", SourceAccount=OWNER)
    for _ in range(2):
        assert invoke(guarded, "SERVICE", owned.name, **source)[0] == 200
        assert invoke(guarded, "SERVICE", owned.name, **{**source, "x-amz-source-arn": "arn:aws:s3:::other"})[0] == 403
        assert invoke(guarded, "SERVICE", owned.name)[0] == 403
