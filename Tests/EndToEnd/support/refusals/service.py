"""Refusals of the service layer."""

import json

from support import runtimes
from support.clients import ACCOUNT, REGION, ROLE
from support.refusals.case import (
    ACCESS_POINT, ARN, Case, KEY, LAYER, PROVIDER, VARIABLES, deprecated, refused, reserved, unknown_runtime,
)  # fmt: skip

OVER_4096 = {"SMALL_VAR": "ok", "LARGE_VAR": "x" * 4064}

SERVICE = [
    unknown_runtime("runtime unknown", "cobol85"),
    unknown_runtime("runtime in capitals", runtimes.python().upper()),
    unknown_runtime("runtime empty", ""),
    *[
        deprecated(runtime)
        for runtime in (
            "java8", "go1.x", "provided", "ruby2.7", "nodejs14.x", "python3.7", "dotnetcore3.1", "nodejs12.x", "python2.7",
        )
    ],  # fmt: skip
    refused(
        "memory 10241",
        {"MemorySize": 10241},
        "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    ),
    reserved("one reserved variable", "AWS_REGION"),
    reserved("reserved variables in their order", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT"),
    refused(
        "variables of 4097 bytes",
        {"Environment": {"Variables": OVER_4096}},
        VARIABLES + "exceeded the 4KB limit. String measured: " + json.dumps(OVER_4096, separators=(",", ":")),
    ),
    refused(
        "key of an alias",
        {"KMSKeyArn": f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/mine"},
        KEY + "Key Aliases are not supported for this operation.",
    ),
    refused(
        "key of another service",
        {"KMSKeyArn": "arn:aws:s3:::bucket"},
        KEY + "Invalid keyId 'arn:aws:s3:::bucket'",
    ),
    refused(
        "six layers",
        {"Layers": [f"{LAYER}{n}:1" for n in range(6)]},
        "Cannot reference more than 5 layers.",
    ),
    refused("unknown layer", {"Layers": [f"{LAYER}:1"]}, f"Layer version {LAYER}:1 does not exist."),
    refused(
        "layer of another region",
        {"Layers": [LAYER.replace(REGION, "eu-west-1") + ":1"]},
        f"Layers are not in the same region as the function. Layers are expected to be in region {REGION}.",
    ),
    refused(
        "level of a text log",
        {"LoggingConfig": {"ApplicationLogLevel": "DEBUG"}},
        'LogLevel is not supported when LogFormat is set to "Text". '
        'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
    ),
    refused(
        "subnets without groups",
        {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": []}},
        "SubnetIds and SecurityIds must coexist or be both empty list.",
    ),
    refused(
        "groups without subnets",
        {"VpcConfig": {"SecurityGroupIds": ["sg-1"]}},
        "SubnetIds and SecurityIds must coexist or be both empty list.",
    ),
    refused(
        "file system without a network",
        {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": "/mnt/data"}]},
        f"Function must be configured to execute in a VPC to reference access point {ACCESS_POINT}",
    ),
    refused(
        "snap start of another runtime",
        {"SnapStart": {"ApplyOn": "PublishedVersions"}, "Runtime": "nodejs22.x"},
        "nodejs22.x is not supported for SnapStart enabled functions.",
    ),
    refused(
        "snap start with more ephemeral storage",
        {"SnapStart": {"ApplyOn": "PublishedVersions"}, "Runtime": "python3.13", "EphemeralStorage": {"Size": 1024}},
        "EphemeralStorage larger than 512 MB is not supported for SnapStart enabled functions.",
    ),
    refused(
        "image configuration of a zip function",
        {"ImageConfig": {"Command": ["app.handler"]}},
        "Please don't provide ImageConfig when the intended function PackageType is Zip.",
    ),
    refused(
        "dead letters to a bucket",
        {"DeadLetterConfig": {"TargetArn": "arn:aws:s3:::bucket"}},
        "The provided dead letter ARN arn:aws:s3:::bucket is invalid.",
    ),
    refused(
        "capacity provider of an ordinary function",
        {
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": PROVIDER}
            }
        },
        "CapacityProviderConfig isn't supported for Lambda Default functions.",
    ),
    refused(
        "durable configuration of an ordinary function",
        {"DurableConfig": {"ExecutionTimeout": 60}},
        "DurableConfig cannot be added to an existing function. Create a new function with a durable configuration.",
    ),
    refused(
        "runtime configuration of an ordinary function",
        {"RuntimeConfig": {"RuntimeArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:runtime/mine", "RuntimeAlias": "live"}},
        "RuntimeConfig isn't supported for Lambda Default functions.",
    ),
    refused(
        "accelerator of an ordinary function",
        {"AcceleratorConfig": {"AcceleratorMemorySize": 16}},
        "AcceleratorConfig isn't supported for Lambda Default functions.",
    ),
    Case(
        "layer of another account",
        {"Layers": [LAYER.replace(ACCOUNT, "111111111111") + ":1"]},
        403,
        "AccessDeniedException",
        f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: lambda:GetLayerVersion on resource: "
        f"{LAYER.replace(ACCOUNT, '111111111111')}:1 because no resource-based policy allows the lambda:GetLayerVersion action",
        key="Message",
        members=(),
    ),
    Case(
        "role of another account",
        {"Role": ROLE.replace(ACCOUNT, "111111111111")},
        403,
        "AccessDeniedException",
        "Cross-account pass role is not allowed.",
        key="Message",
        members=(),
    ),
    Case(
        "revision that is not the latest",
        {"RevisionId": "11111111-2222-4333-8444-555555555555", "Description": "new"},
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    ),
    Case(
        "revision before fields",
        {"RevisionId": "11111111-2222-4333-8444-555555555555", "Runtime": "cobol85"},
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    ),
    Case(
        "function that does not exist",
        {"Description": "new"},
        404,
        "ResourceNotFoundException",
        f"Function not found: arn:aws:lambda:{REGION}:{ACCOUNT}:function:nothing-of-this-name",
        name="nothing-of-this-name",
        key="Message",
    ),
    Case(
        "function of another region",
        {},
        404,
        "ResourceNotFoundException",
        f"Functions from 'eu-west-1' are not reachable in this region ('{REGION}')",
        name=ARN.replace(REGION, "eu-west-1").replace(":", "%3A"),
        key="Message",
    ),
    Case(
        "function of another account",
        {},
        403,
        "AccessDeniedException",
        None,
        name=ARN.replace(ACCOUNT, "111111111111").replace(":", "%3A"),
        key="Message",
        members=(),
    ),
]
