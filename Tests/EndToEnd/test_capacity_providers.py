"""Capacity providers, scaling configurations and durable executions as far as they go."""

from support.clients import ACCOUNT, REGION, ROLE
from support.functions import fresh_name, refusal
from support.wait import until


def test_a_capacity_provider_from_first_to_last(client):
    name = fresh_name("pool")
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:capacity-provider:{name}"
    network = {"SubnetIds": ["subnet-1"], "SecurityGroupIds": []}
    created = client.create_capacity_provider(
        CapacityProviderName=name,
        VpcConfig=network,
        PermissionsConfig={"CapacityProviderOperatorRoleArn": ROLE},
        Tags={"a": "1"},
    )
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 202
    provider = created["CapacityProvider"]
    assert (provider["CapacityProviderArn"], provider["State"], provider["VpcConfig"]) == (arn, "Pending", network)

    def state():
        return client.get_capacity_provider(CapacityProviderName=arn)["CapacityProvider"]["State"]

    until(lambda: state() == "Active", within=10, what="the provider being active")
    updated = client.update_capacity_provider(
        CapacityProviderName=name, CapacityProviderScalingConfig={"MaxVCpuCount": 16}
    )
    assert updated["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert updated["CapacityProvider"]["CapacityProviderScalingConfig"] == {"MaxVCpuCount": 16, "ScalingMode": "Auto"}
    listed = client.list_capacity_providers(State="Active")["CapacityProviders"]
    assert arn in [item["CapacityProviderArn"] for item in listed]
    assert client.list_function_versions_by_capacity_provider(CapacityProviderName=name)["FunctionVersions"] == []
    assert client.list_tags(Resource=arn)["Tags"] == {"a": "1"}
    assert client.delete_capacity_provider(CapacityProviderName=name)["CapacityProvider"]["State"] == "Deleting"
    gone = (404, "ResourceNotFoundException", f"Capacity provider not found: {arn}")

    def is_gone():
        try:
            state()
        except client.exceptions.ResourceNotFoundException:
            return True
        return False

    until(is_gone, within=10, what="the end of the provider")
    assert refusal(client.update_capacity_provider, CapacityProviderName=name) == gone
    assert refusal(client.list_tags, Resource=arn) == gone


def test_ordinary_functions_have_no_scaling_and_no_durable_executions(client, create):
    function = create()
    client.publish_version(FunctionName=function.name)
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    scaling = client.get_function_scaling_config(FunctionName=function.name, Qualifier="1")
    scaling.pop("ResponseMetadata")
    assert scaling == {"FunctionArn": f"{arn}:1"}
    assert refusal(
        client.put_function_scaling_config,
        FunctionName=function.name,
        Qualifier="1",
        FunctionScalingConfig={"MinExecutionEnvironments": 1},
    ) == (
        400,
        "InvalidParameterValueException",
        "FunctionScalingConfig isn't supported for Lambda Default functions.",
    )
    assert client.list_durable_executions_by_function(FunctionName=function.name)["DurableExecutions"] == []
    execution = f"{arn}:1/durable-execution/name/id"
    assert refusal(client.get_durable_execution, DurableExecutionArn=execution) == (
        404,
        "ResourceNotFoundException",
        f"Durable execution not found: {execution}",
    )
