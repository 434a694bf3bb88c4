"""Refusals of CreateFunction: status, code, exact text; and that nothing was created."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE, call
from support.functions import fresh_name
from support.refusals.case import (
    HIDDEN, NAME_PATTERN, NOT_NULL, ROLE_PATTERN, RUNTIMES, at, each, longest, matching, one_of, shortest, violations,
)  # fmt: skip

PATH = "/2015-03-31/functions"
ZIP = base64.b64encode(packages.probe("python")).decode()
MANDATORY = "Runtime and Handler are mandatory parameters for functions created with deployment packages."


def request(**changes):
    """A request that would succeed, with changes; a change to None leaves the member out."""
    whole = {
        "FunctionName": fresh_name("refused"),
        "Runtime": runtimes.python(),
        "Handler": "probe.handler",
        "Role": ROLE,
        "Code": {"ZipFile": ZIP},
        **changes,
    }
    return {k: v for k, v in whole.items() if v is not None}


def encoded(data):
    return base64.b64encode(data).decode()


ARCHITECTURES = each(one_of("x86_64", "arm64"), NOT_NULL)

VALIDATION = {
    "role missing": (request(Role=None), [at("role", None, NOT_NULL)]),
    "role no ARN": (request(Role="r1"), [at("role", "r1", matching(ROLE_PATTERN))]),
    "code missing": (request(Code=None), [at("code", None, NOT_NULL)]),
    "architecture unknown": (request(Architectures=["X86_64"]), [at("architectures", "[X86_64]", ARCHITECTURES)]),
    "two architectures": (
        request(Architectures=["x86_64", "arm64"]),
        [at("architectures", "[x86_64, arm64]", longest(1))],
    ),
    "package type unknown": (request(PackageType="zip"), [at("packageType", "zip", one_of("Zip", "Image"))]),
    "name pattern": (request(FunctionName="a b"), [at("functionName", "a b", matching(NAME_PATTERN))]),
    "ARN too long": (
        request(FunctionName=f"my-function:{'a' * 129}"),
        [at("functionName", f"my-function:{'a' * 129}", longest(140))],
    ),
    "lower-case $latest": (
        request(FunctionName="fn:$latest"),
        [at("functionName", "fn:$latest", matching(NAME_PATTERN))],
    ),
    "bucket too short": (
        request(Code={"S3Bucket": "b", "S3Key": "k"}),
        [at("code.s3Bucket", "b", shortest(3))],
    ),
    "variable name": (
        request(Environment={"Variables": {"1": "x"}}),
        [
            at(
                "environment.variables",
                HIDDEN,
                "Map keys must satisfy constraint: [" + matching("[a-zA-Z]([a-zA-Z0-9_])+") + "]",
            )
        ],
    ),
}


@pytest.mark.parametrize("case", VALIDATION, ids=str)
def test_constraints(send, case):
    body, entries = VALIDATION[case]
    answer = send("POST", PATH, body)
    assert (answer.status, answer.error) == (400, "ValidationException"), answer.body
    assert answer.json == {"message": violations(*entries)}


def test_constraints_of_an_empty_request_come_together(send):
    answer = send("POST", PATH, {})
    assert (answer.status, answer.error) == (400, "ValidationException")
    message = answer.json["message"]
    assert message.startswith("3 validation errors detected: ")
    for path in ("functionName", "role", "code"):
        assert at(path, None, NOT_NULL) in message


LONG = "n" * 65

SERVICE = {
    "name of 65": (
        request(FunctionName=LONG),
        f"1 validation error detected: Value '{LONG}' at 'functionName' failed to satisfy constraint: "
        "Member must have length less than or equal to 64",
    ),
    "runtime missing": (request(Runtime=None), MANDATORY),
    "handler missing": (request(Handler=None), MANDATORY),
    "runtime unknown": (
        request(Runtime="PYTHON3.9"),
        f"Value PYTHON3.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{RUNTIMES}] "
        "or be a valid ARN",
    ),
    "runtime deprecated": (
        request(Runtime="nodejs14.x"),
        "The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. "
        "We recommend you use a supported runtime while creating or updating functions.",
    ),
    "no code": (request(Code={}), "Please provide a source for function code."),
    "no zip": (
        request(Code={"ZipFile": encoded(b"this is not a zip file")}),
        "Could not unzip uploaded file. Please check your file, then try to upload again.",
    ),
    "empty zip": (request(Code={"ZipFile": encoded(packages.zip_of({}))}), "Uploaded file must be a non-empty zip"),
    "zip and bucket": (
        request(Code={"ZipFile": ZIP, "S3Bucket": "bucket", "S3Key": "key"}),
        "Please do not provide other FunctionCode parameters when providing a ZipFile.",
    ),
    "image with handler": (
        request(PackageType="Image", Code={"ImageUri": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/app:1"}),
        "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    ),
    "memory of a managed instance": (
        request(MemorySize=20480),
        "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    ),
    "too many tags": (
        request(Tags={f"k{n}": "v" for n in range(51)}),
        "Number of tags exceeds resource tag limit.",
    ),
    "durable without timeout": (
        request(DurableConfig={"RetentionPeriodInDays": 7}),
        "You cannot create a function with a durable configuration without an executionTimeout",
    ),
    "levels of a text log": (
        request(LoggingConfig={"LogFormat": "Text", "SystemLogLevel": "DEBUG"}),
        'LogLevel is not supported when LogFormat is set to "Text". '
        'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
    ),
    "snap start of another runtime": (
        request(Runtime="nodejs22.x", SnapStart={"ApplyOn": "PublishedVersions"}),
        "nodejs22.x is not supported for SnapStart enabled functions.",
    ),
}


@pytest.mark.parametrize("case", SERVICE, ids=str)
def test_service_rules(send, client, case):
    body, message = SERVICE[case]
    answer = send("POST", PATH, body)
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException"), answer.body
    assert answer.json == {"Type": "User", "message": message}
    if len(body["FunctionName"]) <= 64:
        assert send("GET", f"{PATH}/{body['FunctionName']}").status == 404, "nothing was created"


def test_a_name_that_is_taken(send, probe):
    answer = send("POST", PATH, request(FunctionName=probe.name))
    assert (answer.status, answer.error) == (409, "ResourceConflictException")
    assert answer.json == {"Type": "User", "message": f"Function already exist: {probe.name}"}


def test_other_accounts_and_regions(send):
    name = f"arn:aws:lambda:{REGION}:111111111111:function:{fresh_name()}"
    answer = send("POST", PATH, request(FunctionName=name))
    assert (answer.status, answer.error) == (403, "AccessDeniedException")
    assert answer.json.get("message") is None and answer.json.get("Message") is None
    name = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{fresh_name()}"
    answer = send("POST", PATH, request(FunctionName=name))
    assert (answer.status, answer.error) == (404, "ResourceNotFoundException")
    assert answer.json["Message"] == f"Functions from 'eu-west-1' are not reachable in this region ('{REGION}')"


def test_a_zip_over_the_limit(send):
    body = request(Code={"ZipFile": base64.b64encode(b"x" * 52428801).decode()})
    answer = send("POST", PATH, body, timeout=60)
    assert (answer.status, answer.error) == (413, "RequestEntityTooLargeException")
    message = answer.json.get("message") or answer.json.get("Message")
    assert message == "Zipped size must be smaller than 52428800 bytes" or "70167211" in message


def test_a_request_over_the_limit(send):
    body = b'{"FunctionName":"' + b"x" * 70167211 + b'"}'
    answer = send("POST", PATH, body, timeout=60)
    assert (answer.status, answer.error) == (413, "RequestEntityTooLargeException")
    message = answer.json.get("message") or answer.json.get("Message")
    assert message == "Request must be smaller than 70167211 bytes for the CreateFunction operation"


def test_a_zip_that_unpacks_to_too_much(send):
    body = request(Code={"ZipFile": encoded(packages.zip_of({"zeros": b"\0" * 262144001}))})
    answer = send("POST", PATH, body)
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException")
    assert answer.json["message"] == "Unzipped size must be smaller than 262144000 bytes"


def test_concurrent_creations_of_one_name(server):
    body = request()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: call(server.url, "POST", PATH, body), range(8)))
    assert sorted(a.status for a in answers) == [201] + [409] * 7
    call(server.url, "DELETE", f"{PATH}/{body['FunctionName']}")
