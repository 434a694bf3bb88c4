"""Runtime management: which interpreter exactly runs a function, and when that changes."""

import os
import re
import shutil
from pathlib import Path

import pytest

from support import packages, runtimes
from support.clients import boto
from support.functions import Function, refusal
from support.server import Server, run_command

SOURCE = "export const handler = async () => [process.execPath, process.versions.node]"
ARN = re.compile(r"arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}")


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """A Node.js that runs from wherever it lies."""
    directory = tmp_path_factory.mktemp("node")
    (directory / "bin").mkdir()
    shutil.copy2(Path(shutil.which("node")).resolve(), directory / "bin" / "node")
    return directory


@pytest.fixture(scope="module")
def two(installation):
    """A server that has two versions of one runtime, the host's and an installed one, which comes first."""
    with Server() as server:
        install(server, installation)
        yield server


def install(server, installation):
    done = run_command("runtimes", "install", runtimes.nodejs(), "--from", installation, "--data-dir", server.data)
    assert done.returncode == 0, done.stderr


def remove(server):
    done = run_command("runtimes", "remove", runtimes.nodejs(), "--data-dir", server.data)
    assert done.returncode == 0, done.stderr


def versions(server):
    """The ARNs of the runtime's versions, by the path of their program."""
    shown = run_command("runtimes", "list", "--versions", "--endpoint", server.url)
    assert shown.returncode == 0, shown.stderr
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert lines[0] == ["RUNTIME", "VERSION", "PROGRAM", "ARN"]
    return {line[2]: line[3] for line in lines if line[0] == runtimes.nodejs()}


def make(server):
    return Function.create(boto(server.url), "nodejs", code=packages.nodejs(SOURCE), Handler="index.handler")


def program(function, **more):
    """The program that ran an invocation."""
    outcome = function.invoke({}, **more)
    assert outcome.error is None, outcome.value
    return outcome.value[0]


def put(function, mode, **more):
    answer = function.client.put_runtime_management_config(
        FunctionName=function.name, UpdateRuntimeOn=mode, **more
    )
    answer.pop("ResponseMetadata")
    return answer


def get(function, **more):
    answer = function.client.get_runtime_management_config(FunctionName=function.name, **more)
    answer.pop("ResponseMetadata")
    return answer


def shown(function, **more):
    return function.configuration(**more)["RuntimeVersionConfig"]["RuntimeVersionArn"]


def test_a_function_runs_on_exactly_the_version_it_is_pinned_to(two):
    found = versions(two)
    installed = next(path for path in found if path.startswith("installed/"))
    host = next(path for path in found if not path.startswith("installed/"))
    assert all(ARN.fullmatch(arn) for arn in found.values()) and len(set(found.values())) == len(found)
    function = make(two)
    named = f"arn:aws:lambda:us-east-1:000000000000:function:{function.name}:$LATEST"
    assert get(function) == {"UpdateRuntimeOn": "Auto", "FunctionArn": named}
    assert program(function).startswith(two.data)
    assert shown(function) == found[installed]
    pinned = put(function, "Manual", RuntimeVersionArn=found[host])
    assert pinned == {"UpdateRuntimeOn": "Manual", "FunctionArn": named, "RuntimeVersionArn": found[host]}
    assert get(function) == pinned
    assert shown(function) == found[host]
    assert program(function) == host
    # A published version keeps it, and can be told otherwise by itself.
    number = function.client.publish_version(FunctionName=function.name)["Version"]
    assert get(function, Qualifier=number)["RuntimeVersionArn"] == found[host]
    put(function, "Manual", RuntimeVersionArn=found[installed], Qualifier=number)
    assert program(function, Qualifier=number).startswith(two.data)
    assert shown(function, Qualifier=number) == found[installed]
    assert program(function) == host
    # The log names the version that ran.
    log = run_command("logs", function.name, "--endpoint", two.url).stdout
    starts = [line for line in log.splitlines() if "INIT_START" in line]
    assert {ARN.search(line)[0] for line in starts} == {found[installed], found[host]}
    assert all(re.search(r"Runtime Version: nodejs:\d+\.\d+\.\d+\tRuntime Version ARN: ", line) for line in starts)
    assert put(function, "Auto") == {"UpdateRuntimeOn": "Auto", "FunctionArn": named}
    assert program(function).startswith(two.data)


def test_function_update_changes_the_version_with_updates_only(serve, installation):
    server = serve()
    function = make(server)
    host = program(function)
    put(function, "FunctionUpdate")
    install(server, installation)
    # Neither a new environment nor a new start of the server is an update.
    server.stop()
    server.start()
    function.client = boto(server.url)
    assert program(function) == host
    function.update(Description="now")
    assert program(function).startswith(server.data)
    assert shown(function) in versions(server).values()


def test_a_version_that_is_gone_is_named_and_no_other_runs(serve, installation):
    server = serve()
    install(server, installation)
    function = make(server)
    arn = next(arn for path, arn in versions(server).items() if path.startswith("installed/"))
    put(function, "Manual", RuntimeVersionArn=arn)
    assert program(function).startswith(server.data)
    remove(server)
    put(function, "FunctionUpdate")
    told = refusal(function.client.invoke, FunctionName=function.name)
    assert (told.status, told.code) == (502, "InvalidRuntimeException")
    assert arn in told.message and "PutRuntimeManagementConfig" in told.message
    assert shown(function) == arn
    # It is only as gone as its program.
    install(server, installation)
    assert program(function).startswith(server.data)
    remove(server)
    put(function, "Auto")
    assert not program(function).startswith(server.data)


def test_versions_are_installed_beside_each_other(serve, installation, tmp_path):
    server = serve()
    install(server, installation)
    function = make(server)
    old = shown(function)
    put(function, "FunctionUpdate")
    # A newer one, which runs functions no worse than the real one does.
    newer = tmp_path / "newer"
    (newer / "bin").mkdir(parents=True)
    shutil.copy2(installation / "bin" / "node", newer / "real")
    major = runtimes.nodejs().removeprefix("nodejs").removesuffix(".x")
    wrapper = newer / "bin" / "node"
    wrapper.write_text(
        f'#!/bin/sh\n[ "$1" = -p ] && {{ readlink -f "$0"; echo {major}.999.0; exit; }}\nexec "${{0%/bin/node}}/real" "$@"\n'
    )
    wrapper.chmod(0o755)
    install(server, newer)
    name = runtimes.nodejs()
    found = versions(server)
    assert [path for path in found if path.startswith("installed/")] == [
        f"installed/{name}@{major}.999.0/bin/node", f"installed/{name}/bin/node"
    ]
    assert program(function) == f"{server.data}/runtimes/{name}/bin/node"
    assert shown(function) == old
    function.update(Description="now")
    assert program(function) == f"{server.data}/runtimes/{name}@{major}.999.0/real"
    assert shown(function) != old
    # Rolled back.
    put(function, "Manual", RuntimeVersionArn=old)
    assert program(function) == f"{server.data}/runtimes/{name}/bin/node"
    removed = run_command("runtimes", "remove", f"{name}@{major}.999.0", "--data-dir", server.data)
    assert removed.returncode == 0, removed.stderr
    assert program(function) == f"{server.data}/runtimes/{name}/bin/node"
    remove(server)
    assert not [path for path in versions(server) if path.startswith("installed/")]


def test_a_program_that_was_replaced_does_not_run_a_pinned_function(serve, installation):
    server = serve()
    install(server, installation)
    function = make(server)
    arn = next(arn for path, arn in versions(server).items() if path.startswith("installed/"))
    put(function, "Manual", RuntimeVersionArn=arn)
    installed = Path(program(function))
    # As an upgrade of the host would do it.
    replacement = installed.with_name("other")
    replacement.write_text("#!/bin/sh\nexit 1\n")
    replacement.chmod(0o755)
    os.replace(replacement, installed)
    function.update(Description="a new environment")
    told = refusal(function.client.invoke, FunctionName=function.name)
    assert (told.status, told.code) == (502, "InvalidRuntimeException")
    assert arn in told.message


def test_versions_that_the_server_does_not_have_are_refused(two):
    function = make(two)
    unknown = f"arn:aws:lambda:us-east-1::runtime:{'0' * 64}"
    told = refusal(put, function, "Manual", RuntimeVersionArn=unknown)
    assert (told.status, told.code) == (400, "InvalidParameterValueException")
    assert unknown in told.message
    told = refusal(put, function, "Manual")
    assert told.message == "RuntimeVersionArn must be specified when UpdateRuntimeOn is Manual."
    told = refusal(put, function, "Auto", RuntimeVersionArn=unknown)
    assert told.message == "RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual."
    assert get(function)["UpdateRuntimeOn"] == "Auto"
