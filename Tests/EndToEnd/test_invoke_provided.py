"""A runtime of the package's own, over TCP."""

import json
import time

import pytest

from support import packages
from support.clients import ACCOUNT, REGION
from support.functions import Function


@pytest.fixture
def function(create):
    return create("provided", Environment={"Variables": {"MARK": "blue"}}, Timeout=10)


def test_a_shell_runtime_answers(function):
    before = time.time() * 1000
    outcome = function.invoke({"a": 1}, tail=True)
    assert outcome.error is None
    seen = outcome.value
    assert seen["event"] == {"a": 1}
    assert seen["arn"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    assert seen["handler"] == "any.thing"
    assert seen["mark"] == "blue"
    assert before + 9000 < int(seen["deadline"]) < before + 12000
    assert "line of the shell\n" in outcome.log


def test_an_error_it_posts_is_passed_on(function):
    outcome = function.invoke("fail")
    assert outcome.error == "Unhandled"
    assert outcome.raw == b'{"errorMessage":"asked to fail","errorType":"Shell.Failed"}'


def test_its_exit_is_an_error_and_the_next_invocation_starts_it_again(function):
    outcome = function.invoke("exit")
    assert outcome.error == "Unhandled"
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Runtime exited with error: exit status 7",
    }
    assert function({"a": 2})["event"] == {"a": 2}


def test_an_unknown_request_id_is_refused(function):
    answer = function("wrong id")
    assert answer == {"status": 400, "body": {"errorMessage": "Invalid request ID", "errorType": "InvalidRequestID"}}


def test_an_answer_need_not_be_json(function):
    assert function.invoke("not json").raw == b"plain text"


def test_a_package_without_bootstrap(create):
    function = create("provided", code=packages.zip_of({"readme": "nothing to run"}))
    outcome = function.invoke({})
    assert outcome.error == "Unhandled"
    assert outcome.value == {
        "errorType": "Runtime.InvalidEntrypoint",
        "errorMessage": f"RequestId: {outcome.request_id} "
        "Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
    }


def test_a_bootstrap_that_cannot_be_run(create):
    function = create("provided", code=packages.zip_of({"bootstrap": ("#!/nowhere/at/all\n", 0o755)}))
    outcome = function.invoke({})
    assert outcome.error == "Unhandled"
    assert outcome.value == {
        "errorType": "Runtime.InvalidEntrypoint",
        "errorMessage": f"RequestId: {outcome.request_id} "
        "Error: fork/exec /var/task/bootstrap: no such file or directory",
    }


def test_a_bootstrap_that_may_not_be_run(create):
    outcome = create("provided", code=packages.zip_of({"bootstrap": "#!/bin/sh\n"})).invoke({})
    assert outcome.value == {
        "errorType": "Runtime.InvalidEntrypoint",
        "errorMessage": f"RequestId: {outcome.request_id} Error: fork/exec /var/task/bootstrap: permission denied",
    }


def test_a_wrapper_is_the_affair_of_the_runtime(create):
    variables = {"Variables": {"MARK": "blue", "AWS_LAMBDA_EXEC_WRAPPER": "/var/task/absent"}}
    assert create("provided", Environment=variables)({"a": 1})["mark"] == "blue"


@pytest.fixture(scope="module")
def in_c(client):
    """A runtime in C that does what its event says, with every line of the platform in JSON."""
    levels = {"LogFormat": "JSON", "SystemLogLevel": "DEBUG"}
    function = Function.create(client, "provided", code=packages.c(), LoggingConfig=levels)
    yield function
    function.delete()


def told_by_the_platform(outcome):
    """The types of the error in what the platform logs of an invocation."""
    records = {line["type"]: line["record"] for line in map(json.loads, outcome.log.splitlines())}
    return [records[name].get("errorType") for name in ("platform.runtimeDone", "platform.report")]


@pytest.mark.parametrize(
    "named, told",
    [
        ("Runtime.Odd", "Runtime.Odd"),
        ("Function.NoGood", "Function.NoGood"),
        ("Function.lower", "Function.Unknown"),
        ("MyError", "Runtime.Unknown"),
        (None, "Runtime.Unknown"),
    ],
)
def test_the_platform_repeats_a_type_of_the_services_form(in_c, named, told):
    outcome = in_c.invoke({"do": "fail", "type": named}, tail=True)
    assert outcome.error == "Unhandled"
    assert outcome.raw == b'{"errorMessage":"Error: some_error_msg","errorType":"errorString"}'
    assert told_by_the_platform(outcome) == [told, told]


def test_a_response_that_is_cut_short(in_c):
    outcome = in_c.invoke({"do": "cut", "text": "x" * 1000}, tail=True)
    assert outcome.error == "Unhandled"
    assert list(outcome.value) == ["errorType", "errorMessage"]
    assert outcome.value["errorType"] == "Runtime.TruncatedResponse"
    assert outcome.value["errorMessage"].startswith(f"RequestId: {outcome.request_id} Error: ")
    assert told_by_the_platform(outcome) == ["Runtime.TruncatedResponse"] * 2
    assert in_c({"a": 1}) == {"a": 1}


def test_a_response_in_a_mode_that_is_not_known(in_c):
    outcome = in_c.invoke({"do": "mode"}, tail=True)
    assert (outcome.error, outcome.raw) == ("Unhandled", b"")
    assert told_by_the_platform(outcome) == ["Runtime.InvalidResponseModeHeader"] * 2
    assert in_c({"a": 1}) == {"a": 1}


def test_init_error_is_the_answer(create):
    script = """#!/bin/sh
curl -sS -o /dev/null -X POST "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/init/error" \
    -H 'Lambda-Runtime-Function-Error-Type: Runtime.Odd' -d '{"errorMessage":"cannot start","errorType":"Runtime.Odd"}'
exit 1
"""
    outcome = create("provided", code=packages.provided(script)).invoke({})
    assert outcome.error == "Unhandled"
    assert outcome.value == {"errorMessage": "cannot start", "errorType": "Runtime.Odd"}


def test_unknown_paths_of_the_runtime_api(create):
    script = """#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API"
headers=$(mktemp)
curl -sS -D "$headers" -o /dev/null "$api/2018-06-01/runtime/invocation/next"
id=$(sed -n 's/^lambda-runtime-aws-request-id: *\\([^ \\r]*\\).*/\\1/Ip' "$headers")
rm -f "$headers"
a=$(curl -sS -o /dev/null -w '%{http_code}' "$api/nowhere")
b=$(curl -sS -o /dev/null -w '%{http_code}' -X DELETE "$api/2018-06-01/runtime/invocation/next")
c=$(curl -sS "$api/2018-06-01/ping")
curl -sS -o /dev/null -X POST "$api/2018-06-01/runtime/invocation/$id/response" -d "[\\"$a\\",\\"$b\\",\\"$c\\"]"
sleep 20
"""
    assert create("provided", code=packages.provided(script))({}) == ["404", "405", "pong"]
