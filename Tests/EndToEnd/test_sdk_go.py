"""The AWS SDK for Go lives through a function: another client than the one that the other tests are made of.

It is Debian's (golang-go, golang-github-aws-aws-sdk-go-v2-dev), and passed over where that is not installed.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE
from support.functions import fresh_name
from support.server import Server

PROGRAM = Path(__file__).parent / "sdks" / "go"
LIBRARY = Path("/usr/share/gocode")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    if not shutil.which("go") or not (LIBRARY / "src/github.com/aws/aws-sdk-go-v2/service/lambda").is_dir():
        pytest.skip("the AWS SDK for Go is not installed")
    folder = tmp_path_factory.mktemp("go")
    environment = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": str(LIBRARY),
        "GOCACHE": os.environ.get("GOCACHE", str(folder / "cache")),
        "GOFLAGS": "",
    }
    built = folder / "main"
    done = subprocess.run(
        ["go", "build", "-o", str(built), str(PROGRAM / "main.go")], env=environment, capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, done.stderr
    return built


@pytest.mark.timeout(500)
def test_the_sdk_for_go(program, tmp_path):
    package = tmp_path / "package.zip"
    package.write_bytes(packages.probe("python"))
    name = fresh_name("go")
    with Server() as server:
        done = subprocess.run(
            [str(program), server.url, name, runtimes.python(), ROLE, str(package)], capture_output=True, text=True, timeout=90
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "created": "Pending",
        "updated": "InProgress",
        "memory": 256,
        "environment": {"MARK": "Go"},
        "tags": {"made": "with Go"},
        "location": True,
        "function": "handler",
        "log": True,
        "version": "1",
        "stale": True,
        "violation": "ValidationException: 1 validation error detected: Value '901' at 'timeout' failed to satisfy "
        "constraint: Member must have value less than or equal to 900",
        "listed": [name],
        "absent": f"Function not found: arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name} User",
    }
