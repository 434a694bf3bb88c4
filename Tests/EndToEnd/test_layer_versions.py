"""Layers as the API shows them: versions and their numbers, lists, refusals, and functions that name them."""

import base64
import hashlib
import re
import urllib.request

import pytest

from support import packages
from support.clients import ACCOUNT, REGION, boto
from support.functions import fresh_name, refusal
from test_update_code import bucket  # noqa: F401  (a fixture)

ZIP = packages.zip_of({"python/shared.py": "value = 1\n"})
LAYER_PATTERN = (
    r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)"
    r"|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"
)
RUNTIMES = (
    "nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, "
    "python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, "
    "dotnet6, nodejs18.x, provided.al2, java8.al2"
)
GONE = (404, "ResourceNotFoundException", "The resource you requested does not exist.")
TOO_SMALL = (400, "InvalidParameterValueException", "Layer Version Cannot be less than 1")


def arn(name, version=None):
    layer = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{name}"
    return layer if version is None else f"{layer}:{version}"


def publish(client, name, **more):
    answer = client.publish_layer_version(LayerName=name, Content=more.pop("Content", {"ZipFile": ZIP}), **more)
    assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == 201
    return answer


@pytest.fixture
def name():
    return fresh_name("layer")


def test_a_version_is_published_read_fetched_and_deleted(client, name):
    published = publish(
        client,
        name,
        Description="shared code",
        CompatibleRuntimes=["python3.12", "nodejs12.x", "go1.x"],
        CompatibleArchitectures=["x86_64"],
        LicenseInfo="MIT",
    )
    content = published.pop("Content")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", published.pop("CreatedDate"))
    assert published == {
        "LayerArn": arn(name),
        "LayerVersionArn": arn(name, 1),
        "Description": "shared code",
        "Version": 1,
        "CompatibleRuntimes": ["python3.12", "nodejs12.x", "go1.x"],
        "CompatibleArchitectures": ["x86_64"],
        "LicenseInfo": "MIT",
    }
    assert content["CodeSize"] == len(ZIP)
    assert content["CodeSha256"] == base64.b64encode(hashlib.sha256(ZIP).digest()).decode()
    for read in (
        client.get_layer_version(LayerName=name, VersionNumber=1),
        client.get_layer_version(LayerName=arn(name), VersionNumber=1),
        client.get_layer_version_by_arn(Arn=arn(name, 1)),
    ):
        assert {k: read[k] for k in published} == published
        with urllib.request.urlopen(read["Content"]["Location"], timeout=10) as answer:
            assert answer.read() == ZIP
    for _ in range(2):
        assert client.delete_layer_version(LayerName=name, VersionNumber=1)["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refusal(client.get_layer_version, LayerName=name, VersionNumber=1) == GONE
    assert publish(client, name)["Version"] == 2, "numbers are never used again"


def test_lists(client, name):
    publish(client, name, CompatibleRuntimes=["python3.12"])
    publish(client, name, CompatibleRuntimes=["nodejs22.x"], Description="second")
    publish(client, name)
    versions = client.list_layer_versions(LayerName=name)["LayerVersions"]
    assert [v["Version"] for v in versions] == [3, 2, 1]
    assert set(versions[1]) == {"LayerVersionArn", "Version", "Description", "CreatedDate", "CompatibleRuntimes"}
    assert [
        v["Version"] for v in client.list_layer_versions(LayerName=name, CompatibleRuntime="python3.12")["LayerVersions"]
    ] == [1]
    pages = client.get_paginator("list_layer_versions").paginate(LayerName=name, PaginationConfig={"PageSize": 2})
    assert [[v["Version"] for v in page["LayerVersions"]] for page in pages] == [[3, 2], [1]]
    layers = {
        layer["LayerName"]: layer
        for page in client.get_paginator("list_layers").paginate(PaginationConfig={"PageSize": 2})
        for layer in page["Layers"]
    }
    assert layers[name]["LayerArn"] == arn(name)
    assert layers[name]["LatestMatchingVersion"] == versions[0]
    matching = client.list_layers(CompatibleRuntime="nodejs22.x")["Layers"]
    assert {layer["LayerName"]: layer["LatestMatchingVersion"]["Version"] for layer in matching}[name] == 2
    assert client.list_layer_versions(LayerName=fresh_name("absent"))["LayerVersions"] == []


def test_refusals(client, name):
    publish(client, name)
    assert refusal(client.get_layer_version, LayerName=name, VersionNumber=0) == TOO_SMALL
    assert refusal(client.delete_layer_version, LayerName=name, VersionNumber=-1) == TOO_SMALL
    assert refusal(client.get_layer_version, LayerName=name, VersionNumber=2) == GONE
    assert refusal(client.get_layer_version_by_arn, Arn=arn(fresh_name("absent"), 1)) == GONE
    assert refusal(client.get_layer_version_by_arn, Arn=arn(name)) == (
        400,
        "ValidationException",
        f"1 validation error detected: Value '{arn(name)}' at 'arn' failed to satisfy constraint: "
        f"Member must satisfy regular expression pattern: {LAYER_PATTERN}",
    )
    answer = refusal(
        client.publish_layer_version,
        LayerName=name,
        Content={"ZipFile": ZIP},
        CompatibleRuntimes=["invalidruntime"],
        CompatibleArchitectures=["invalidarch"],
    )
    assert (answer.status, answer.code) == (400, "ValidationException")
    head, _, violations = answer.message.partition(" validation errors detected: ")
    assert head == "2"
    assert sorted(violations.split("; ")) == [
        "Value '[invalidarch]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: "
        "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
        "Value '[invalidruntime]' at 'compatibleRuntimes' failed to satisfy constraint: "
        f"Member must satisfy enum value set: [{RUNTIMES}]",
    ]
    assert refusal(client.list_layers, CompatibleArchitecture="invalidarch") == (
        400,
        "ValidationException",
        "1 validation error detected: Value 'invalidarch' at 'compatibleArchitecture' failed to satisfy constraint: "
        "Member must satisfy enum value set: [x86_64, arm64]",
    )
    assert refusal(client.publish_layer_version, LayerName=name, Content={"ZipFile": b"no zip"}) == (
        400,
        "InvalidParameterValueException",
        "Could not unzip uploaded file. Please check your file, then try to upload again.",
    )
    assert refusal(client.get_layer_version_by_arn, Arn=arn(name, 1).replace(REGION, "eu-west-1")) == GONE


def test_content_from_a_bucket(bucket, serve, name):  # noqa: F811
    url, store = bucket
    store.put_object(Bucket="code", Key="layer.zip", Body=ZIP)
    client = boto(serve("--neighbour", f"s3={url}").url)
    published = publish(client, name, Content={"S3Bucket": "code", "S3Key": "layer.zip"})
    assert published["Content"]["CodeSize"] == len(ZIP)
    answer = refusal(client.publish_layer_version, LayerName=name, Content={"S3Bucket": "code", "S3Key": "absent.zip"})
    assert answer.status == 400
    assert answer.message.startswith("Error occurred while GetObject. S3 Error Code: NoSuchKey.")


def test_functions_name_layers(client, create, name):
    first = publish(client, name)
    publish(client, name)
    other = publish(client, name + "-other", Content={"ZipFile": packages.zip_of({"python/other.py": "x" * 100})})
    function = create(Layers=[first["LayerVersionArn"]])
    assert function.configuration()["Layers"] == [{"Arn": arn(name, 1), "CodeSize": len(ZIP)}]

    def refused(*layers):
        return refusal(client.update_function_configuration, FunctionName=function.name, Layers=list(layers))

    def two(one, another):
        return (
            400,
            "InvalidParameterValueException",
            "Two different versions of the same layer are not allowed to be referenced in the same function. "
            f"{one} and {another} are versions of the same layer.",
        )

    assert refused(arn(name, 1), arn(name, 2)) == two(arn(name, 1), arn(name, 2))
    assert refused(arn(name, 1), arn(name, 1)) == two(arn(name, 1), arn(name, 1))
    assert refused(arn(name, 9)) == (
        400,
        "InvalidParameterValueException",
        f"Layer version {arn(name, 9)} does not exist.",
    )
    assert refused(*[arn(f"l{n}", 1) for n in range(6)]).message == "Cannot reference more than 5 layers."
    assert refused(arn(name, 1).replace(REGION, "eu-west-1")).message == (
        f"Layers are not in the same region as the function. Layers are expected to be in region {REGION}."
    )
    foreign = refused(arn(name, 1).replace(ACCOUNT, "222222222222"))
    assert (foreign.status, foreign.code) == (403, "AccessDeniedException")

    both = [other["LayerVersionArn"], arn(name, 2)]
    function.update(Layers=both)
    assert [layer["Arn"] for layer in function.configuration()["Layers"]] == both
    client.delete_layer_version(LayerName=name, VersionNumber=2)
    function.update(Timeout=7)
    assert [layer["Arn"] for layer in function.configuration()["Layers"]] == both, "a deleted version stays in use"
    assert function({"do": "see"})["function"] == "handler"
    function.update(Layers=[])
    assert "Layers" not in function.configuration()


def test_code_and_layers_have_a_common_limit(client, create, name):
    half = packages.zip_of({"large": b"\0" * 140_000_000})
    layer = publish(client, name, Content={"ZipFile": half})["LayerVersionArn"]
    second = publish(client, name + "-second", Content={"ZipFile": half})["LayerVersionArn"]
    function = create()
    assert refusal(client.update_function_configuration, FunctionName=function.name, Layers=[layer, second]) == (
        400,
        "InvalidParameterValueException",
        "Layers consume more than the available size of 262144000 bytes",
    )
    function.update(Layers=[layer])
    code = packages.zip_of({"probe.py": "def handler(event, context): return 1\n", "large": b"\0" * 140_000_000})
    answer = refusal(client.update_function_code, FunctionName=function.name, ZipFile=code)
    assert (answer.status, answer.code) == (400, "InvalidParameterValueException")
    assert re.fullmatch(
        r"Function code combined with layers exceeds the maximum allowed size of 262144000 bytes\. "
        r"The actual size is 2800000\d\d bytes\.",
        answer.message,
    )
