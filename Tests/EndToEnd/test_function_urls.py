"""Function URLs: their configuration, and calls of them."""

import json
import urllib.parse

import pytest

from support import packages
from support.clients import REGION, boto, call
from support.functions import Function, fresh_name, refusal
from support.server import Server
from support.wait import until

GONE = (404, "ResourceNotFoundException", "The resource you requested does not exist.")
NO_FUNCTION = (404, "ResourceNotFoundException", "Function does not exist")
FORBIDDEN = (
    "Forbidden. For troubleshooting Function URL authorization issues, see: "
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
)
CODE = '''
def handler(event, context):
    answer = event.get("queryStringParameters", {}).get("answer")
    if answer == "raise":
        raise ValueError("on purpose")
    if answer == "proxy":
        return {"statusCode": "418", "headers": {"x-own": "1", "content-type": "text/plain"}, "cookies": ["a=1", "b=2"], "body": "tea"}
    if answer == "text":
        return "hello"
    if answer == "list":
        return ["hello", 3, True]
    return event
'''


def configuration(answer):
    answer.pop("ResponseMetadata")
    return answer


@pytest.fixture(scope="module")
def shared(client):
    """A function that answers as its query says, with a URL that anybody may call."""
    function = Function.create(client, code=packages.zip_of({"probe.py": CODE}))
    url = client.create_function_url_config(FunctionName=function.name, AuthType="NONE")["FunctionUrl"]
    open_to_all(client, function.name)
    return function, url


def open_to_all(client, name, **more):
    client.add_permission(
        FunctionName=name,
        StatementId="url",
        Action="lambda:InvokeFunctionUrl",
        Principal="*",
        FunctionUrlAuthType="NONE",
        **more,
    )


def request(server, url, method="GET", target="/", body=None, headers=None, sign=False, **more):
    """A request to a function URL, sent to the server whose name need not be known to the machine."""
    host = urllib.parse.urlsplit(url).netloc
    return call(server.url, method, target, body, {"Host": host, **(headers or {})}, sign=sign, **more)


def test_the_life_of_a_url(client, create):
    function = create()
    arn = function.configuration()["FunctionArn"]
    made = configuration(client.create_function_url_config(FunctionName=function.name, AuthType="NONE"))
    assert set(made) == {"FunctionUrl", "FunctionArn", "AuthType", "CreationTime"}
    host = urllib.parse.urlsplit(made["FunctionUrl"]).hostname.split(".")
    assert len(host[0]) == 32 and host[1:] == ["lambda-url", REGION, "localhost"]
    assert (made["FunctionArn"], made["AuthType"]) == (arn, "NONE")
    got = configuration(client.get_function_url_config(FunctionName=arn))
    assert got == {**made, "LastModifiedTime": made["CreationTime"], "InvokeMode": "BUFFERED"}
    cors = {"AllowOrigins": ["https://example.com"], "AllowMethods": ["*"], "MaxAge": 86400}
    updated = configuration(client.update_function_url_config(FunctionName=function.name, AuthType="AWS_IAM", Cors=cors))
    assert updated["Cors"] == cors and updated["AuthType"] == "AWS_IAM" and "InvokeMode" not in updated
    assert updated["LastModifiedTime"] > made["CreationTime"] == updated["CreationTime"]
    listed = client.list_function_url_configs(FunctionName=function.name)["FunctionUrlConfigs"]
    assert listed == [configuration(client.get_function_url_config(FunctionName=function.name))]
    again = refusal(client.create_function_url_config, FunctionName=function.name, AuthType="NONE")
    assert again == (
        409,
        "ResourceConflictException",
        f"Failed to create function url config for [functionArn = {arn}]. "
        "Error message:  FunctionUrlConfig exists for this Lambda function",
    )
    answer = client.delete_function_url_config(FunctionName=function.name)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refusal(client.get_function_url_config, FunctionName=function.name) == GONE


def test_refusals(client):
    name = fresh_name()
    assert refusal(client.create_function_url_config, FunctionName=name, AuthType="NONE") == NO_FUNCTION
    assert refusal(client.list_function_url_configs, FunctionName=name) == NO_FUNCTION
    assert refusal(client.get_function_url_config, FunctionName=name) == GONE
    for qualifier in ("1", "$LATEST"):
        refused = refusal(client.get_function_url_config, FunctionName=name, Qualifier=qualifier)
        assert (refused.status, refused.code) == (400, "ValidationException")
        assert refused.message.endswith(r"at 'qualifier' failed to satisfy constraint: "
                                        r"Member must satisfy regular expression pattern: ((?!^\d+$)^[0-9a-zA-Z-_]+$)")  # fmt: skip
    refused = refusal(client.create_function_url_config, FunctionName=name, AuthType="NONE", InvokeMode="UNKNOWN")
    assert refused == (
        400,
        "ValidationException",
        "1 validation error detected: Value 'UNKNOWN' at 'invokeMode' failed to satisfy constraint: "
        "Member must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]",
    )


def test_an_unknown_url(server):
    answer = request(server, f"http://{'0' * 32}.lambda-url.{REGION}.localhost")
    assert (answer.status, answer.error, answer.json) == (403, "AccessDeniedException", {"Message": None})


def test_a_call_reaches_the_function(server, shared):
    function, url = shared
    answer = request(server, url, "POST", "/a%2Fb/c?q=1&q=2", b'{"x": 1}', {"Content-Type": "application/json", "X-Own": "v"})
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-amzn-requestid"]
    event = answer.json
    assert event["version"] == "2.0"
    assert event["rawPath"] == "/a%2Fb/c"
    assert event["queryStringParameters"] == {"q": "1,2"}
    assert event["headers"]["x-own"] == "v"
    assert (event["body"], event["isBase64Encoded"]) == ('{"x": 1}', False)
    context = event["requestContext"]
    assert context["accountId"] == "anonymous"
    assert context["http"]["sourceIp"] == "127.0.0.1"
    assert context["requestId"] == answer.headers["x-amzn-requestid"]


def test_responses(server, shared):
    _, url = shared
    answer = request(server, url, target="/?answer=proxy")
    assert (answer.status, answer.body) == (418, b"tea")
    assert (answer.headers["x-own"], answer.headers["content-type"]) == ("1", "text/plain")
    assert answer.names.count("Set-Cookie") == 2
    assert request(server, url, target="/?answer=text").body == b"hello"
    assert request(server, url, target="/?answer=list").body == b'["hello",3,true]'
    answer = request(server, url, target="/?answer=raise")
    assert (answer.status, answer.body) == (502, b"Internal Server Error")


def test_the_policy_decides_who_may_call(server, client, create):
    function = create()
    url = client.create_function_url_config(FunctionName=function.name, AuthType="NONE")["FunctionUrl"]
    for _ in range(2):
        answer = request(server, url)
        assert (answer.status, answer.error, answer.json) == (403, "AccessDeniedException", {"Message": FORBIDDEN})
    open_to_all(client, function.name)
    assert request(server, url).status == 200
    # Signatures are wanted from now on, and believed on a server without identities.
    client.update_function_url_config(FunctionName=function.name, AuthType="AWS_IAM")
    assert request(server, url).json == {"Message": FORBIDDEN}
    client.remove_permission(FunctionName=function.name, StatementId="url")
    assert request(server, url, sign=True).status == 200
    client.delete_function_url_config(FunctionName=function.name)
    assert request(server, url, sign=True).json == {"Message": None}


def test_other_origins(server, client, shared):
    function, url = shared
    cors = {"AllowOrigins": ["https://example.com"], "AllowMethods": ["GET"], "AllowHeaders": ["x-own"], "MaxAge": 5}
    client.update_function_url_config(FunctionName=function.name, Cors=cors)
    asked = {"Origin": "https://example.com", "Access-Control-Request-Method": "GET"}
    answer = request(server, url, "OPTIONS", headers=asked)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["access-control-allow-origin"] == "https://example.com"
    assert answer.headers["access-control-allow-methods"] == "GET"
    assert answer.headers["access-control-max-age"] == "5"
    assert "access-control-allow-origin" not in request(server, url, headers={"Origin": "https://other.example"}).headers
    answer = request(server, url, headers={"Origin": "https://example.com"})
    assert answer.headers["access-control-allow-origin"] == "https://example.com"
    client.update_function_url_config(FunctionName=function.name, Cors={})
    assert "Cors" not in client.get_function_url_config(FunctionName=function.name)


def test_an_alias_has_its_own_url_that_outlives_it(server, client, create):
    function = create()
    client.publish_version(FunctionName=function.name)
    client.create_alias(FunctionName=function.name, Name="prod", FunctionVersion="1")
    url = client.create_function_url_config(FunctionName=function.name, Qualifier="prod", AuthType="NONE")["FunctionUrl"]
    open_to_all(client, function.name, Qualifier="prod")
    assert request(server, url).status == 200
    client.delete_alias(FunctionName=function.name, Name="prod")
    assert request(server, url).json == {"Message": FORBIDDEN}


def test_a_streamed_response_becomes_an_answer(server, client, create):
    code = (
        "exports.handler = awslambda.streamifyResponse(async (event, stream) => {\n"
        "  const out = awslambda.HttpResponseStream.from(stream, {statusCode: 202, headers: {'x-own': '1'}, cookies: ['a=1']});\n"
        "  out.write('first '); await new Promise(r => setTimeout(r, 20)); out.write('second'); out.end();\n"
        "});\n"
    )
    function = create("nodejs", code=packages.zip_of({"probe.js": code}))
    made = client.create_function_url_config(FunctionName=function.name, AuthType="NONE", InvokeMode="RESPONSE_STREAM")
    assert made["InvokeMode"] == "RESPONSE_STREAM"
    open_to_all(client, function.name)
    for mode in ("RESPONSE_STREAM", "BUFFERED"):
        client.update_function_url_config(FunctionName=function.name, InvokeMode=mode)
        answer = request(server, made["FunctionUrl"])
        assert (answer.status, answer.body) == (202, b"first second"), mode
        assert (answer.headers["x-own"], answer.headers["set-cookie"]) == ("1", "a=1")


def test_signatures_are_checked_where_identities_are_known(tmp_path):
    path = tmp_path / "credentials.json"
    account = "123456789012"
    nothing = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    identities = [
        {"accessKey": "AKIDOWNER", "secretKey": "one", "account": account, "arn": f"arn:aws:iam::{account}:user/owner"},
        {"accessKey": "AKIDOTHER", "secretKey": "two", "account": account, "policies": [{"Statement": nothing}]},
    ]
    path.write_text(json.dumps({"identities": identities}))
    with Server("--credentials", path) as server:
        owner = boto(server.url, key="AKIDOWNER", secret="one")
        function = Function.create(owner, Role=f"arn:aws:iam::{account}:role/lambda", code=packages.zip_of({"probe.py": CODE}))
        url = owner.create_function_url_config(FunctionName=function.name, AuthType="AWS_IAM")["FunctionUrl"]
        until(lambda: function.configuration()["State"] == "Active", what="the function being active")
        answer = request(server, url, sign=True, key="AKIDOWNER", secret="one")
        iam = answer.json["requestContext"]["authorizer"]["iam"]
        assert (iam["accessKey"], iam["accountId"]) == ("AKIDOWNER", account)
        assert request(server, url, sign=True, key="AKIDOWNER", secret="wrong").error == "InvalidSignatureException"
        assert request(server, url, sign=True, key="AKIDOTHER", secret="two").json == {"Message": FORBIDDEN}
        assert request(server, url).json == {"Message": FORBIDDEN}
