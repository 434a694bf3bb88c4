"""One endpoint for a whole stack: requests for other services are passed on to the neighbour."""

import hashlib
import io
import json
import os
import urllib.error
import urllib.request

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from support.clients import ACCOUNT, boto, call
from support.code import Code
from support.functions import Function, refusal
from support.neighbours import neighbour
from support.server import Server

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def stack():
    """A server with a neighbour; everything is called through the server."""
    with neighbour() as running, Server("--neighbours", running.url) as server:
        yield server


@pytest.fixture(scope="module")
def alone():
    with Server() as server:
        yield server


def test_buckets_and_objects(stack):
    s3 = boto(stack.url, "s3")
    s3.create_bucket(Bucket="files")
    s3.put_object(Bucket="files", Key="a b/ü+c.txt", Body=b"content", Metadata={"mark": "one"})
    found = s3.get_object(Bucket="files", Key="a b/ü+c.txt")
    assert (found["Body"].read(), found["Metadata"]) == (b"content", {"mark": "one"})
    assert s3.head_object(Bucket="files", Key="a b/ü+c.txt")["ContentLength"] == 7
    assert [o["Key"] for o in s3.list_objects_v2(Bucket="files", Prefix="a b/")["Contents"]] == ["a b/ü+c.txt"]
    s3.delete_object(Bucket="files", Key="a b/ü+c.txt")
    told = refusal(s3.get_object, Bucket="files", Key="a b/ü+c.txt")
    assert (told.status, told.code) == (404, "NoSuchKey")


def test_a_large_object_in_parts_and_in_one(stack):
    s3 = boto(stack.url, "s3", read_timeout=120)
    s3.create_bucket(Bucket="large")
    data = os.urandom(MEBIBYTE) * 24
    digest = hashlib.sha256(data).hexdigest()
    s3.upload_fileobj(
        io.BytesIO(data), "large", "parts", Config=TransferConfig(multipart_threshold=5 * MEBIBYTE, multipart_chunksize=8 * MEBIBYTE)
    )
    s3.put_object(Bucket="large", Key="one", Body=data)
    for key in ("parts", "one"):
        body = s3.get_object(Bucket="large", Key=key)["Body"]
        seen = hashlib.sha256()
        while part := body.read(MEBIBYTE):
            seen.update(part)
        assert seen.hexdigest() == digest
    part = s3.get_object(Bucket="large", Key="one", Range="bytes=1048570-1048579")
    assert part["Body"].read() == data[1048570:1048580]


@pytest.mark.parametrize("version", ["s3", "s3v4"])
def test_presigned_locations(stack, version):
    s3 = boto(stack.url, "s3", signature_version=version)
    s3.create_bucket(Bucket="signed")
    s3.put_object(Bucket="signed", Key="k", Body=b"presigned")
    location = s3.generate_presigned_url("get_object", {"Bucket": "signed", "Key": "k"}, ExpiresIn=60)
    assert location.startswith(stack.url)
    with urllib.request.urlopen(location, timeout=10) as answer:
        assert answer.read() == b"presigned"


def test_queues(stack):
    sqs = boto(stack.url, "sqs")
    queue = sqs.create_queue(QueueName="jobs")["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="one <&> two")
    message = sqs.receive_message(QueueUrl=queue)["Messages"][0]
    assert message["Body"] == "one <&> two"
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    told = refusal(sqs.get_queue_url, QueueName="absent")
    assert told.code == "AWS.SimpleQueueService.NonExistentQueue"


def test_identities_and_roles(stack):
    assert boto(stack.url, "sts").get_caller_identity()["Account"] == ACCOUNT
    iam = boto(stack.url, "iam")
    assert iam.get_role(RoleName="lambda")["Role"]["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/lambda"
    assert refusal(iam.get_role, RoleName="absent").code == "NoSuchEntity"


def test_tables(stack):
    tables = boto(stack.url, "dynamodb")
    tables.create_table(
        TableName="items",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    item = {"id": {"S": "1"}, "text": {"S": "ü"}}
    tables.put_item(TableName="items", Item=item)
    assert tables.get_item(TableName="items", Key={"id": {"S": "1"}})["Item"] == item
    assert refusal(tables.describe_table, TableName="absent").code == "ResourceNotFoundException"


def test_functions_of_the_same_endpoint(stack):
    s3 = boto(stack.url, "s3")
    client = boto(stack.url)
    function = Function.create(client)
    assert function({"do": "see"})["function"] == "handler"
    s3.create_bucket(Bucket="packages")
    location = client.get_function(FunctionName=function.name)["Code"]["Location"]
    with urllib.request.urlopen(location, timeout=10) as answer:
        s3.put_object(Bucket="packages", Key="p.zip", Body=answer.read())
    other = Function.create(client, Code={"S3Bucket": "packages", "S3Key": "p.zip"})
    assert other.configuration()["CodeSha256"] == function.configuration()["CodeSha256"]


REQUESTS = [
    ("s3", lambda c: c.list_buckets(), ()),
    ("s3", lambda c: c.put_object(Bucket="bucket", Key="k", Body=b"x" * 1000), ()),
    ("sqs", lambda c: c.list_queues(), ()),
    ("dynamodb", lambda c: c.list_tables(), ()),
    ("sts", lambda c: c.get_caller_identity(), ()),
    ("iam", lambda c: c.list_roles(), ()),
    ("ec2", lambda c: c.describe_subnets(), ()),
    ("sns", lambda c: c.list_topics(), ()),
    ("kms", lambda c: c.list_keys(), ()),
    ("efs", lambda c: c.describe_file_systems(), ()),
    ("apigateway", lambda c: c.get_rest_apis(), ()),
    ("route53", lambda c: c.list_hosted_zones(), ()),
    ("events", lambda c: c.list_rules(), ()),
]


@pytest.mark.parametrize("service, ask, _", REQUESTS, ids=[f"{r[0]}{i}" for i, r in enumerate(REQUESTS)])
def test_without_a_neighbour_every_protocol_is_told(alone, service, ask, _):
    with pytest.raises(ClientError) as caught:
        ask(boto(alone.url, service))
    told = caught.value.response
    assert told["Error"]["Code"] == "NotImplemented"
    name = {"efs": "elasticfilesystem"}.get(service, service)
    assert told["Error"]["Message"] == (
        f"This server is Lambda. Requests for {name} need a neighbour: "
        f"start it with --neighbour {name}=URL, or with --neighbours URL for all services."
    )
    assert told["ResponseMetadata"]["HTTPStatusCode"] == 501


def test_one_service_only():
    with neighbour() as running, Server("--neighbour", f"sts={running.url}") as server:
        assert boto(server.url, "sts").get_caller_identity()["Account"] == ACCOUNT
        assert refusal(boto(server.url, "sqs").list_queues).code == "NotImplemented"


def test_a_neighbour_that_is_away(serve):
    server = serve("--neighbours", "http://127.0.0.1:9")
    for service, ask in (("s3", "list_buckets"), ("sqs", "list_queues"), ("ec2", "describe_subnets")):
        told = refusal(getattr(boto(server.url, service), ask))
        assert (told.status, told.code) == (503, "ServiceUnavailable")
        assert "http://127.0.0.1:9 cannot be reached" in told.message


def test_a_request_that_comes_around_again_is_refused(serve):
    """The two servers are each other's neighbour."""
    first = serve(listen="127.0.0.1:0")
    second = serve("--neighbours", first.url)
    port = first.port
    first.stop()
    first.listen, first.options = f"127.0.0.1:{port}", ["--neighbours", second.url]
    first.start()
    told = refusal(boto(first.url, "sqs").list_queues)
    assert (told.status, told.code) == (508, "LoopDetected")
    assert boto(first.url).list_functions()["Functions"] == []


def test_a_body_above_the_bound_is_refused(stack):
    answer = call(
        stack.url, "PUT", "/files/huge", None, {"Content-Length": str(80 * MEBIBYTE)}, service="s3"
    )
    assert answer.status == 413
    assert b"<Code>EntityTooLarge</Code>" in answer.body


def test_identities_are_checked_before_anything_is_passed_on(tmp_path):
    path = tmp_path / "credentials.json"
    path.write_text(json.dumps({"identities": [{"accessKey": "AKIDCI", "secretKey": "secret", "account": ACCOUNT}]}))
    path.chmod(0o600)
    with neighbour() as running, Server("--credentials", path, "--neighbours", running.url) as server:
        known = {"key": "AKIDCI", "secret": "secret"}
        assert boto(server.url, "sts", **known).get_caller_identity()["Account"] == ACCOUNT
        s3 = boto(server.url, "s3", signature_version="s3v4", **known)
        s3.create_bucket(Bucket="bucket")
        s3.put_object(Bucket="bucket", Key="a b/k", Body=io.BytesIO(b"streamed"))
        assert s3.get_object(Bucket="bucket", Key="a b/k")["Body"].read() == b"streamed"
        location = s3.generate_presigned_url("get_object", {"Bucket": "bucket", "Key": "a b/k"}, ExpiresIn=60)
        with urllib.request.urlopen(location, timeout=10) as answer:
            assert answer.read() == b"streamed"
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(location[:-1] + ("0" if location[-1] != "0" else "1"), timeout=10)
        assert caught.value.code == 403

        for service, ask in (("s3", "list_buckets"), ("sqs", "list_queues"), ("iam", "list_roles")):
            told = refusal(getattr(boto(server.url, service, key="AKIDOTHER"), ask))
            assert (told.status, told.code) == (403, "UnrecognizedClientException")
            told = refusal(getattr(boto(server.url, service, key="AKIDCI", secret="wrong"), ask))
            assert (told.status, told.code) == (403, "InvalidSignatureException")

        # A function's own credentials are good for the neighbour's services, too.
        function = Code.create(boto(server.url, **known), Timeout=60)
        token = function("result = {k: os.environ[k] for k in ('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN')}")
        own = boto(
            server.url, "sts", key=token["AWS_ACCESS_KEY_ID"], secret=token["AWS_SECRET_ACCESS_KEY"], token=token["AWS_SESSION_TOKEN"]
        )
        assert own.get_caller_identity()["ResponseMetadata"]["HTTPStatusCode"] == 200
        stale = boto(server.url, "sts", key=token["AWS_ACCESS_KEY_ID"], secret=token["AWS_SECRET_ACCESS_KEY"], token="other")
        assert refusal(stale.get_caller_identity).code == "UnrecognizedClientException"
