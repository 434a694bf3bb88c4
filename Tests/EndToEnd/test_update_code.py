"""UpdateFunctionCode: from the request, from a bucket, dry, published."""

import base64
import hashlib

import pytest

from support import packages, runtimes
from support.clients import ROLE, boto
from support.functions import Function, refusal
from support.neighbours import neighbour

OTHER = packages.python("def handler(event, context): return 'other'\n", name="probe.py")


def digest(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def test_the_new_code_runs_after_the_update(create):
    function = create()
    before = function.configuration()
    answer = function.update_code(ZipFile=OTHER)
    assert answer["CodeSha256"] == digest(OTHER)
    assert answer["CodeSize"] == len(OTHER)
    assert (answer["State"], answer["LastUpdateStatus"]) == ("Active", "InProgress")
    assert answer["LastUpdateStatusReasonCode"] == "Creating"
    assert answer["LastUpdateStatusReason"] == "The function is being created."
    after = function.configuration()
    assert after["CodeSha256"] != before["CodeSha256"]
    assert after["MemorySize"] == before["MemorySize"]
    assert function({}) == "other"


def test_a_dry_run_changes_nothing(create):
    function = create()
    before = function.configuration()
    answer = function.client.update_function_code(FunctionName=function.name, ZipFile=OTHER, DryRun=True)
    assert answer["CodeSha256"] == digest(OTHER)
    assert function.configuration() == before
    assert function({"do": "see"})["function"] == "handler"
    told = refusal(function.client.update_function_code, FunctionName=function.name, ZipFile=b"broken", DryRun=True)
    assert told.code == "InvalidParameterValueException"


@pytest.mark.parametrize(
    "settings, message",
    [
        ({}, "Please provide a source for function code."),
        ({"ZipFile": b"broken"}, "Could not unzip uploaded file. Please check your file, then try to upload again."),
        (
            {"ZipFile": OTHER, "S3Bucket": "bucket", "S3Key": "key"},
            "Please do not provide other FunctionCode parameters when providing a ZipFile.",
        ),
        ({"ImageUri": "image:1"}, "Please don't provide ImageUri when updating a function with packageType Zip."),
    ],
    ids=["nothing", "no zip", "two sources", "image"],
)
def test_refusals(create, settings, message):
    function = create()
    before = function.configuration()
    told = refusal(function.client.update_function_code, FunctionName=function.name, **settings)
    assert told == (400, "InvalidParameterValueException", message)
    assert function.configuration() == before


def test_a_stale_revision(create):
    function = create()
    told = refusal(function.client.update_function_code, FunctionName=function.name, ZipFile=OTHER, RevisionId="stale")
    assert (told.status, told.code) == (412, "PreconditionFailedException")
    assert function.configuration()["CodeSha256"] == digest(packages.probe("python"))


def test_environments_of_the_old_code_end(create):
    function = create()
    first = function({"do": "see"})
    function.update_code(ZipFile=OTHER)
    assert function({}) == "other"
    function.update_code(ZipFile=packages.probe("python"))
    assert function({"do": "see"})["environment"] != first["environment"]


@pytest.fixture(scope="module")
def bucket():
    with neighbour() as running:
        url, client = running.url, running.client("s3")
        client.create_bucket(Bucket="code")
        client.put_bucket_versioning(Bucket="code", VersioningConfiguration={"Status": "Enabled"})
        yield url, client


def test_code_from_a_bucket(bucket, serve):
    url, store = bucket
    old = store.put_object(Bucket="code", Key="app/package.zip", Body=packages.probe("python"))["VersionId"]
    store.put_object(Bucket="code", Key="app/package.zip", Body=OTHER)
    server = serve("--neighbour", f"s3={url}")
    client = boto(server.url)

    created = Function.create(client, Code={"S3Bucket": "code", "S3Key": "app/package.zip", "S3ObjectVersion": old})
    assert created({"do": "see"})["function"] == "handler"
    answer = created.update_code(S3Bucket="code", S3Key="app/package.zip")
    assert answer["CodeSha256"] == digest(OTHER)
    assert created({}) == "other"

    before = created.configuration()
    for source, message in (
        (
            {"S3Bucket": "code", "S3Key": "absent.zip"},
            "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.",
        ),
        (
            {"S3Bucket": "no-such-bucket", "S3Key": "k"},
            "Error occurred while GetObject. S3 Error Code: NoSuchBucket. "
            "S3 Error Message: The specified bucket does not exist",
        ),
    ):
        assert refusal(client.update_function_code, FunctionName=created.name, **source) == (
            400,
            "InvalidParameterValueException",
            message,
        )
        told = refusal(
            client.create_function,
            FunctionName="from-nowhere",
            Runtime=runtimes.python(),
            Handler="probe.handler",
            Role=ROLE,
            Code=source,
        )
        assert told == (400, "InvalidParameterValueException", message)
    store.put_object(Bucket="code", Key="text.zip", Body=b"no zip at all")
    assert refusal(client.update_function_code, FunctionName=created.name, S3Bucket="code", S3Key="text.zip").message == (
        "Could not unzip uploaded file. Please check your file, then try to upload again."
    )
    assert created.configuration() == before


def test_a_bucket_without_a_neighbour_says_what_is_missing(create):
    function = create()
    told = refusal(function.client.update_function_code, FunctionName=function.name, S3Bucket="code", S3Key="package.zip")
    assert told.code == "InvalidParameterValueException"
    assert "S3" in told.message
