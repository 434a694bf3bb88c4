"""Fixtures: a server with a registry, one that wants credentials, and a directory of layouts."""

import contextlib
import json

import pytest

from support import images
from support.clients import ROLE, boto
from support.functions import Function, fresh_name
from support.image_functions import ECR, ended
from support.registry import Registry
from support.server import Server


@pytest.fixture(scope="module")
def registry():
    with Registry() as running:
        yield running


@pytest.fixture(scope="module")
def layouts(tmp_path_factory):
    return tmp_path_factory.mktemp("layouts")


@pytest.fixture(scope="module")
def locked():
    """A registry that wants credentials."""
    with Registry("user", "secret") as running:
        yield running


@pytest.fixture(scope="module")
def server(registry, locked, layouts, tmp_path_factory):
    # The very thing that docker login writes.
    auth = tmp_path_factory.mktemp("auth") / "config.json"
    auth.write_text(json.dumps({"auths": {locked.host: {"auth": locked.credentials}}}))
    options = ["--registry", f"ecr={registry.url}", "--registry-auth", auth, "--image-layouts", layouts]
    with Server(*options) as running:
        yield running


@pytest.fixture(scope="module")
def client(server):
    return boto(server.url)


@pytest.fixture
def create(client, registry):
    """Creates functions from images, which are pushed under a name of their own first."""
    made = []

    def creator(image=None, *, uri=None, wait=True, **settings):
        name = fresh_name("image")
        if uri is None:
            registry.push(name, "latest", image or images.probe())
            uri = f"{ECR}/{name}:latest"
        client.create_function(
            FunctionName=name, PackageType="Image", Code={"ImageUri": uri}, Role=ROLE, **{"Timeout": 15, **settings}
        )
        function = Function(client, name)
        made.append(function)
        if wait:
            configuration = ended(function)
            assert configuration["State"] == "Active", configuration["StateReason"]
        return function

    yield creator
    for function in made:
        with contextlib.suppress(client.exceptions.ResourceNotFoundException):
            function.delete()
