"""Who a caller is to Amazon Cognito, as functions see it."""

import json

import pytest

from support.clients import call
from support.functions import Function

IDENTITY = "us-east-1:11111111-2222-3333-4444-555555555555"
POOL = "us-east-1:66666666-7777-8888-9999-aaaaaaaaaaaa"
HEADERS = {"X-Amz-Cognito-Identity-Id": IDENTITY, "X-Amz-Cognito-Identity-Pool-Id": POOL}
MEMBERS = {"cognitoIdentityId": IDENTITY, "cognitoIdentityPoolId": POOL}


@pytest.mark.parametrize(
    "language, with_identity, without",
    [("python", [IDENTITY, POOL], [None, None]), ("nodejs", MEMBERS, None), ("ruby", MEMBERS, None), ("java", [IDENTITY, POOL], None)],
)
def test_the_identity_of_the_caller_is_in_the_context(nearest, language, with_identity, without):
    function = Function.create(nearest, language)

    def seen(headers):
        target = f"/2015-03-31/functions/{function.name}/invocations"
        answer = call(nearest.meta.endpoint_url, "POST", target, {"do": "see"}, headers)
        assert answer.status == 200, answer
        return json.loads(answer.body).get("identity")

    assert seen({}) == without
    assert seen(HEADERS) == with_identity
    function.delete()


def test_half_an_identity_is_refused(server, probe):
    target = f"/2015-03-31/functions/{probe.name}/invocations"
    answer = call(server.url, "POST", target, {}, {"X-Amz-Cognito-Identity-Id": IDENTITY})
    assert (answer.status, answer.headers["x-amzn-errortype"]) == (400, "InvalidParameterValueException")
