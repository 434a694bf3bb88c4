"""Reserved concurrency: what it takes from the account, and the invocations that it refuses."""

import concurrent.futures
import time

from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, fresh_name, refusal
from support.wait import until

THROTTLE = (429, "TooManyRequestsException", "Rate Exceeded.")
BELOW_MINIMUM = (
    400,
    "InvalidParameterValueException",
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its "
    "minimum value of [100].",
)
QUALIFIED = (
    400,
    "InvalidParameterValueException",
    "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
    "Please specify either a function name or an unqualified function ARN.",
)


def arn(name):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"


def plain(answer, status):
    assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == status
    return answer


def throttled(answer, reason):
    assert answer == THROTTLE
    assert answer.response["Reason"] == reason
    assert answer.response["Error"]["Code"] == answer.headers["x-amzn-errortype"] == "TooManyRequestsException"
    return True


def test_lifecycle(client, create):
    function = create()
    before = function.configuration()
    assert plain(client.get_function_concurrency(FunctionName=function.name), 200) == {}
    answer = client.put_function_concurrency(FunctionName=arn(function.name), ReservedConcurrentExecutions=2)
    assert plain(answer, 200) == {"ReservedConcurrentExecutions": 2}
    assert plain(client.get_function_concurrency(FunctionName=function.name), 200) == {"ReservedConcurrentExecutions": 2}
    assert client.get_function(FunctionName=function.name)["Concurrency"] == {"ReservedConcurrentExecutions": 2}
    assert function.configuration() == before, "concurrency leaves the revision alone"
    function.update(Timeout=14)
    assert client.get_function(FunctionName=function.name)["Concurrency"] == {"ReservedConcurrentExecutions": 2}
    for _ in range(2):
        plain(client.delete_function_concurrency(FunctionName=function.name), 204)
    assert "Concurrency" not in client.get_function(FunctionName=function.name)


def test_refusals(client, create, server):
    function, unknown = create(), fresh_name("absent")
    put = boto(server.url, validate=False).put_function_concurrency
    for count in (901, 1001, 100000):
        answer = refusal(put, FunctionName=function.name, ReservedConcurrentExecutions=count)
        assert answer == BELOW_MINIMUM
        assert "Type" not in answer.response
    for name in (f"{arn(function.name)}:$LATEST", f"{function.name}:1", f"{unknown}:live"):
        assert refusal(put, FunctionName=name, ReservedConcurrentExecutions=1) == QUALIFIED
    for count in (1, 100000):
        assert refusal(put, FunctionName=unknown, ReservedConcurrentExecutions=count) == (
            404,
            "ResourceNotFoundException",
            f"Function not found: {arn(unknown)}:$LATEST",
        )
    assert refusal(put, FunctionName=function.name, ReservedConcurrentExecutions=-1) == (
        400,
        "ValidationException",
        "1 validation error detected: Value '-1' at 'reservedConcurrentExecutions' failed to satisfy constraint: "
        "Member must have value greater than or equal to 0",
    )
    for call in (client.get_function_concurrency, client.delete_function_concurrency):
        assert refusal(call, FunctionName=unknown).message == f"Function not found: {arn(unknown)}"


def test_it_bounds_all_versions_of_the_function(client, create):
    function, other = create(), create()
    client.publish_version(FunctionName=function.name)
    client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=0)
    for qualifier in ("$LATEST", "1"):
        answer = refusal(client.invoke, FunctionName=function.name, Qualifier=qualifier)
        throttled(answer, "ReservedFunctionConcurrentInvocationLimitExceeded")
    client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=1)
    for _ in range(3):
        assert function.invoke({"do": "echo"}).error is None, "one after the other is one at a time"

    def hold_the_only_place():
        while True:
            try:
                return function.invoke({"do": "sleep", "seconds": 2})
            except client.exceptions.TooManyRequestsException:
                continue  # one of those that look for a refusal had it

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        slow = pool.submit(hold_the_only_place)

        def is_refused():
            try:
                function.invoke({"do": "echo"}, Qualifier="1")
            except client.exceptions.TooManyRequestsException:
                return True
            return False

        until(is_refused, within=10, what="a throttle")
        throttled(
            refusal(client.invoke, FunctionName=function.name), "ReservedFunctionConcurrentInvocationLimitExceeded"
        )
        assert other.invoke({"do": "echo"}).error is None, "other functions have their own"
        assert slow.result().error is None
    client.delete_function_concurrency(FunctionName=function.name)
    assert function.invoke({"do": "echo"}, Qualifier="1").error is None


def test_it_bounds_how_often_the_function_begins(client, create):
    function = create()
    client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=1)

    def begins():
        try:
            return function.invoke({"do": "echo"}).error is None
        except client.exceptions.TooManyRequestsException as error:
            assert error.response["Reason"] == "ReservedFunctionInvocationRateLimitExceeded"
            assert error.response["Error"]["Message"] == THROTTLE[2]
            return False

    began, taken = time.monotonic(), 0
    while begins():
        taken += 1
    assert 10 <= taken <= 11 + 10 * (time.monotonic() - began)
    until(begins, what="the next second")


def test_the_account_has_a_limit_and_what_is_reserved_survives(serve, tmp_path):
    data = str(tmp_path / "data")
    first = serve("--account-concurrency", "101", data=data)
    function = Function.create(boto(first.url))
    other = Function.create(function.client)
    put = function.client.put_function_concurrency
    assert refusal(put, FunctionName=function.name, ReservedConcurrentExecutions=2) == BELOW_MINIMUM
    put(FunctionName=function.name, ReservedConcurrentExecutions=1)
    assert refusal(put, FunctionName=other.name, ReservedConcurrentExecutions=1) == BELOW_MINIMUM
    put(FunctionName=other.name, ReservedConcurrentExecutions=0)
    first.stop()
    client = boto(serve("--account-concurrency", "101", data=data).url)
    throttled(
        refusal(client.invoke, FunctionName=other.name), "ReservedFunctionConcurrentInvocationLimitExceeded"
    )
    assert client.get_function_concurrency(FunctionName=function.name)["ReservedConcurrentExecutions"] == 1
    client.delete_function(FunctionName=function.name)
    client.put_function_concurrency(FunctionName=other.name, ReservedConcurrentExecutions=1)
    assert client.invoke(FunctionName=other.name)["StatusCode"] == 200
