"""Every refusal of UpdateFunctionConfiguration: status, code, members of the body, exact text; and that nothing changed."""

import json
import os
from dataclasses import dataclass

import pytest

from support import runtimes
from support.clients import ACCOUNT, REGION, ROLE
from support.functions import Function

NAME = "update-errors"
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{NAME}"
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:base"
ACCESS_POINT = f"arn:aws:elasticfilesystem:{REGION}:{ACCOUNT}:access-point/fsap-0123456789abcdef0"
PROVIDER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:capacity-provider:pool"

ROLE_PATTERN = r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"
ARN_PATTERN = r"(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()"
NAME_PATTERN = (
    r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?"
    r"([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?"
)
LAYER_PATTERN = (
    r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)"
    r"|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"
)
ACCESS_POINT_PATTERN = (
    r"arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:access-point/"
    r"fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}"
)
PROVIDER_PATTERN = (
    r"arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:capacity-provider:[a-zA-Z0-9-_]+"
)
RUNTIMES = (
    "nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, "
    "python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, "
    "dotnet6, nodejs18.x, provided.al2, java8.al2"
)
VARIABLES = "Lambda was unable to configure your environment variables because the environment variables you have provided "
KEY = (
    "Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. "
    "Please check your KMS key settings. KMS Exception: InvalidArnException KMS Message: "
)


@dataclass
class Case:
    """A request and the refusal it must get; `members` are those of the body beside the message."""

    id: str
    body: object
    status: int
    code: str
    message: object
    name: str = NAME
    key: str = "message"
    members: tuple = ("Type",)


def violations(*entries):
    noun = "error" if len(entries) == 1 else "errors"
    return f"{len(entries)} validation {noun} detected: " + "; ".join(entries)


def at(path, value, constraint):
    value = "Value" if value is HIDDEN else "Value null" if value is None else f"Value '{value}'"
    return f"{value} at '{path}' failed to satisfy constraint: {constraint}"


HIDDEN = object()


def longest(count):
    return f"Member must have length less than or equal to {count}"


def shortest(count):
    return f"Member must have length greater than or equal to {count}"


def most(count):
    return f"Member must have value less than or equal to {count}"


def least(count):
    return f"Member must have value greater than or equal to {count}"


def matching(pattern):
    return f"Member must satisfy regular expression pattern: {pattern}"


def one_of(*values):
    return f"Member must satisfy enum value set: [{', '.join(values)}]"


def each(*constraints):
    return f"Member must satisfy constraint: [{', '.join(constraints)}]"


NOT_NULL = "Member must not be null"


def invalid(id, body, *entries, **more):
    """A refusal of the constraint layer."""
    return Case(id, body, 400, "ValidationException", violations(*entries), members=(), **more)


def refused(id, body, message, **more):
    """A refusal of the service layer."""
    return Case(id, body, 400, "InvalidParameterValueException", message, **more)


def unreadable(id, body, message=None, **more):
    return Case(id, body, 400, "SerializationException", message, key="Message", members=(), **more)


def deprecated(runtime):
    return refused(
        f"runtime {runtime} is deprecated",
        {"Runtime": runtime},
        f"The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. "
        "We recommend you use a supported runtime while creating or updating functions.",
    )


def unknown_runtime(id, runtime):
    return refused(
        id,
        {"Runtime": runtime},
        f"Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{RUNTIMES}] "
        "or be a valid ARN",
    )


def reserved(id, *keys):
    return refused(
        id,
        {"Environment": {"Variables": {"FINE": "1", **{key: "x" for key in keys}}}},
        VARIABLES + "contains reserved keys that are currently not supported for modification. "
        f"Reserved keys used in this request: {', '.join(keys)}",
    )


SUBNETS = each(longest(1024), shortest(0), matching("subnet-[0-9a-z]*"))
GROUPS = each(longest(1024), shortest(0), matching("sg-[0-9a-zA-Z]*"))
LAYERS = each(longest(2048), shortest(1), matching(LAYER_PATTERN), NOT_NULL)
MANY_SUBNETS = [f"subnet-{n:02d}" for n in range(17)]
MANY_GROUPS = [f"sg-{n}" for n in range(6)]
OVER_4096 = {"SMALL_VAR": "ok", "LARGE_VAR": "x" * 4064}

CONSTRAINTS = [
    invalid("role is no ARN", {"Role": "r1"}, at("role", "r1", matching(ROLE_PATTERN))),
    invalid("role is empty", {"Role": ""}, at("role", "", matching(ROLE_PATTERN))),
    invalid("handler is empty", {"Handler": ""}, at("handler", "", matching(r"[^\s]+"))),
    invalid("handler with a space", {"Handler": "a b"}, at("handler", "a b", matching(r"[^\s]+"))),
    invalid("handler too long", {"Handler": "h" * 129}, at("handler", "h" * 129, longest(128))),
    invalid(
        "handler too long, with a space",
        {"Handler": "h" * 128 + " h"},
        at("handler", "h" * 128 + " h", longest(128)),
        at("handler", "h" * 128 + " h", matching(r"[^\s]+")),
    ),
    invalid("description too long", {"Description": "d" * 257}, at("description", "d" * 257, longest(256))),
    invalid("timeout 0", {"Timeout": 0}, at("timeout", 0, least(1))),
    invalid("timeout negative", {"Timeout": -5}, at("timeout", -5, least(1))),
    invalid("timeout 901", {"Timeout": 901}, at("timeout", 901, most(900))),
    invalid("memory 127", {"MemorySize": 127}, at("memorySize", 127, least(128))),
    invalid("memory 32769", {"MemorySize": 32769}, at("memorySize", 32769, most(32768))),
    invalid(
        "ephemeral storage without size",
        {"EphemeralStorage": {}},
        at("ephemeralStorage.size", None, NOT_NULL),
    ),
    invalid("ephemeral storage 511", {"EphemeralStorage": {"Size": 511}}, at("ephemeralStorage.size", 511, least(512))),
    invalid(
        "ephemeral storage 10241",
        {"EphemeralStorage": {"Size": 10241}},
        at("ephemeralStorage.size", 10241, most(10240)),
    ),
    invalid("KMS key is no ARN", {"KMSKeyArn": "my-key"}, at("kMSKeyArn", "my-key", matching(ARN_PATTERN))),
    invalid(
        "tracing mode unknown",
        {"TracingConfig": {"Mode": "active"}},
        at("tracingConfig.mode", "active", one_of("Active", "PassThrough")),
    ),
    invalid(
        "snap start unknown",
        {"SnapStart": {"ApplyOn": "invalidOption"}},
        at("snapStart.applyOn", "invalidOption", one_of("PublishedVersions", "None")),
    ),
    invalid(
        "log format unknown",
        {"LoggingConfig": {"LogFormat": "XML"}},
        at("loggingConfig.logFormat", "XML", one_of("JSON", "Text")),
    ),
    invalid(
        "application log level unknown",
        {"LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "LOUD"}},
        at(
            "loggingConfig.applicationLogLevel",
            "LOUD",
            one_of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"),
        ),
    ),
    invalid(
        "system log level unknown",
        {"LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "ERROR"}},
        at("loggingConfig.systemLogLevel", "ERROR", one_of("DEBUG", "INFO", "WARN")),
    ),
    invalid(
        "log group with a space",
        {"LoggingConfig": {"LogGroup": "my group"}},
        at("loggingConfig.logGroup", "my group", matching(r"[\.\-_/#A-Za-z0-9]+")),
    ),
    invalid(
        "log group empty",
        {"LoggingConfig": {"LogGroup": ""}},
        at("loggingConfig.logGroup", "", shortest(1)),
        at("loggingConfig.logGroup", "", matching(r"[\.\-_/#A-Za-z0-9]+")),
    ),
    invalid(
        "log group too long",
        {"LoggingConfig": {"LogGroup": "g" * 513}},
        at("loggingConfig.logGroup", "g" * 513, longest(512)),
    ),
    invalid(
        "subnet of another form",
        {"VpcConfig": {"SubnetIds": ["net-1"], "SecurityGroupIds": ["sg-1"]}},
        at("vpcConfig.subnetIds", "[net-1]", SUBNETS),
    ),
    invalid(
        "security group of another form",
        {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["group", "sg-1"]}},
        at("vpcConfig.securityGroupIds", "[group, sg-1]", GROUPS),
    ),
    invalid(
        "17 subnets",
        {"VpcConfig": {"SubnetIds": MANY_SUBNETS, "SecurityGroupIds": ["sg-1"]}},
        at("vpcConfig.subnetIds", f"[{', '.join(MANY_SUBNETS)}]", longest(16)),
    ),
    invalid(
        "6 security groups",
        {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": MANY_GROUPS}},
        at("vpcConfig.securityGroupIds", f"[{', '.join(MANY_GROUPS)}]", longest(5)),
    ),
    *[
        invalid(
            f"variable named {key!r}",
            {"Environment": {"Variables": {key: "secret-value"}}},
            at(
                "environment.variables",
                HIDDEN,
                "Map keys must satisfy constraint: [" + matching("[a-zA-Z]([a-zA-Z0-9_])+") + "]",
            ),
        )
        for key in ("1A", "A", "", "A-B", "_HANDLER", "AÄ")
    ],
    invalid("layer of another form", {"Layers": ["base"]}, at("layers", "[base]", LAYERS)),
    invalid("layer without a version", {"Layers": [LAYER]}, at("layers", f"[{LAYER}]", LAYERS)),
    invalid(
        "two file systems",
        {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": f"/mnt/{n}"} for n in "ab"]},
        at(
            "fileSystemConfigs",
            f"[FileSystemConfig(arn={ACCESS_POINT}, localMountPath=/mnt/a, s3FilesConfig=null), "
            f"FileSystemConfig(arn={ACCESS_POINT}, localMountPath=/mnt/b, s3FilesConfig=null)]",
            longest(1),
        ),
    ),
    invalid(
        "file system without its members",
        {"FileSystemConfigs": [{}]},
        at("fileSystemConfigs.1.member.arn", None, NOT_NULL),
        at("fileSystemConfigs.1.member.localMountPath", None, NOT_NULL),
    ),
    invalid(
        "file system mounted elsewhere",
        {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": "/data"}]},
        at("fileSystemConfigs.1.member.localMountPath", "/data", matching(r"/mnt/[a-zA-Z0-9-_.]+")),
    ),
    invalid(
        "file system that is no access point",
        {"FileSystemConfigs": [{"Arn": "arn:aws:s3:::bucket", "LocalMountPath": "/mnt/a"}]},
        at("fileSystemConfigs.1.member.arn", "arn:aws:s3:::bucket", matching(ACCESS_POINT_PATTERN)),
    ),
    invalid(
        "dead letter target is no ARN",
        {"DeadLetterConfig": {"TargetArn": "queue"}},
        at("deadLetterConfig.targetArn", "queue", matching(ARN_PATTERN)),
    ),
    invalid(
        "working directory too long",
        {"ImageConfig": {"WorkingDirectory": "/" + "w" * 1000}},
        at("imageConfig.workingDirectory", "/" + "w" * 1000, longest(1000)),
    ),
    invalid(
        "capacity provider without its member",
        {"CapacityProviderConfig": {}},
        at("capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig", None, NOT_NULL),
    ),
    invalid(
        "capacity provider of another form, concurrency 0",
        {
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "pool",
                    "PerExecutionEnvironmentMaxConcurrency": 0,
                }
            }
        },
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.capacityProviderArn",
            "pool",
            matching(PROVIDER_PATTERN),
        ),
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.perExecutionEnvironmentMaxConcurrency",
            0,
            least(1),
        ),
    ),
    invalid(
        "memory per processor too much",
        {
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": PROVIDER,
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 8.5,
                }
            }
        },
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.executionEnvironmentMemoryGiBPerVCpu",
            8.5,
            most("8.0"),
        ),
    ),
    invalid(
        "durable execution timeout 0",
        {"DurableConfig": {"ExecutionTimeout": 0}},
        at("durableConfig.executionTimeout", 0, least(1)),
    ),
    invalid(
        "durable retention 91",
        {"DurableConfig": {"RetentionPeriodInDays": 91}},
        at("durableConfig.retentionPeriodInDays", 91, most(90)),
    ),
    invalid(
        "runtime configuration without alias",
        {"RuntimeConfig": {"RuntimeArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:runtime/mine"}},
        at("runtimeConfig.runtimeAlias", None, NOT_NULL),
    ),
    invalid(
        "accelerator without its size",
        {"AcceleratorConfig": {}},
        at("acceleratorConfig.acceleratorMemorySize", None, NOT_NULL),
    ),
    invalid(
        "function name with a space",
        {},
        at("functionName", "bad name", matching(NAME_PATTERN)),
        name="bad%20name",
    ),
    invalid("function name of four parts", {}, at("functionName", "a:b:c", matching(NAME_PATTERN)), name="a%3Ab%3Ac"),
    invalid("function name too long", {}, at("functionName", "n" * 141, longest(140)), name="n" * 141),
    invalid(
        "three members at once",
        {"Role": "r1", "Timeout": 0, "MemorySize": 1},
        at("role", "r1", matching(ROLE_PATTERN)),
        at("timeout", 0, least(1)),
        at("memorySize", 1, least(128)),
    ),
    invalid(
        "constraints before existence",
        {"Timeout": 0},
        at("timeout", 0, least(1)),
        name="nothing-of-this-name",
    ),
]

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

LIST = "Start of list found where not expected."
STRUCTURE = "Start of structure or map found where not expected."

SOURCE = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: {}]"


def place(column):
    return "\n at " + SOURCE.format(column)


UNREADABLE = [
    unreadable(
        "no JSON",
        b"{",
        "Unexpected end-of-input: expected close marker for Object (start marker at " + SOURCE.format(1) + ")" + place(2),
    ),
    unreadable(
        "text after the JSON",
        b"{} {}",
        "Unexpected character ('{' (code 123)): Expected space separating root-level values" + place(4),
    ),
    unreadable(
        "a comma too many",
        b'{"Timeout":1,}',
        "Unexpected character ('}' (code 125)): was expecting double-quote to start field name" + place(14),
    ),
    unreadable(
        "a control character in a string",
        b'{"Handler":"\x01"}',
        "Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be included in string value"
        + place(14),
    ),
    unreadable("a list", b"[]", LIST),
    unreadable("a string", b'"text"', "Expected map or null"),
    unreadable(
        "bytes that are no text",
        b"\xff\xfe",
        "Unexpected character ('ÿ' (code 255)): expected a valid value (JSON String, Number, Array, Object or token 'null', "
        "'true' or 'false')" + place(1),
    ),
    unreadable("a string for a number", b'{"Timeout":"soon"}', "STRING_VALUE can not be converted to an Integer"),
    unreadable("a fraction for a whole number", b'{"Timeout":1.5}', "NUMBER_VALUE can not be converted to an Integer"),
    unreadable("a number too large", b'{"MemorySize":99999999999999999999}'),
    unreadable("a number for a string", b'{"Handler":1}', "NUMBER_VALUE can not be converted to a String"),
    unreadable(
        "a number for a variable",
        b'{"Environment":{"Variables":{"KEY":1}}}',
        "NUMBER_VALUE can not be converted to a String",
    ),
    unreadable("a string for a structure", b'{"Environment":"KEY=1"}', "Expected map or null"),
    unreadable("a list for a map", b'{"Environment":{"Variables":["KEY"]}}', LIST),
    unreadable("a string for a list", b'{"Layers":"base"}', "Expected list or null"),
    unreadable("an object in a list of strings", b'{"Layers":[{}]}', STRUCTURE),
    unreadable("a string for a structure in a list", b'{"FileSystemConfigs":["x"]}', "Expected map or null"),
    unreadable(
        "a string for a boolean",
        b'{"VpcConfig":{"Ipv6AllowedForDualStack":"maybe"}}',
        "STRING_VALUE can not be converted to a Boolean",
    ),
]

CASES = CONSTRAINTS + SERVICE + UNREADABLE


@pytest.fixture(scope="module")
def target(client):
    """An active function that no case may change."""
    function = Function.create(client, name=f"{NAME}-{os.getpid()}")
    yield function
    function.delete()


def test_there_are_at_least_sixty_cases_and_each_has_its_name():
    assert len(CASES) >= 60
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_refusal(send, target, case):
    before = target.configuration()
    path = case.name.replace(NAME, target.name)
    answer = send("PUT", f"/2015-03-31/functions/{path}/configuration", case.body)
    assert (answer.status, answer.error) == (case.status, case.code), answer.body
    assert answer.headers["content-type"] == "application/json"
    body = answer.json
    message = body.pop(case.key, None)
    if case.message is not None:
        assert message == case.message.replace(NAME, target.name)
    elif case.code == "AccessDeniedException":
        assert message is None
    else:
        assert message, "a reason is given"
    assert body == {"Type": "User"} if "Type" in case.members else body == {}
    assert target.configuration() == before, "a refused update changes nothing"


def test_variables_of_4096_bytes_pass(target):
    variables = {"SMALL_VAR": "ok", "LARGE_VAR": "x" * 4063}
    assert len(json.dumps(variables, separators=(",", ":"))) == 4096
    function = Function.create(target.client, Environment={"Variables": variables})
    assert function.configuration()["Environment"]["Variables"] == variables
    function.delete()


@pytest.mark.parametrize("qualifier", ["1", "live"])
def test_a_published_version_or_an_alias_is_not_updated(send, target, qualifier):
    target.client.publish_version(FunctionName=target.name)
    before = target.configuration()
    answer = send("PUT", f"/2015-03-31/functions/{target.name}%3A{qualifier}/configuration", {"Description": "new"})
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException")
    assert answer.json["Type"] == "User"
    assert answer.json["message"] == (
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
        "Please specify either a function name or an unqualified function ARN."
    )
    assert target.configuration() == before
