"""The services that a function reaches: the neighbour, and this server itself."""

import pytest

from support import packages
from support.clients import boto
from support.code import Code
from support.functions import Function
from support.neighbours import neighbour as running_neighbour


@pytest.fixture
def neighbour():
    with running_neighbour() as running:
        yield running.url, running.client("s3")


def sdk_function(server, **settings):
    return Code.create(boto(server.url), files=packages.sdk(), MemorySize=1769, Timeout=60, **settings)


def test_a_function_reaches_the_neighbour_through_its_endpoint(serve, neighbour):
    url, buckets_client = neighbour
    server = serve("--neighbours", url)
    function = sdk_function(server)
    identity = function("import boto3; result = boto3.client('sts').get_caller_identity()['Arn']")
    assert identity.startswith("arn:aws:")
    buckets_client.create_bucket(Bucket="shared")
    large = 3 << 20
    function(
        """
        s3 = boto3.client("s3")
        s3.put_object(Bucket="shared", Key="from-function", Body=b"x" * event["size"])
        result = len(s3.get_object(Bucket="shared", Key="from-function")["Body"].read())
        """,
        size=large,
    )
    stored = buckets_client.get_object(Bucket="shared", Key="from-function")["Body"].read()
    assert stored == b"x" * large


def test_an_endpoint_of_one_service(serve, neighbour):
    url, _ = neighbour
    server = serve("--neighbour", f"sts={url}")
    function = sdk_function(server)
    variables = function("result = {k: v for k, v in os.environ.items() if k.startswith('AWS_ENDPOINT')}")
    assert set(variables) == {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_LAMBDA"}
    assert function("import boto3; result = boto3.client('sts').get_caller_identity()['Arn']").startswith("arn:aws:")


def test_a_function_invokes_another_through_this_server(serve):
    server = serve()
    other = Function.create(boto(server.url), Environment={"Variables": {"MARK": "other"}})
    function = sdk_function(server)
    answer = function(
        """
        import boto3, json
        answer = boto3.client("lambda").invoke(FunctionName=event["other"], Payload=json.dumps({"do": "see"}))
        result = [answer["StatusCode"], json.loads(answer["Payload"].read())["variables"]["MARK"]]
        """,
        other=other.name,
    )
    assert answer == [200, "other"]


def test_a_function_chooses_its_own_endpoint(serve, neighbour):
    url, _ = neighbour
    server = serve("--neighbours", url)
    variables = {"Variables": {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}}
    function = Code.create(boto(server.url), Environment=variables)
    seen = function("result = {k: v for k, v in os.environ.items() if k.startswith('AWS_ENDPOINT')}")
    assert seen == {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}


def test_a_neighbour_that_is_away_is_an_error_of_the_call(serve):
    server = serve("--neighbour", "dynamodb=http://127.0.0.1:9")
    function = Code.create(boto(server.url))
    failed = function(
        """
        import urllib.request
        try:
            urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL_DYNAMODB"], timeout=5).read()
        except Exception as error:
            result = type(error).__name__
        """
    )
    assert failed in ("URLError", "RemoteDisconnected", "ConnectionResetError")
    assert function("result = 1") == 1
