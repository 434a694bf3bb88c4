"""KMSKeyArn: variables under a data key of that key, with a stand-in of KMS as neighbour."""

import base64
import contextlib
import json
import os

import pytest
from test_secrets import data, files

from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, fresh_name, refusal
from support.neighbours import neighbour
from support.recorder import SCALE, recorder
from support.server import Server
from support.tap import Tap

SECRET = "tangerine-under-a-key-6c1d"
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:"
INVOKING = (
    "Lambda was unable to decrypt the environment variables because {}. Please check the function's KMS key settings. "
    "KMS Exception: {}KMS Message: {}"
)
READING = "Lambda was unable to decrypt your environment variables because {} KMS Exception: {} KMS Message: {}"
DISABLED = "the KMS key used is disabled. Please check your KMS key settings."
DENIED = "the KMS access was denied. Please check your KMS permissions."


class Stack:
    def __init__(self, running, tap, server):
        self.neighbour, self.tap, self.server = running, tap, server
        self.client = boto(server.url)
        self.kms = running.client("kms")

    def key(self):
        return self.kms.create_key()["KeyMetadata"]["Arn"]

    def function(self, key, **variables):
        return Function.create(
            self.client, KMSKeyArn=key, Environment={"Variables": {"PASSWORD": SECRET, **variables}}
        )

    @contextlib.contextmanager
    def counted(self, **expected):
        """The calls of KMS that the block makes are these, and no others that use a key."""
        before = {name: self.tap.count(name) for name in ("GenerateDataKey", "Decrypt")}
        yield
        made = {name: self.tap.count(name) - count for name, count in before.items()}
        assert {name: count for name, count in made.items() if count} == expected


@pytest.fixture(scope="module")
def stack():
    with neighbour() as running, contextlib.closing(Tap(running.url)) as tap:
        with Server("--neighbours", tap.url, "--async-time-scale", SCALE, "--log-level", "debug") as server:
            yield Stack(running, tap, server)


def password(function, **more):
    return function({"do": "see"}, **more)["variables"]["PASSWORD"]


def renew(function):
    """The next invocation needs a new environment."""
    function.update(Description=fresh_name("renewed"))


def test_kms_is_asked_once_for_each_environment(stack):
    key = stack.key()
    with stack.counted(GenerateDataKey=1):
        function = Function.create(
            stack.client, KMSKeyArn=key, Environment={"Variables": {"PASSWORD": SECRET}}, wait=False
        )
    sealing = stack.tap.of("GenerateDataKey")[-1].json
    context = {"aws:lambda:FunctionArn": ARN + function.name}
    assert sealing == {"KeyId": key, "KeySpec": "AES_256", "EncryptionContext": context}
    function.wait_active()
    with stack.counted(Decrypt=1):
        assert [password(function) for _ in range(3)] == [SECRET] * 3
    opening = stack.tap.of("Decrypt")[-1]
    assert (opening.json["KeyId"], opening.json["EncryptionContext"]) == (key, context)
    assert opening.key.startswith("ASIA") or opening.key.startswith("LSIA"), "as the function's role"
    renew(function)
    with stack.counted(Decrypt=1):
        assert password(function) == SECRET
        # A process that is started again in the same environment needs nobody.
        assert function.invoke({"do": "exit"}).error == "Unhandled"
        assert password(function) == SECRET
    with stack.counted(Decrypt=1):
        assert function.configuration()["Environment"] == {"Variables": {"PASSWORD": SECRET}}
    function.delete()


def test_an_answer_shows_what_was_sent_without_asking(stack):
    function = stack.function(stack.key())
    with stack.counted(GenerateDataKey=1):
        answer = function.update(wait=False, Environment={"Variables": {"PASSWORD": "other"}})
    assert answer["Environment"] == {"Variables": {"PASSWORD": "other"}}
    function.wait_updated()
    assert password(function) == "other"
    with stack.counted(Decrypt=1):
        function.update(wait=False, Timeout=14)
    function.wait_updated()
    function.delete()


def test_variables_follow_a_change_of_the_key(stack):
    first, second = stack.key(), stack.key()
    function = stack.function(first)
    version = stack.client.publish_version(FunctionName=function.name)["Version"]
    with stack.counted(Decrypt=1, GenerateDataKey=1):
        answer = function.update(wait=False, KMSKeyArn=second)
    assert (answer["KMSKeyArn"], answer["Environment"]) == (second, {"Variables": {"PASSWORD": SECRET}})
    function.wait_updated()
    stack.kms.disable_key(KeyId=first.rpartition("/")[2])
    assert password(function) == SECRET
    assert function.configuration()["Environment"] == {"Variables": {"PASSWORD": SECRET}}

    # What was published stays under the key that it was published with.
    told = refusal(function.invoke, {"do": "see"}, Qualifier=version)
    assert told.code == "KMSDisabledException"
    shown = function.configuration(Qualifier=version)
    assert (shown["KMSKeyArn"], list(shown["Environment"])) == (first, ["Error"])
    stack.kms.enable_key(KeyId=first.rpartition("/")[2])
    assert password(function, Qualifier=version) == SECRET

    with stack.counted(Decrypt=1):
        function.update(wait=False, KMSKeyArn="")
    function.wait_updated()
    stack.kms.disable_key(KeyId=second.rpartition("/")[2])
    assert password(function) == SECRET
    assert "KMSKeyArn" not in function.configuration()
    function.delete()


def test_a_key_that_cannot_be_opened_cannot_be_replaced(stack):
    first, second = stack.key(), stack.key()
    function = stack.function(first)
    stack.kms.disable_key(KeyId=first.rpartition("/")[2])
    told = refusal(function.update, KMSKeyArn=second)
    message = READING.format(DISABLED, "DisabledException", f"{first} is disabled.")
    assert told == (400, "InvalidParameterValueException", message)
    assert function.configuration()["KMSKeyArn"] == first
    # Variables that come along need no old ones.
    function.update(KMSKeyArn=second, Environment={"Variables": {"PASSWORD": "new"}})
    assert password(function) == "new"
    function.delete()


def test_a_key_that_cannot_seal_refuses_variables(stack):
    key = stack.key()
    function = stack.function(key)
    before = function.configuration()
    with stack.tap.refuse("GenerateDataKey", "AccessDeniedException", "not you"):
        message = f"Lambda was unable to configure access to your environment variables because {DENIED} "
        message += "KMS Exception: AccessDeniedException KMS Message: not you"
        told = refusal(function.update, Environment={"Variables": {"PASSWORD": "other"}})
        assert told == (400, "InvalidParameterValueException", message)
        told = refusal(lambda: stack.function(key))
        assert told == (400, "InvalidParameterValueException", message)
    stack.kms.disable_key(KeyId=key.rpartition("/")[2])
    told = refusal(function.update, Environment={"Variables": {"PASSWORD": "other"}})
    assert (told.status, told.code) == (400, "InvalidParameterValueException")
    assert told.message.endswith(f"KMS Exception: DisabledException KMS Message: {key} is disabled.")
    stack.kms.enable_key(KeyId=key.rpartition("/")[2])
    assert function.configuration() == before
    function.delete()


@pytest.mark.parametrize(
    "trouble, code, reason, exception",
    [
        ("disabled", "KMSDisabledException", "the KMS key used is disabled", "DisabledException"),
        ("deleted", "KMSInvalidStateException", "the KMS key used is in an invalid state for Decrypt", "KMSInvalidStateException"),
        ("denied", "KMSAccessDeniedException", "KMS access was denied", "AccessDeniedException"),
        ("missing", "KMSNotFoundException", "the KMS key was not found", "NotFoundException"),
    ],
)
def test_a_key_in_trouble_ends_invocations_that_need_a_new_environment(stack, trouble, code, reason, exception):
    key = stack.key()
    function = stack.function(key)
    assert password(function) == SECRET
    with contextlib.ExitStack() as meanwhile:
        if trouble == "disabled":
            stack.kms.disable_key(KeyId=key.rpartition("/")[2])
            message = f"{key} is disabled."
        elif trouble == "deleted":
            stack.kms.schedule_key_deletion(KeyId=key.rpartition("/")[2], PendingWindowInDays=7)
            message = f"{key} is pending deletion."
        else:
            message = f"{key} is out of reach"
            meanwhile.enter_context(stack.tap.refuse("Decrypt", exception, message))
        assert password(function) == SECRET, "an environment that runs has its variables"
        renew(function)
        for _ in range(2):
            told = refusal(function.invoke, {"do": "see"})
            assert told == (502, code, INVOKING.format(reason, exception, message))
        shown = function.configuration()["Environment"]
        assert list(shown) == ["Error"]
        assert shown["Error"]["ErrorCode"] == exception
        assert shown["Error"]["Message"].endswith(f" KMS Exception: {exception} KMS Message: {message}")
    if trouble == "deleted":
        stack.kms.cancel_key_deletion(KeyId=key.rpartition("/")[2])
    if trouble in ("deleted", "disabled"):
        stack.kms.enable_key(KeyId=key.rpartition("/")[2])
    assert password(function) == SECRET, "no harm lasts"
    function.delete()


def test_a_list_shows_each_function_as_far_as_it_can(stack):
    good, bad = stack.key(), stack.key()
    readable, denied = stack.function(good), stack.function(bad)
    for _ in range(2):
        stack.client.publish_version(FunctionName=denied.name)
        denied.update(Description=fresh_name("changed"))
    with stack.tap.refuse("Decrypt", "AccessDeniedException", "not you", when=lambda call: call.json["KeyId"] == bad):
        shown = {f["FunctionName"]: f for f in stack.client.list_functions()["Functions"]}
        assert shown[readable.name]["Environment"] == {"Variables": {"PASSWORD": SECRET}}
        error = {"ErrorCode": "AccessDeniedException", "Message": READING.format(DENIED, "AccessDeniedException", "not you")}
        assert shown[denied.name]["Environment"] == {"Error": error}
        assert stack.client.get_function(FunctionName=denied.name)["Configuration"]["Environment"] == {"Error": error}
    # All versions have the same variables, which are opened once.
    with stack.counted(Decrypt=1):
        versions = stack.client.list_versions_by_function(FunctionName=denied.name)["Versions"]
    assert [v["Environment"] for v in versions] == [{"Variables": {"PASSWORD": SECRET}}] * 3
    for function in (readable, denied):
        function.delete()


def test_events_wait_for_the_key(stack):
    key = stack.key()
    function = recorder(stack.server, KMSKeyArn=key, Environment={"Variables": {"MARK": "later"}})
    stack.kms.disable_key(KeyId=key.rpartition("/")[2])
    identifier = function.send({"patient": True})
    stack.kms.enable_key(KeyId=key.rpartition("/")[2])
    (run,) = function.wait_runs(1, identifier)
    assert run["mark"] == "later"
    function.delete()


def test_no_file_holds_a_variable_or_its_data_key(stack):
    kept = []

    def keep(text):
        kept.append(json.loads(text)["Plaintext"])
        return text

    with stack.tap.rewrite("GenerateDataKey", keep):
        function = stack.function(stack.key())
    assert password(function) == SECRET
    plain = base64.b64decode(kept[-1])
    assert len(plain) == 32
    wanted = {SECRET.encode(), plain, kept[-1].encode(), plain.hex().encode()}
    for path in files(stack.server.root, "/run/lambent"):
        with contextlib.suppress(OSError):
            content = data(path)
            assert not any(form in content for form in wanted), path
    assert SECRET not in stack.server.log and kept[-1] not in stack.server.log
    function.delete()


def test_a_kms_that_is_away_is_said_in_time(serve):
    with neighbour() as running:
        first = serve("--neighbours", running.url)
        key = running.client("kms").create_key()["KeyMetadata"]["Arn"]
        function = Function.create(boto(first.url), KMSKeyArn=key, Environment={"Variables": {"PASSWORD": SECRET}})
        first.stop()
        second = serve("--neighbours", running.url, "--neighbour", "kms=http://127.0.0.1:9", data=first.data)
        again = Function(boto(second.url), function.name)
        told = refusal(again.invoke, {"do": "see"})
        assert (told.status, told.code) == (500, "ServiceException")
        assert told.message.startswith("The function's environment variables could not be decrypted: http://127.0.0.1:9")
        error = again.configuration()["Environment"]["Error"]
        assert error["ErrorCode"] == "ServiceException"
        told = refusal(again.update, Environment={"Variables": {"PASSWORD": "x"}})
        assert (told.status, told.code) == (500, "ServiceException")
        assert "KMS could not be asked" in told.message


def test_without_kms_a_key_is_stood_in_for(serve):
    server = serve()
    client = boto(server.url)
    key = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-4000-8000-000000000000"
    function = Function.create(client, KMSKeyArn=key, Environment={"Variables": {"PASSWORD": SECRET}})
    assert password(function) == SECRET
    function.update(KMSKeyArn=key[:-1] + "1")
    assert password(function) == SECRET
    assert function.configuration()["Environment"] == {"Variables": {"PASSWORD": SECRET}}
    for path in files(server.root):
        assert os.path.exists(path) and SECRET.encode() not in data(path)
