"""Fixtures: one server for the session of each worker, and private ones for tests that need their own."""

import contextlib

import pytest

from support.clients import CLI, boto, call
from support.code import Code
from support.functions import Function
from support.server import Server


@pytest.fixture(scope="session")
def server():
    """A running server with default settings, shared by the tests of one worker."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def client(server):
    """A boto3 Lambda client of the shared server."""
    return boto(server.url)


@pytest.fixture
def cli(server, tmp_path):
    """The AWS CLI against the shared server."""
    return CLI(server.url, home=str(tmp_path))


@pytest.fixture(scope="session")
def send(server):
    """Sends one signed request to the shared server, exactly as given."""

    def sender(method, target, body=None, headers=None, **more):
        return call(server.url, method, target, body, headers, **more)

    return sender


@pytest.fixture
def serve():
    """Starts private servers: `serve(*options, environment={…})`; all are stopped at the end of the test."""
    with contextlib.ExitStack() as stack:

        def starter(*options, **settings):
            return stack.enter_context(Server(*options, **settings))

        yield starter


@pytest.fixture
def create(client):
    """Creates functions on the shared server, and deletes them at the end of the test."""
    yield from _creator(client)


@pytest.fixture(scope="session")
def nearest():
    """A client of a server that takes the nearest interpreter of a language, shared by the tests of one worker."""
    with Server("--runtime-fallback", "nearest") as running:
        yield boto(running.url)


@pytest.fixture
def create_nearest(nearest):
    """Creates functions on the server that takes the nearest interpreter."""
    yield from _creator(nearest)


def _creator(client):
    made = []

    def creator(language="python", **settings):
        function = Function.create(client, language, **settings)
        made.append(function)
        return function

    yield creator
    for function in made:
        with contextlib.suppress(client.exceptions.ResourceNotFoundException):
            function.delete()


@pytest.fixture
def code(client):
    """Creates functions that run the code they are sent, and deletes them at the end of the test."""
    made = []

    def creator(**settings):
        made.append(Code.create(client, **settings))
        return made[-1]

    yield creator
    for function in made:
        with contextlib.suppress(client.exceptions.ResourceNotFoundException):
            function.delete()


@pytest.fixture(scope="session")
def probe(client):
    """A Python function that tests share and must not change."""
    return Function.create(client)
