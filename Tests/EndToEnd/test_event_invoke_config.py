"""What is configured for asynchronous invocations, and for loops of functions: life cycle and refusals."""

import datetime

import pytest

from support.clients import ACCOUNT, REGION
from support.functions import fresh_name, refusal

QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:queue"
DESTINATION_PATTERN = (
    r"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:"
    r"((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)"
)


def arn(function, qualifier="$LATEST"):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}:{qualifier}"


def plain(answer):
    answer.pop("ResponseMetadata", None)
    assert isinstance(answer.pop("LastModified"), datetime.datetime)
    return answer


def test_configurations_of_qualifiers_from_first_to_last(client, create):
    function = create()
    put = client.put_function_event_invoke_config(
        FunctionName=function.name,
        MaximumRetryAttempts=1,
        MaximumEventAgeInSeconds=120,
        DestinationConfig={"OnFailure": {"Destination": QUEUE}},
    )
    whole = {
        "FunctionArn": arn(function),
        "MaximumRetryAttempts": 1,
        "MaximumEventAgeInSeconds": 120,
        "DestinationConfig": {"OnSuccess": {}, "OnFailure": {"Destination": QUEUE}},
    }
    assert plain(put) == whole
    assert plain(client.get_function_event_invoke_config(FunctionName=function.name)) == whole
    updated = client.update_function_event_invoke_config(FunctionName=function.name, MaximumRetryAttempts=0)
    assert plain(updated) == {**whole, "MaximumRetryAttempts": 0}
    client.publish_version(FunctionName=function.name)
    gone = (404, "ResourceNotFoundException", f"The function {arn(function, '1')} doesn't have an EventInvokeConfig")
    assert refusal(client.get_function_event_invoke_config, FunctionName=function.name, Qualifier="1") == gone
    version = client.put_function_event_invoke_config(
        FunctionName=f"{function.name}:1", DestinationConfig={"OnSuccess": {}}
    )
    assert plain(version) == {
        "FunctionArn": arn(function, "1"),
        "DestinationConfig": {"OnSuccess": {}, "OnFailure": {}},
    }
    listed = client.list_function_event_invoke_configs(FunctionName=function.name)["FunctionEventInvokeConfigs"]
    assert [item["FunctionArn"] for item in listed] == [arn(function), arn(function, "1")]
    deleted = client.delete_function_event_invoke_config(FunctionName=function.name, Qualifier="1")
    assert deleted["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refusal(client.delete_function_event_invoke_config, FunctionName=function.name, Qualifier="1") == gone


def test_last_modified_is_a_number_on_the_wire(send, create):
    function = create()
    target = f"/2019-09-25/functions/{function.name}/event-invoke-config"
    answer = send("PUT", target, {"MaximumRetryAttempts": 2})
    assert answer.status == 200
    assert isinstance(answer.json["LastModified"], (int, float))


@pytest.mark.parametrize(
    ("member", "destination", "code", "message"),
    [
        (
            "OnFailure",
            f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:nowhere",
            "InvalidParameterValueException",
            "The destination ARN {arn} is invalid.",
        ),
        (
            "OnSuccess",
            "self",
            "InvalidParameterValueException",
            "You can't specify the function as a destination for itself.",
        ),
        (
            "OnSuccess",
            f"arn:aws:iam::{ACCOUNT}:role/lambda",
            "InvalidParameterValueException",
            "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination={arn}), onFailure=null) is invalid.",
        ),
        (
            "OnFailure",
            "arn:nothing",
            "ValidationException",
            "1 validation error detected: Value '{arn}' at 'destinationConfig.onFailure.destination' failed to satisfy "
            "constraint: Member must satisfy regular expression pattern: " + DESTINATION_PATTERN.replace("{", "{{").replace("}", "}}"),
        ),
    ],
)
def test_destinations_that_cannot_be_served(client, create, member, destination, code, message):
    function = create(wait=False)
    if destination == "self":
        destination = arn(function).removesuffix(":$LATEST")
    refused = refusal(
        client.put_function_event_invoke_config,
        FunctionName=function.name,
        DestinationConfig={member: {"Destination": destination}},
    )
    assert refused == (400, code, message.format(arn=destination))


def test_refusals_of_names(client):
    name = fresh_name("none")
    unknown = (404, "ResourceNotFoundException", "The function doesn't exist.")
    for call in (client.put_function_event_invoke_config, client.update_function_event_invoke_config):
        assert refusal(call, FunctionName=name, MaximumRetryAttempts=1) == unknown
        assert refusal(call, FunctionName=name) == (
            400,
            "InvalidParameterValueException",
            "You must specify at least one of error handling or destination setting.",
        )
    assert refusal(client.list_function_event_invoke_configs, FunctionName=name) == unknown
    other = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{name}"
    assert refusal(client.get_function_event_invoke_config, FunctionName=other) == (
        404,
        "ResourceNotFoundException",
        f"Functions from 'eu-west-1' are not reachable in this region ('{REGION}')",
    )


def test_loops_end_unless_they_are_allowed(client, create):
    function = create(wait=False)
    assert client.get_function_recursion_config(FunctionName=function.name)["RecursiveLoop"] == "Terminate"
    put = client.put_function_recursion_config(FunctionName=function.name, RecursiveLoop="Allow")
    assert put["RecursiveLoop"] == "Allow"
    assert client.get_function_recursion_config(FunctionName=function.name)["RecursiveLoop"] == "Allow"
    assert refusal(client.put_function_recursion_config, FunctionName=function.name, RecursiveLoop="InvalidValue") == (
        400,
        "ValidationException",
        "1 validation error detected: Value 'InvalidValue' at 'recursiveLoop' failed to satisfy constraint: Member must "
        "satisfy enum value set: [Terminate, Allow]",
    )
    name = fresh_name("none")
    assert refusal(client.get_function_recursion_config, FunctionName=name) == (
        404,
        "ResourceNotFoundException",
        f"Function not found: arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}",
    )
