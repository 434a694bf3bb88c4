"""`lambent runtimes`: what a server runs functions with, and installing more."""

import hashlib
import io
import json
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from support import packages, runtimes
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


@pytest.mark.parametrize("language, name", [("nodejs", "nodejs16.x"), ("ruby", "ruby3.3"), ("java", "java8.al2"), ("python", "python3.14")])
def test_a_missing_runtime_names_its_cure(server, client, create, language, name):
    """Never another version, though one is there."""
    if name in listed(server):
        pytest.skip(f"this host has {name}")
    function = create(language, Runtime=name)
    told = refusal(client.invoke, FunctionName=function.name)
    assert (told.status, told.code) == (502, "InvalidRuntimeException")
    assert f"The runtime {name} is not available on this host." in told.message
    assert f"lambent runtimes install {name} --from" in told.message
    assert "--runtime-fallback nearest" in told.message


def layout_of(directory, files, environment):
    """An OCI image layout with one image of one layer; `files` by their paths in it, links as `-> TARGET`."""
    blobs = directory / "blobs" / "sha256"
    blobs.mkdir(parents=True)

    def blob(data, kind, **more):
        digest = hashlib.sha256(data).hexdigest()
        (blobs / digest).write_bytes(data)
        return {"mediaType": f"application/vnd.oci.image.{kind}", "digest": f"sha256:{digest}", "size": len(data), **more}

    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, source in files.items():
            if str(source).startswith("-> "):
                entry = tarfile.TarInfo(name)
                entry.type, entry.linkname = tarfile.SYMTYPE, source[3:]
                tar.addfile(entry)
            else:
                tar.add(source, name, filter=lambda entry: None if "__pycache__" in entry.name else entry)
    layer = archive.getvalue()
    machine = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    configuration = {
        "architecture": machine, "os": "linux", "config": {"Env": environment},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]},
    }  # fmt: skip
    manifest = {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": blob(json.dumps(configuration).encode(), "config.v1+json"), "layers": [blob(layer, "layer.v1.tar")],
    }  # fmt: skip
    named = {"org.opencontainers.image.ref.name": "latest"}
    index = {"schemaVersion": 2, "manifests": [blob(json.dumps(manifest).encode(), "manifest.v1+json", annotations=named)]}
    (directory / "index.json").write_text(json.dumps(index))
    (directory / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    return directory


@pytest.fixture(scope="module")
def python_image(tmp_path_factory):
    """The distribution's Python, where images of functions have theirs; its directory is found through a link."""
    version = runtimes.python().removeprefix("python")
    library = Path(f"/usr/lib/python{version}")
    kept = ["collections", "encodings", "importlib", "json", "re"]
    files = {f"var/real/lib/python{version}/{name}": library / name for name in kept if (library / name).exists()}
    files |= {f"var/real/lib/python{version}/{path.name}": path for path in library.glob("*.py")}
    files |= {f"var/real/bin/python{version}": Path(f"/usr/bin/python{version}").resolve(), "var/lang": "-> /var/real"}
    files["var/real/bin/python3"] = f"-> python{version}"
    return layout_of(tmp_path_factory.mktemp("layout"), files, ["PATH=/nowhere:/var/lang/bin"])


def installed_from(server, image):
    return run_command("runtimes", "install", runtimes.python(), "--from", image, "--data-dir", server.data)


@pytest.mark.parametrize("form", ["oci:{}:latest", "oci-archive:{}.tar"])
def test_the_interpreter_of_an_image(serve, python_image, form, tmp_path):
    if form.startswith("oci-archive"):
        if shutil.which("skopeo") is None:
            pytest.skip("images in files need skopeo")
        packed = ["skopeo", "--insecure-policy", "copy", "-q", f"oci:{python_image}:latest", f"oci-archive:{tmp_path}/image.tar:latest"]
        subprocess.run(packed, check=True, capture_output=True)
        form = f"oci-archive:{tmp_path}/image.tar"
    server = serve()
    installed = installed_from(server, form.format(python_image))
    assert installed.returncode == 0, installed.stderr
    assert [path.name for path in Path(server.data, "runtimes").iterdir()] == [runtimes.python()]
    row = listed(server)[runtimes.python()]
    assert (row[0], row[2].startswith(server.data)) == ("installed", True)
    source = "import os, sys\ndef handler(event, context):\n    return [sys.executable, os.environ['LD_LIBRARY_PATH']]\n"
    program, libraries = Function.create(boto(server.url), "python", code=packages.python(source), Handler="app.handler")({})
    directory = f"{server.data}/runtimes/{runtimes.python()}"
    assert (program.startswith(directory), libraries.endswith(f":{directory}/lib")) == (True, True)


@pytest.mark.parametrize(
    "name, image, complaint",
    [
        ("nodejs20.x", "oci:{}", "There is no Node.js in the image"),
        ("python3.9", "oci:{}", "is not python3.9"),
        (None, "oci:{}:other", "there is no such image"),
        (None, "oci:{}/absent", "there is no such image"),
        (None, "127.0.0.1:9/a/b:c", "127.0.0.1:9/a/b:c"),
    ],
)
def test_an_image_that_does_not_hold_it_changes_nothing(tmp_path, python_image, name, image, complaint):
    name = name or runtimes.python()
    refused = run_command("runtimes", "install", name, "--from", image.format(python_image), "--data-dir", tmp_path)
    assert refused.returncode != 0
    assert complaint in refused.stderr
    directory = tmp_path / "runtimes"
    assert not directory.exists() or list(directory.iterdir()) == []
