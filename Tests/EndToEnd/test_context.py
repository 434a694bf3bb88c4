"""Everything that the context of an invocation knows, in each language."""

import base64
import json

import pytest

from support import packages
from support.clients import ACCOUNT, REGION, call

PYTHON = """
def handler(event, context):
    caller = context.client_context
    context.log("by the context\\n")
    return {
        "id": context.aws_request_id, "group": context.log_group_name, "stream": context.log_stream_name,
        "name": context.function_name, "version": context.function_version, "arn": context.invoked_function_arn,
        "memory": context.memory_limit_in_mb, "remaining": context.get_remaining_time_in_millis(),
        "identity": context.identity.cognito_identity_id + " " + context.identity.cognito_identity_pool_id,
        "client": {name: getattr(caller.client, name) for name in
                   ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")},
        "custom": caller.custom, "env": caller.env,
    }
"""
NODEJS = """
exports.handler = async (event, context) => {
    console.log('by the context');
    return {
        id: context.awsRequestId, group: context.logGroupName, stream: context.logStreamName, name: context.functionName,
        version: context.functionVersion, arn: context.invokedFunctionArn, memory: context.memoryLimitInMB,
        remaining: context.getRemainingTimeInMillis(),
        identity: `${context.identity.cognitoIdentityId} ${context.identity.cognitoIdentityPoolId}`,
        ...context.clientContext,
    };
};
"""
RUBY = """
def handler(event:, context:)
  puts 'by the context'
  { id: context.aws_request_id, group: context.log_group_name, stream: context.log_stream_name, name: context.function_name,
    version: context.function_version, arn: context.invoked_function_arn, memory: context.memory_limit_in_mb,
    remaining: context.get_remaining_time_in_millis, identity: context.identity.values.join(' '), **context.client_context }
end
"""
SOURCES = {
    "python": lambda: (packages.python(PYTHON), "app.handler"),
    "nodejs": lambda: (packages.nodejs(NODEJS, name="index.js"), "index.handler"),
    "ruby": lambda: (packages.zip_of({"app.rb": RUBY}), "app.handler"),
    "java": lambda: (packages.zip_of({"Whole.class": packages.java()["Whole.class"]}), "Whole::told"),
}

IDENTITY = "us-east-1:11111111-2222-3333-4444-555555555555"
POOL = "us-east-1:66666666-7777-8888-9999-aaaaaaaaaaaa"
CALLER = {
    "client": {
        "installation_id": "i-1",
        "app_title": "Tïtle",
        "app_version_name": "one",
        "app_version_code": "1",
        "app_package_name": "org.example",
    },
    "custom": {"who": "me"},
    "env": {"locale": "de"},
}


@pytest.mark.parametrize("language", SOURCES)
def test_the_whole_context(nearest, create_nearest, language):
    code, handler = SOURCES[language]()
    function = create_nearest(language, code=code, Handler=handler, MemorySize=256, Timeout=9)
    nearest.publish_version(FunctionName=function.name)
    nearest.create_alias(FunctionName=function.name, Name="live", FunctionVersion="1")
    headers = {
        "X-Amz-Client-Context": base64.b64encode(json.dumps(CALLER).encode()).decode(),
        "X-Amz-Cognito-Identity-Id": IDENTITY,
        "X-Amz-Cognito-Identity-Pool-Id": POOL,
        "X-Amz-Log-Type": "Tail",
    }
    target = f"/2015-03-31/functions/{function.name}/invocations?Qualifier=live"
    answer = call(nearest.meta.endpoint_url, "POST", target, {}, headers)
    assert "x-amz-function-error" not in answer.headers, answer.body
    told = answer.json
    assert 0 < told.pop("remaining") <= 9000
    stream = told.pop("stream")
    assert "/[1]" in stream
    assert told == {
        "id": answer.headers["x-amzn-requestid"],
        "group": f"/aws/lambda/{function.name}",
        "name": function.name,
        "version": "1",
        "arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}:live",
        "memory": "256",
        "identity": f"{IDENTITY} {POOL}",
        **CALLER,
    }
    assert "by the context\n" in base64.b64decode(answer.headers["x-amz-log-result"]).decode()
