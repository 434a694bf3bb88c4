"""The code that an account may have in a region: functions, versions and layers together."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError

from support import packages
from support.clients import ROLE, boto
from support.functions import Function, refusal

CODE = packages.python("def handler(event, context): return 1")
LONGER = packages.python("def handler(event, context): return 'something longer'")


@pytest.fixture
def full(serve):
    """A server with room for four packages, and a client of it."""
    server = serve("--code-storage", str(4 * len(CODE)))
    return server, boto(server.url)


def usage(client):
    settings = client.get_account_settings()
    return settings["AccountUsage"]["TotalCodeSize"], settings["AccountUsage"]["FunctionCount"]


def publish_layer(client):
    return client.publish_layer_version(LayerName="layer", Content={"ZipFile": CODE})


def test_the_limit_holds_for_all_code_together_and_through_restarts(full):
    server, client = full
    assert client.get_account_settings()["AccountLimit"]["TotalCodeSize"] == 4 * len(CODE)
    function = Function.create(client, code=CODE, Handler="app.handler")
    client.publish_version(FunctionName=function.name)
    publish_layer(client)
    other = Function.create(client, code=CODE, Handler="app.handler")
    assert usage(client) == (4 * len(CODE), 2)
    server.kill()
    server.start()
    client = boto(server.url)
    for call, arguments in (
        (publish_layer, {"client": client}),
        (client.publish_version, {"FunctionName": other.name}),
        (client.update_function_code, {"FunctionName": other.name, "ZipFile": LONGER}),
        (
            client.create_function,
            {
                "FunctionName": "more", "Runtime": "python3.11", "Handler": "app.handler", "Role": ROLE,
                "Code": {"ZipFile": CODE},
            },
        ),
    ):
        told = refusal(call, **arguments)
        assert (told.status, told.code, told.message) == (
            400, "CodeStorageExceededException", "Code storage limit exceeded."
        )
    assert usage(client) == (4 * len(CODE), 2)
    client.delete_layer_version(LayerName="layer", VersionNumber=1)
    assert client.publish_version(FunctionName=other.name)["Version"] == "1"
    client.delete_function(FunctionName=function.name)
    assert usage(client) == (2 * len(CODE), 1)


def test_eight_at_once_get_no_more_than_there_is(full):
    _, client = full

    def create(number):
        try:
            Function.create(client, code=CODE, Handler="app.handler", wait=False)
            return True
        except ClientError as error:
            assert error.response["Error"]["Code"] == "CodeStorageExceededException"
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(create, range(16))) == 4
    assert usage(client) == (4 * len(CODE), 4)
