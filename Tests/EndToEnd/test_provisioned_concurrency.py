"""Provisioned concurrency: environments that are there before the first invocation; and what the account has."""

import pytest

from support import packages
from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, fresh_name, refusal
from support.wait import until

SOURCE = """
import os, uuid
WHO = uuid.uuid4().hex
def handler(event, context):
    return {"type": os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"], "who": WHO, "version": context.function_version}
"""
BROKEN = "raise RuntimeError('no')\n"
NOT_FOUND = (404, "ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config found for this function")


def arn(name, qualifier):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}:{qualifier}"


def put(function, qualifier, count):
    answer = function.client.put_provisioned_concurrency_config(
        FunctionName=function.name, Qualifier=qualifier, ProvisionedConcurrentExecutions=count
    )
    assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == 202
    return answer


def get(function, qualifier):
    answer = function.client.get_provisioned_concurrency_config(FunctionName=function.name, Qualifier=qualifier)
    answer.pop("ResponseMetadata")
    return answer


def wait(function, qualifier, status):
    return until(
        lambda: (now := get(function, qualifier))["Status"] == status and now, within=30, what=f"{qualifier} being {status}"
    )


@pytest.fixture
def function(create):
    made = create(code=packages.python(SOURCE, name="run.py"), Handler="run.handler")
    made.client.publish_version(FunctionName=made.name)
    return made


def test_environments_are_there_before_the_first_invocation(client, function):
    accepted = put(function, "1", 2)
    modified = accepted.pop("LastModified")
    assert accepted == {
        "RequestedProvisionedConcurrentExecutions": 2,
        "AvailableProvisionedConcurrentExecutions": 0,
        "AllocatedProvisionedConcurrentExecutions": 0,
        "Status": "IN_PROGRESS",
    }
    ready = {
        "RequestedProvisionedConcurrentExecutions": 2,
        "AvailableProvisionedConcurrentExecutions": 2,
        "AllocatedProvisionedConcurrentExecutions": 2,
        "Status": "READY",
        "LastModified": modified,
    }
    assert wait(function, "1", "READY") == ready
    listed = client.list_provisioned_concurrency_configs(FunctionName=function.name)["ProvisionedConcurrencyConfigs"]
    assert listed == [ready | {"FunctionArn": arn(function.name, "1")}]
    client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=2)
    throttle = refusal(client.invoke, FunctionName=function.name)
    assert (throttle.status, throttle.response["Reason"]) == (429, "ReservedFunctionConcurrentInvocationLimitExceeded")
    outcome = function.invoke({}, Qualifier="1", tail=True)
    assert (outcome.value["type"], outcome.value["version"]) == ("provisioned-concurrency", "1")
    assert "Init Duration" not in outcome.report
    client.delete_function_concurrency(FunctionName=function.name)
    for _ in range(2):
        client.delete_provisioned_concurrency_config(FunctionName=function.name, Qualifier="1")
    query = {"FunctionName": function.name, "Qualifier": "1"}
    assert refusal(client.get_provisioned_concurrency_config, **query) == NOT_FOUND
    until(lambda: function({}, Qualifier="1")["type"] == "on-demand", within=10, what="an ordinary environment")


def test_it_follows_an_alias(client, function):
    function.update(Description="second")
    client.publish_version(FunctionName=function.name)
    client.create_alias(FunctionName=function.name, Name="live", FunctionVersion="1")
    put(function, "live", 1)
    wait(function, "live", "READY")
    assert function({}, Qualifier="live")["type"] == "provisioned-concurrency"
    query = {"FunctionName": function.name, "Qualifier": "1"}
    assert refusal(client.get_provisioned_concurrency_config, **query) == NOT_FOUND
    taken = refusal(client.put_provisioned_concurrency_config, **query, ProvisionedConcurrentExecutions=1)
    assert taken == (409, "ResourceConflictException", "Version is pointed by a Provisioned Concurrency alias")
    client.update_alias(FunctionName=function.name, Name="live", FunctionVersion="2")

    def moved():
        value = function({}, Qualifier="live")
        return (value["type"], value["version"]) == ("provisioned-concurrency", "2")

    until(moved, within=30, what="the environment of the alias' new version")
    client.delete_alias(FunctionName=function.name, Name="live")
    assert client.list_provisioned_concurrency_configs(FunctionName=function.name)["ProvisionedConcurrencyConfigs"] == []


def test_code_that_does_not_initialize_fails_with_its_reason(client, create):
    function = create(code=packages.python(BROKEN, name="run.py"), Handler="run.handler")
    client.publish_version(FunctionName=function.name)
    put(function, "1", 1)
    failed = wait(function, "1", "FAILED")
    assert failed["StatusReason"] == "FUNCTION_ERROR_INIT_FAILURE"
    assert failed["AvailableProvisionedConcurrentExecutions"] == 0


def test_refusals(function, server):
    client, unknown = boto(server.url, validate=False), fresh_name("absent")

    def refused(qualifier, count=1, name=function.name):
        return refusal(
            client.put_provisioned_concurrency_config,
            FunctionName=name,
            Qualifier=qualifier,
            ProvisionedConcurrentExecutions=count,
        )

    def missing(text):
        return (404, "ResourceNotFoundException", text)

    assert refused("1", 0) == (
        400,
        "ValidationException",
        "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1",
    )
    unpublished = "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
    assert refused("$LATEST") == (400, "InvalidParameterValueException", unpublished)
    assert refused("none") == missing(f"Cannot find alias arn: {arn(function.name, 'none')}")
    assert refused("none", name=unknown) == missing(f"Cannot find alias arn: {arn(unknown, 'none')}")
    assert refused("10") == missing(f"Function not found: {arn(function.name, '10')}")
    assert refused("10", name=unknown) == missing(f"Function not found: {arn(unknown, '10')}")
    not_published = "The function resource provided must be an alias or a published version."
    for call in (client.get_provisioned_concurrency_config, client.delete_provisioned_concurrency_config):
        latest = refusal(call, FunctionName=function.name, Qualifier="$LATEST")
        assert latest == (400, "InvalidParameterValueException", not_published)
        assert refusal(call, FunctionName=unknown, Qualifier="1").status == 404
    many = refused("1", 100_000)
    assert many.message.startswith(
        "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency ["
    )
    assert "Type" not in many.response


def test_it_survives_the_server_and_is_counted(serve, tmp_path):
    data = str(tmp_path / "data")
    first = serve(data=data)
    function = Function.create(boto(first.url), code=packages.python(SOURCE, name="run.py"), Handler="run.handler")
    size = function.configuration()["CodeSize"]
    function.client.publish_version(FunctionName=function.name)
    put(function, "1", 1)
    wait(function, "1", "READY")
    who = function({}, Qualifier="1")["who"]
    first.stop()
    function.client = client = boto(serve(data=data).url)
    wait(function, "1", "READY")
    again = function({}, Qualifier="1")
    assert again["type"] == "provisioned-concurrency"
    assert again["who"] != who
    settings = client.get_account_settings()
    assert settings["AccountUsage"] == {"TotalCodeSize": 2 * size, "FunctionCount": 1}
    assert settings["AccountLimit"] == {
        "TotalCodeSize": 80530636800,
        "CodeSizeUnzipped": 262144000,
        "CodeSizeZipped": 52428800,
        "ConcurrentExecutions": 1000,
        "UnreservedConcurrentExecutions": 999,
    }
    client.delete_function(FunctionName=function.name)
    settings = client.get_account_settings()
    assert settings["AccountUsage"] == {"TotalCodeSize": 0, "FunctionCount": 0}
    assert settings["AccountLimit"]["UnreservedConcurrentExecutions"] == 1000
