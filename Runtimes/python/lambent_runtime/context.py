"""The context object of an invocation."""

import time

from . import environment
from .payload import Fault


class CognitoIdentity:
    __slots__ = ("cognito_identity_id", "cognito_identity_pool_id")

    def __init__(self, identity=None):
        identity = identity or {}
        self.cognito_identity_id = identity.get("cognitoIdentityId")
        self.cognito_identity_pool_id = identity.get("cognitoIdentityPoolId")

    def __repr__(self):
        return _described(self)


class Client:
    __slots__ = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")

    def __init__(self, values):
        for name in self.__slots__:
            setattr(self, name, values.get(name))

    def __repr__(self):
        return _described(self)


class ClientContext:
    __slots__ = ("custom", "env", "client")

    def __init__(self, values):
        client = values.get("client")
        self.custom = values.get("custom")
        self.env = values.get("env")
        self.client = None if client is None else Client(client)

    def __repr__(self):
        return _described(self)


class LambdaContext:
    """What a handler gets as its second argument."""

    def __init__(self, invocation, write_log):
        variable = environment.get
        identity = _json_field(invocation, "cognito-identity", "Cognito Identity")
        client_context = _json_field(invocation, "client-context", "Client Context")
        self.aws_request_id = invocation.request_id
        self.log_group_name = variable("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = variable("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = variable("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = variable("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = invocation.field("invoked-function-arn")
        self.tenant_id = invocation.field("aws-tenant-id")
        self.client_context = None if client_context is None else ClientContext(client_context)
        self.identity = CognitoIdentity(identity)
        self._deadline_in_ms = int(invocation.field("deadline-ms") or 0)
        self._write_log = write_log

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_in_ms - int(time.time() * 1000))

    def log(self, msg):
        self._write_log(str(msg))

    def __repr__(self):
        return "LambdaContext([%s])" % ",".join(
            "%s=%s" % item for item in self.__dict__.items() if not item[0].startswith("_")
        )


def _described(value):
    return "%s([%s])" % (
        type(value).__name__,
        ",".join("%s=%s" % (name, getattr(value, name)) for name in value.__slots__),
    )


def _json_field(invocation, field, name):
    text = invocation.field(field)
    if not text:
        return None
    import json

    try:
        return json.loads(text)
    except Exception as error:
        raise Fault("Runtime.LambdaContextUnmarshalError", "Unable to parse %s JSON: %s" % (name, error))
