"""Signatures are checked once there are identities; without any, only loopback is served."""

import datetime
import json
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest

from support.clients import CLI, ROLE, boto, call, signed_headers
from support.functions import Function, refusal
from support.server import Server, run_command

ACCESS, SECRET, ACCOUNT = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "123456789012"
OTHER_ACCESS, OTHER_SECRET, OTHER_ACCOUNT = "AKIDOTHER", "another-secret-of-some-length", "210987654321"
PATH = "/2015-03-31/functions"
UNKNOWN = "The security token included in the request is invalid."
WRONG = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
)


@pytest.fixture(scope="module")
def credentials(tmp_path_factory):
    """A credentials file with two identities."""
    path = tmp_path_factory.mktemp("credentials") / "credentials.json"
    path.write_text(
        json.dumps(
            {
                "identities": [
                    {"accessKey": ACCESS, "secretKey": SECRET, "account": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:user/one"},
                    {"accessKey": OTHER_ACCESS, "secretKey": OTHER_SECRET, "account": OTHER_ACCOUNT},
                ]
            }
        )
    )
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def guarded(credentials):
    with Server("--credentials", credentials) as server:
        yield server


def signed(server, method="GET", target=PATH, body=None, headers=None, **more):
    return call(server.url, method, target, body, headers, **{"key": ACCESS, "secret": SECRET, **more})


def error(answer):
    body = answer.json
    assert set(body) <= {"message"}, "no Type, and the message in lower case"
    return answer.status, answer.error, body.get("message")


def altered(server, change, target=PATH, method="GET", body=b""):
    """Sends a signed request after `change` has been at its headers."""
    headers = signed_headers(server.url, method, target, body, key=ACCESS, secret=SECRET)
    change(headers)
    return call(server.url, method, target, body or None, headers, sign=False)


def presigned(server, target=PATH, expires=60, at=None, key=ACCESS, secret=SECRET, service="lambda", method="GET"):
    """The target of a presigned request."""
    request = botocore.awsrequest.AWSRequest(method, server.url + target)
    auth = botocore.auth.SigV4QueryAuth(botocore.credentials.Credentials(key, secret), service, "us-east-1", expires=expires)
    if at is None:
        auth.add_auth(request)
    else:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: at, raising=False)
            auth.add_auth(request)
    return request.url.removeprefix(server.url)


def test_a_signed_request_acts_in_its_identitys_account(guarded):
    answer = signed(guarded, target=PATH + "/absent")
    assert answer.json["Message"] == f"Function not found: arn:aws:lambda:us-east-1:{ACCOUNT}:function:absent"
    answer = signed(guarded, target=PATH + "/absent", key=OTHER_ACCESS, secret=OTHER_SECRET, region="eu-west-1")
    assert answer.json["Message"] == f"Function not found: arn:aws:lambda:eu-west-1:{OTHER_ACCOUNT}:function:absent"


def test_clients_work_as_they_are(guarded, tmp_path):
    client = boto(guarded.url, key=ACCESS, secret=SECRET)
    function = Function.create(client, Role=ROLE.replace("000000000000", ACCOUNT))
    assert function({"do": "echo", "text": "zwei δ"}) == {"do": "echo", "text": "zwei δ"}
    function.update(Timeout=9)
    whole = function.configuration()["FunctionArn"]
    assert client.get_function_configuration(FunctionName=whole, Qualifier="$LATEST")["Timeout"] == 9
    client.list_functions(MaxItems=1)
    cli = CLI(guarded.url, home=str(tmp_path), key=ACCESS, secret=SECRET)
    assert cli("get-function-configuration", "--function-name", function.name)["Timeout"] == 9
    other = boto(guarded.url, key=OTHER_ACCESS, secret=OTHER_SECRET)
    assert refusal(other.get_function, FunctionName=function.name).status == 404
    assert refusal(other.get_function, FunctionName=whole).status == 403


def test_the_role_of_a_function_is_another_identity(guarded):
    """The credentials that a function gets are known to the server that gave them."""
    client = boto(guarded.url, key=ACCESS, secret=SECRET)
    function = Function.create(client, Role=ROLE.replace("000000000000", ACCOUNT))
    variables = function({"do": "see"})["variables"]
    own = {"key": variables["AWS_ACCESS_KEY_ID"], "secret": variables["AWS_SECRET_ACCESS_KEY"]}
    answer = signed(guarded, target=f"{PATH}/{function.name}", **own, token=variables["AWS_SESSION_TOKEN"])
    assert answer.status == 200
    without_token = signed(guarded, target=f"{PATH}/{function.name}", **own)
    assert error(without_token) == (403, "UnrecognizedClientException", UNKNOWN)


def test_no_signature(guarded):
    assert error(call(guarded.url, "GET", PATH, sign=False)) == (
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token",
    )


def test_an_unknown_access_key(guarded):
    assert error(signed(guarded, key="AKIDNOBODY")) == (403, "UnrecognizedClientException", UNKNOWN)


def test_a_token_that_does_not_belong(guarded):
    assert error(signed(guarded, token="made-up")) == (403, "UnrecognizedClientException", UNKNOWN)


def test_a_wrong_secret(guarded):
    assert error(signed(guarded, secret="wrong")) == (403, "InvalidSignatureException", WRONG)


@pytest.mark.parametrize("method, target", [("GET", "/nowhere"), ("PUT", PATH + "/bad%20name/configuration")])
def test_signatures_come_before_everything(guarded, method, target):
    assert error(signed(guarded, method, target, secret="wrong")) == (403, "InvalidSignatureException", WRONG)


def test_what_is_signed_cannot_be_changed(guarded):
    def changes():
        yield lambda h: h.update({"Authorization": h["Authorization"][:-1] + ("0" if h["Authorization"][-1] != "0" else "1")})
        yield lambda h: h.update({"Host": "elsewhere.example"})
        yield lambda h: h.update({"X-Amz-Date": h["X-Amz-Date"][:-2] + ("0Z" if h["X-Amz-Date"][-2] != "0" else "1Z")})

    for change in changes():
        assert error(altered(guarded, change))[:2] == (403, "InvalidSignatureException")
    headers = signed_headers(guarded.url, "GET", PATH, key=ACCESS, secret=SECRET)
    for method, target in (("POST", PATH), ("GET", PATH + "?MaxItems=1"), ("GET", PATH + "/other")):
        answer = call(guarded.url, method, target, None, headers, sign=False)
        assert error(answer) == (403, "InvalidSignatureException", WRONG)
    target = PATH + "/any/configuration"
    headers = signed_headers(guarded.url, "PUT", target, b'{"Timeout":1}', key=ACCESS, secret=SECRET)
    answer = call(guarded.url, "PUT", target, b'{"Timeout":9}', headers, sign=False)
    assert error(answer) == (403, "InvalidSignatureException", WRONG)


@pytest.mark.parametrize(
    "part", ["Credential=", "SignedHeaders=", "Signature="], ids=["no credential", "no signed headers", "no signature"]
)
def test_an_incomplete_authorization(guarded, part):
    def change(headers):
        scheme, _, fields = headers["Authorization"].partition(" ")
        kept = [field for field in fields.split(", ") if not field.startswith(part)]
        headers["Authorization"] = scheme + " " + ", ".join(kept)

    status, code, message = error(altered(guarded, change))
    assert (status, code) == (403, "IncompleteSignatureException")
    assert f"Authorization header requires '{part[:-1]}' parameter." in message


@pytest.mark.parametrize(
    "authorization", ["", "Basic dTpw", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 nonsense", "Bearer x", "AWS4-HMAC-SHA256 " + "x" * 9000]
)
def test_an_authorization_of_another_kind(guarded, authorization):
    answer = call(guarded.url, "GET", PATH, None, {"Authorization": authorization}, sign=False)
    assert answer.status in (400, 403)
    assert answer.error in (
        "MissingAuthenticationTokenException", "IncompleteSignatureException", "InvalidSignatureException",
    )  # fmt: skip


def test_a_scope_that_names_no_service(guarded):
    headers = signed_headers(guarded.url, "GET", PATH, key=ACCESS, secret=SECRET, service="La mbda")
    assert error(call(guarded.url, "GET", PATH, None, headers, sign=False)) == (
        403,
        "InvalidSignatureException",
        "Credential should be scoped to correct service: 'lambda'.",
    )


@pytest.mark.parametrize("minutes, start", [(-6, "Signature expired: "), (6, "Signature not yet current: ")])
def test_a_clock_that_is_off(guarded, monkeypatch, minutes, start):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment.replace(tzinfo=None), raising=True)
    status, code, message = error(signed(guarded))
    assert (status, code) == (403, "InvalidSignatureException")
    assert message.startswith(start)


def test_a_clock_that_is_a_little_off(guarded, monkeypatch):
    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=4)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment.replace(tzinfo=None), raising=True)
    assert signed(guarded).status == 200


def test_a_presigned_request(guarded):
    assert call(guarded.url, "GET", presigned(guarded), sign=False).status == 200
    wrong = call(guarded.url, "GET", presigned(guarded, secret="wrong"), sign=False)
    assert error(wrong) == (403, "InvalidSignatureException", WRONG)
    changed = presigned(guarded).replace("X-Amz-Expires=60", "X-Amz-Expires=600")
    assert error(call(guarded.url, "GET", changed, sign=False)) == (403, "InvalidSignatureException", WRONG)
    past = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=3)).replace(tzinfo=None)
    status, code, message = error(call(guarded.url, "GET", presigned(guarded, expires=60, at=past), sign=False))
    assert (status, code) == (403, "InvalidSignatureException")
    assert message.startswith("Signature expired")
    assert call(guarded.url, "GET", presigned(guarded, expires=600, at=past), sign=False).status == 200


def test_health_needs_no_signature_and_logs_do(guarded):
    assert call(guarded.url, "GET", "/_lambent/health", sign=False).status == 200
    assert call(guarded.url, "GET", "/_lambent/logs?group=any", sign=False).status == 403


def test_a_location_of_code_needs_no_identity_but_its_own_signature(guarded):
    client = boto(guarded.url, key=ACCESS, secret=SECRET)
    function = Function.create(client, Role=ROLE.replace("000000000000", ACCOUNT))
    location = urllib.parse.urlsplit(client.get_function(FunctionName=function.name)["Code"]["Location"])
    target = f"{location.path}?{location.query}"
    assert call(guarded.url, "GET", target, sign=False).status == 200
    assert call(guarded.url, "GET", location.path, sign=False).status == 403


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0"])
def test_another_address_needs_credentials(tmp_path, credentials, address):
    done = run_command("serve", "--listen", address, "--data-dir", tmp_path / "data", timeout=20)
    assert done.returncode != 0
    assert "credentials" in done.stderr + done.stdout
    assert "Ready." not in done.stdout + done.stderr


def test_another_address_is_served_with_credentials(serve, credentials):
    server = serve("--credentials", credentials, listen="0.0.0.0:0")
    url = f"http://127.0.0.1:{server.port}"
    assert call(url, "GET", PATH, key=ACCESS, secret=SECRET).status == 200
    assert call(url, "GET", PATH, sign=False).status == 403


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"identities": []}',
        '{"identities": [{}]}',
        '{"identities": [{"accessKey": "A", "secretKey": "s", "account": "12"}]}',
        '{"identities": [{"accessKey": "A", "secretKey": "s", "account": "123456789012", "unheard": 1}]}',
        '{"identities": [{"accessKey": "A", "secretKey": "s", "account": "123456789012", "policies": [{}]}]}',
    ],
    ids=["no JSON", "a list", "no identities", "none", "empty identity", "account", "unknown member", "policies"],
)
def test_a_credentials_file_that_cannot_be_used(tmp_path, text):
    file = tmp_path / "credentials.json"
    file.write_text(text)
    done = run_command(
        "serve", "--listen", "127.0.0.1:0", "--data-dir", tmp_path / "data", "--credentials", file, timeout=20
    )
    assert done.returncode != 0
    assert str(file) in done.stderr + done.stdout


def test_without_identities_any_credentials_are_taken(server):
    assert call(server.url, "GET", PATH, key="anybody", secret="anything").status == 200
    assert call(server.url, "GET", PATH, sign=False).status == 200
