"""What a case of a refusal is made of: requests, constraints, and the texts of the service."""

from dataclasses import dataclass

from support.clients import ACCOUNT, REGION

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
