"""Code signing configurations, through boto3."""

from support import packages
from support.functions import Function, fresh_name, refusal

PUBLISHER = "arn:aws:signer:us-east-1:000000000000:/signing-profiles/p/1234567890"


def make(client, policy=None, **more):
    policies = {"CodeSigningPolicies": {"UntrustedArtifactOnDeployment": policy}} if policy else {}
    answer = client.create_code_signing_config(
        AllowedPublishers={"SigningProfileVersionArns": [PUBLISHER]}, **policies, **more
    )
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 201
    return answer["CodeSigningConfig"]


def test_the_life_of_a_configuration(client, create):
    config = make(client, Description="what it is", Tags={"a": "1"})
    arn = config["CodeSigningConfigArn"]
    assert config["CodeSigningPolicies"] == {"UntrustedArtifactOnDeployment": "Warn"}
    assert client.get_code_signing_config(CodeSigningConfigArn=arn)["CodeSigningConfig"] == config
    assert client.update_code_signing_config(CodeSigningConfigArn=arn)["CodeSigningConfig"] == config
    assert client.list_tags(Resource=arn)["Tags"] == {"a": "1"}
    function = create(CodeSigningConfigArn=arn)
    own = client.get_function_code_signing_config(FunctionName=function.name)
    assert (own["CodeSigningConfigArn"], own["FunctionName"]) == (arn, function.name)
    listed = client.list_functions_by_code_signing_config(CodeSigningConfigArn=arn)["FunctionArns"]
    assert listed == [function.configuration()["FunctionArn"]]
    assert refusal(client.delete_code_signing_config, CodeSigningConfigArn=arn).code == "ResourceConflictException"
    for _ in range(2):
        answer = client.delete_function_code_signing_config(FunctionName=function.name)
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert "CodeSigningConfigArn" not in client.get_function_code_signing_config(FunctionName=function.name)
    client.delete_code_signing_config(CodeSigningConfigArn=arn)
    assert refusal(client.get_code_signing_config, CodeSigningConfigArn=arn) == (
        404,
        "ResourceNotFoundException",
        f"The Lambda code signing configuration {arn} can not be found.",
    )
    assert refusal(client.put_function_code_signing_config, CodeSigningConfigArn=arn, FunctionName="absent") == (
        404,
        "CodeSigningConfigNotFoundException",
        f"The code signing configuration cannot be found. Check that the provided configuration is not deleted: {arn}.",
    )


def test_enforcement(client, create):
    arn = make(client, "Enforce")["CodeSigningConfigArn"]
    name = fresh_name()
    refused = refusal(Function.create, client, name=name, CodeSigningConfigArn=arn)
    assert (refused.status, refused.code) == (400, "CodeVerificationFailedException")
    function = create()
    client.put_function_code_signing_config(CodeSigningConfigArn=arn, FunctionName=function.name)
    layer = client.publish_layer_version(LayerName=fresh_name("layer"), Content={"ZipFile": packages.zip_of({"a": "b"})})
    for refused in (
        refusal(client.update_function_code, FunctionName=function.name, ZipFile=packages.probe("python")),
        refusal(client.update_function_configuration, FunctionName=function.name, Layers=[layer["LayerVersionArn"]]),
    ):
        assert (refused.status, refused.code) == (400, "CodeVerificationFailedException")
    client.update_code_signing_config(
        CodeSigningConfigArn=arn, CodeSigningPolicies={"UntrustedArtifactOnDeployment": "Warn"}
    )
    client.update_function_code(FunctionName=function.name, ZipFile=packages.probe("python"))
    function.wait_updated()
    assert function({"do": "echo", "x": 1}) == {"do": "echo", "x": 1}
