"""A runtime of the package's own, over TCP."""

import time

import pytest

from support import packages
from support.clients import ACCOUNT, REGION


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
