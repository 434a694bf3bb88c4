"""Fixtures that start the bootstraps with the interpreters of this machine."""

import glob
import os
import shutil
import subprocess

import pytest
from fake_runtime_api import BOOTSTRAPS, Runtime


def _python_versions():
    """The oldest and the newest interpreter found and the default one, each by its real path."""
    candidates = [shutil.which("python3"), "/usr/bin/python3"]
    candidates += glob.glob(os.path.expanduser("~/.pyenv/versions/3.*/bin/python3")) + glob.glob("/usr/bin/python3.?*")
    found = {}
    for candidate in candidates:
        if candidate is None:
            continue
        question = "import sys; print(sys.executable); print('%d %d' % sys.version_info[:2])"
        answer = subprocess.run([candidate, "-I", "-S", "-c", question], capture_output=True, text=True)
        if answer.returncode == 0:
            path, version = answer.stdout.splitlines()
            major, minor = map(int, version.split())
            if (major, minor) >= (3, 8):
                found.setdefault((major, minor), path)
    versions = sorted(found)
    return {"%d.%d" % version: found[version] for version in {versions[0], versions[-1]}} if versions else {}


_PYTHONS = _python_versions()
_NODE = shutil.which("node")


@pytest.fixture
def start(tmp_path):
    """Starts a bootstrap with the given files; everything is ended and closed after the test."""
    runtimes = []

    def start(command, files, handler, **options):
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        environment = options.pop("environment", {})
        runtime = Runtime(command, tmp_path, handler, environment, **options)
        runtimes.append(runtime)
        return runtime

    yield start
    for runtime in runtimes:
        runtime.dispose()


@pytest.fixture(params=sorted(_PYTHONS))
def python_version(request):
    return tuple(map(int, request.param.split(".")))


@pytest.fixture
def python(start, python_version):
    """Starts a Python function: its source, and what `start` takes."""
    interpreter = _PYTHONS["%d.%d" % python_version]

    def run(source, handler="app.handler", files=(), **options):
        command = [interpreter, "-S", str(BOOTSTRAPS / "python" / "bootstrap.py")]
        return start(command, {"app.py": source, **dict(files)}, handler, **options)

    return run


@pytest.fixture(scope="session")
def node_major():
    if _NODE is None:
        pytest.skip("no node on this machine")
    answer = subprocess.run([_NODE, "-p", "process.versions.node"], capture_output=True, text=True)
    return int(answer.stdout.split(".")[0])


@pytest.fixture
def node(start, node_major):
    """Starts a Node.js function: its source, and what `start` takes."""

    def run(source, handler="app.handler", name="app.js", files=(), flags=(), **options):
        command = [_NODE, *flags, str(BOOTSTRAPS / "nodejs" / "bootstrap.cjs")]
        return start(command, {name: source, **dict(files)}, handler, **options)

    return run
