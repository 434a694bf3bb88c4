"""Role: a function acts under credentials of its role, with a stand-in of STS as neighbour."""

import contextlib
import datetime
import json
import re
import textwrap

import pytest

from support import packages
from support.clients import ACCOUNT, ROLE, boto
from support.code import Code
from support.functions import Function, refusal
from support.neighbours import TRUST, neighbour
from support.server import Server
from support.tap import Tap
from support.wait import until

UNASSUMABLE = "The role defined for the function cannot be assumed by Lambda."
ASSUMED = f"arn:aws:sts::{ACCOUNT}:assumed-role/"
EXPIRATION = re.compile(r"<Expiration>.*?</Expiration>")


class Stack:
    def __init__(self, running, tap, server):
        self.neighbour, self.tap, self.server = running, tap, server
        self.client = boto(server.url)

    def sessions(self, name):
        """The calls that assumed a role in the name of a function."""
        return [call for call in self.tap.of("AssumeRole") if call.form["RoleSessionName"] == name]

    def unassumable(self, role):
        return self.tap.refuse(
            "AssumeRole", "AccessDenied", "not you", status=403, when=lambda call: call.form["RoleArn"] == role
        )


@pytest.fixture(scope="module")
def stack():
    with neighbour() as running, contextlib.closing(Tap(running.url)) as tap:
        with Server("--neighbours", tap.url) as server:
            yield Stack(running, tap, server)


def sdk(stack, **settings):
    return Code.create(stack.client, files=packages.sdk(), MemorySize=1769, Timeout=60, **settings)


def access_key(function):
    return function({"do": "see"})["variables"]["AWS_ACCESS_KEY_ID"]


def test_a_function_is_its_role_to_other_services(stack):
    role = stack.neighbour.make_role("acting", path="/of/tests/")
    function = sdk(stack, Role=role)
    key, identity = function(
        """
        import boto3
        result = [os.environ["AWS_ACCESS_KEY_ID"], boto3.client("sts").get_caller_identity()["Arn"]]
        """
    )
    assert identity == f"{ASSUMED}acting/{function.name}"
    stack.neighbour.client("s3").create_bucket(Bucket="of-the-role")
    function('boto3.client("s3").put_object(Bucket="of-the-role", Key="k", Body=b"mine")')
    body = stack.neighbour.client("s3").get_object(Bucket="of-the-role", Key="k")["Body"].read()
    assert body == b"mine"
    (put,) = [call for call in stack.tap.calls if call.operation.startswith("PUT /of-the-role/k")]
    assert put.key == key
    (session,) = stack.sessions(function.name)
    assert session.form["RoleArn"] == role
    function.delete()


def test_environments_share_credentials_and_functions_do_not(stack):
    one, two = Function.create(stack.client), Function.create(stack.client)
    first = access_key(one)
    assert access_key(two) != first
    one.update(Description="in a new environment")
    assert access_key(one) == first
    assert len(stack.sessions(one.name)) == 1
    one.update(Role=stack.neighbour.make_role("another"))
    assert access_key(one) != first
    assert len(stack.sessions(one.name)) == 2
    for function in (one, two):
        function.delete()


def test_a_name_of_one_character(stack):
    function = Function.create(stack.client, name="u")
    assert len(stack.sessions("u@lambda_function")) == 1
    function.delete()


def test_a_function_calls_this_server_as_its_role(stack, tmp_path):
    path = tmp_path / "credentials.json"
    path.write_text(json.dumps({"identities": [{"accessKey": "AKIDCI", "secretKey": "secret", "account": ACCOUNT}]}))
    with Server("--neighbours", stack.tap.url, "--credentials", path) as server:
        client = boto(server.url, key="AKIDCI", secret="secret")
        function = Code.create(client, files=packages.sdk(), MemorySize=1769, Timeout=60)
        name = function('import boto3; result = boto3.client("lambda").list_functions()["Functions"][0]["FunctionName"]')
        assert name == function.name
        told = function(
            """
            import botocore.exceptions
            try:
                own = boto3.session.Session().get_credentials()
                boto3.client(
                    "lambda", aws_access_key_id=own.access_key, aws_secret_access_key="other", aws_session_token=own.token
                ).list_functions()
            except botocore.exceptions.ClientError as error:
                result = error.response["Error"]["Code"]
            """
        )
        assert told == "InvalidSignatureException"


def test_a_role_that_cannot_be_assumed_fails_the_creation(stack):
    role = stack.neighbour.make_role("closed")
    with stack.unassumable(role):
        function = Function.create(stack.client, Role=role, wait=False)
        until(lambda: function.configuration()["State"] == "Failed", what="the end of the creation")
        shown = function.configuration()
        assert (shown["StateReasonCode"], shown["StateReason"]) == ("InsufficientRolePermissions", UNASSUMABLE)
        told = refusal(function.invoke, {"do": "see"})
        assert (told.status, told.code) == (409, "ResourceConflictException")
    function.delete()


def test_a_role_that_cannot_be_assumed_fails_the_update_alone(stack):
    function = Function.create(stack.client)
    role = stack.neighbour.make_role("closed-later")
    with stack.unassumable(role):
        function.update(wait=False, Role=role)
        shown = function.wait_updated()
        assert (shown["State"], shown["LastUpdateStatus"]) == ("Active", "Failed")
        assert shown["LastUpdateStatusReasonCode"] == "InsufficientRolePermissions"
        assert shown["LastUpdateStatusReason"] == UNASSUMABLE
        assert function({"do": "see"})["function"] == "handler", "what ran before runs on"
    function.update(Role=role)
    assert len(access_key(function)) == 20
    function.delete()


def test_a_role_that_cannot_be_assumed_any_more(stack, serve):
    server = serve("--neighbours", stack.tap.url)
    function = Function.create(boto(server.url))
    server.stop()
    server.restart()
    again = Function(boto(server.url), function.name)
    with stack.unassumable(ROLE):
        told = refusal(again.invoke, {"do": "see"})
        assert told == (403, "AccessDeniedException", UNASSUMABLE)
    assert again({"do": "see"})["function"] == "handler"


def test_an_sts_that_is_away_is_said_by_invocations(serve):
    server = serve("--neighbour", "sts=http://127.0.0.1:9")
    function = Function.create(boto(server.url))
    told = refusal(function.invoke, {"do": "see"})
    assert (told.status, told.code) == (500, "ServiceException")
    assert told.message.startswith("The function's role could not be assumed: http://127.0.0.1:9")


def test_no_invocation_has_credentials_that_have_expired(stack):
    """Credentials of a few seconds: environments end before, and the next has others."""
    ends = []

    def shorten(text):
        ends.append(datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=8))
        return EXPIRATION.sub(f"<Expiration>{ends[-1].strftime('%Y-%m-%dT%H:%M:%SZ')}</Expiration>", text)

    with stack.tap.rewrite("AssumeRole", shorten):
        function = Function.create(stack.client, Timeout=3)
        seen = {}

        def several():
            answer = function({"do": "see"})
            key = answer["variables"]["AWS_ACCESS_KEY_ID"]
            seen.setdefault(key, set()).add(answer["environment"])
            return len(seen) > 2

        until(several, within=60, every=0.1, what="credentials being replaced twice")
        # Each environment has the credentials that it was started with, and one that runs took many invocations.
        environments = [name for names in seen.values() for name in names]
        assert len(environments) == len(set(environments))
        assert len(stack.sessions(function.name)) >= 3
    function.delete()


def test_a_version_with_snapstart_asks_for_its_credentials(stack):
    with Server("--neighbours", stack.tap.url, "--runtime-fallback", "nearest") as server:
        function = Code.create(
            boto(server.url), files=packages.sdk(), MemorySize=1769, Timeout=60,
            Runtime="python3.12", SnapStart={"ApplyOn": "PublishedVersions"},
        )
        see = """
        import boto3, urllib.error, urllib.request
        url, token = (os.environ.get("AWS_CONTAINER_" + name) for name in ("CREDENTIALS_FULL_URI", "AUTHORIZATION_TOKEN"))
        status = None
        if url:
            try:
                urllib.request.urlopen(urllib.request.Request(url, headers={"Authorization": "another"}))
            except urllib.error.HTTPError as error:
                status = error.code
        arn = boto3.client("sts").get_caller_identity()["Arn"]
        result = {"arn": arn, "url": url, "status": status, "key": os.environ.get("AWS_ACCESS_KEY_ID")}
        """
        latest = function(see)
        assert (latest["arn"], latest["url"]) == (f"{ASSUMED}lambda/{function.name}", None)
        version = function.client.publish_version(FunctionName=function.name)["Version"]
        until(lambda: function.configuration(Qualifier=version)["State"] == "Active", what="the version being active")
        published = function.invoke({"code": textwrap.dedent(see)}, Qualifier=version).value
        assert published["arn"] == f"{ASSUMED}lambda/{function.name}"
        assert published["url"].endswith("/2021-04-23/credentials")
        assert (published["status"], published["key"]) == (404, None)


def test_what_a_role_may_not_do_a_function_may_not(tmp_path):
    """The stand-in checks signatures and policies here, those of the server's own calls too."""
    with neighbour() as running:
        iam = running.client("iam")
        iam.create_user(UserName="lambent")
        allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        iam.put_user_policy(UserName="lambent", PolicyName="all", PolicyDocument=json.dumps(allowed))
        key = iam.create_access_key(UserName="lambent")["AccessKey"]
        own = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
        trusted = {"Service": "lambda.amazonaws.com", "AWS": [f"arn:aws:iam::{ACCOUNT}:user/lambent"]}
        trust = {**TRUST, "Statement": [{**TRUST["Statement"][0], "Principal": trusted}]}
        reader = running.make_role("reader", trust)
        running.client("s3").create_bucket(Bucket="closed")
        arn = running.client("kms").create_key()["KeyMetadata"]["Arn"]
        with Server("--neighbours", running.url, environment=own) as server:
            running.enforce_policies()
            client = boto(server.url)
            function = Code.create(
                client, files=packages.sdk(), MemorySize=1769, Timeout=60, Role=reader,
                KMSKeyArn=arn, Environment={"Variables": {"PASSWORD": "p"}},
            )
            told = refusal(function.invoke, {"code": "result = 1"})
            assert (told.status, told.code) == (502, "KMSAccessDeniedException"), told.message
            assert f"{ASSUMED}reader/{function.name} is not authorized to perform: kms:Decrypt" in told.message
            shown = function.configuration()["Environment"]
            assert shown == {"Variables": {"PASSWORD": "p"}}, "the server itself may"
            owner = running.client("iam", key=key["AccessKeyId"], secret=key["SecretAccessKey"])
            may = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}
            owner.put_role_policy(RoleName="reader", PolicyName="may", PolicyDocument=json.dumps(may))
            denied = function(
                """
                import boto3, botocore.exceptions
                try:
                    boto3.client("s3").list_objects_v2(Bucket="closed")
                except botocore.exceptions.ClientError as error:
                    result = [os.environ["PASSWORD"], error.response["Error"]["Code"]]
                """
            )
            assert denied == ["p", "AccessDenied"]
