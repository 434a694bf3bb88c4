"""`lambent runtimes`: what a server runs functions with, and installing more."""

import shutil
from pathlib import Path

import pytest

from support import runtimes
from support.clients import boto
from support.functions import Function, refusal
from support.server import run_command


def listed(server, *options):
    shown = run_command("runtimes", "list", "--endpoint", server.url, *options)
    assert shown.returncode == 0, shown.stderr
    lines = [line.split(None, 3) for line in shown.stdout.splitlines()]
    assert lines[0] == ["RUNTIME", "FROM", "VERSION", "PROGRAM"]
    return {line[0]: line[1:] for line in lines[1:]}


def test_the_list_says_what_runs_what(server):
    rows = listed(server)
    assert rows[runtimes.python()][0] == "host"
    assert rows[runtimes.python()][2].startswith("/")
    assert rows[runtimes.nodejs()][0] == "host"
    assert rows["provided.al2023"] == ["package", "-", "-"]
    every = listed(server, "--all")
    assert set(rows) < set(every)
    absent = {name: row for name, row in every.items() if row[0] == "none"}
    assert absent and all("lambent" in row[2] or "bootstrap" in row[2] or "not available" in row[2] for row in absent.values())


@pytest.fixture(scope="module")
def node_installation(tmp_path_factory):
    """A Node.js that runs from wherever it lies."""
    directory = tmp_path_factory.mktemp("node")
    program = Path(shutil.which("node")).resolve()
    (directory / "bin").mkdir()
    shutil.copy2(program, directory / "bin" / "node")
    return directory


def test_an_installed_runtime_comes_before_that_of_the_host(serve, node_installation):
    server = serve()
    name = runtimes.nodejs()
    installed = run_command("runtimes", "install", name, "--from", node_installation, "--data-dir", server.data)
    assert installed.returncode == 0, installed.stderr
    assert f"{name} is installed: version " in installed.stdout
    row = listed(server)[name]
    assert row[0] == "installed"
    assert row[2].startswith(server.data)
    function = Function.create(boto(server.url), "nodejs")
    assert f"nodejs{function({'do': 'see'})['version']}.x" == name
    again = run_command("runtimes", "install", name, "--from", node_installation, "--data-dir", server.data)
    assert (again.returncode != 0, "installed already" in again.stderr) == (True, True)
    removed = run_command("runtimes", "remove", name, "--data-dir", server.data)
    assert removed.returncode == 0, removed.stderr
    assert listed(server)[name][0] == "host"
    assert run_command("runtimes", "remove", name, "--data-dir", server.data).returncode != 0


@pytest.mark.parametrize(
    "name, complaint",
    [
        ("nodejs16.x", "is not nodejs16.x"),
        ("python3.12", "There is no Python in"),
        ("provided.al2023", "is not the identifier of a runtime"),
        ("../nodejs20.x", "is not the identifier of a runtime"),
        ("cobol85", "is not the identifier of a runtime"),
    ],
)
def test_what_cannot_be_installed_changes_nothing(tmp_path, node_installation, name, complaint):
    refused = run_command("runtimes", "install", name, "--from", node_installation, "--data-dir", tmp_path)
    assert refused.returncode != 0
    assert complaint in refused.stderr
    directory = tmp_path / "runtimes"
    assert not directory.exists() or list(directory.iterdir()) == []


def test_a_missing_runtime_names_its_cure(client, create):
    name = "nodejs16.x"
    function = create("nodejs", Runtime=name)
    told = refusal(client.invoke, FunctionName=function.name)
    assert (told.status, told.code) == (502, "InvalidRuntimeException")
    assert f"lambent runtimes install {name} --from" in told.message
