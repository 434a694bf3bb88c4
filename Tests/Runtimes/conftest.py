"""Fixtures that start the bootstraps with the interpreters of this machine."""

import glob
import os
import shutil
import subprocess

import pytest
from fake_runtime_api import BOOTSTRAPS, INHERITED, Runtime


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
_JAVA = shutil.which("java")
_JAVAC = shutil.which("javac")
_RUBY = shutil.which("ruby", path="/usr/bin") or shutil.which("ruby")


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


@pytest.fixture
def ruby(start):
    """Starts a Ruby function: its source, and what `start` takes."""
    if _RUBY is None:
        pytest.skip("no ruby on this machine")

    def run(source, handler="app.handler", files=(), **options):
        command = [_RUBY, str(BOOTSTRAPS / "ruby" / "bootstrap.rb")]
        return start(command, {"app.rb": source, **dict(files)}, handler, **options)

    return run


@pytest.fixture(scope="session")
def java_bootstrap():
    if _JAVAC is None:
        pytest.skip("no javac on this machine")
    subprocess.run([str(BOOTSTRAPS / "java" / "build.sh")], check=True)
    return str(BOOTSTRAPS / "java" / "bootstrap.jar")


@pytest.fixture(scope="session")
def java_classes(java_bootstrap, tmp_path_factory):
    """The functions of the tests, compiled once."""
    directory = tmp_path_factory.mktemp("classes")
    sources = glob.glob(os.path.join(os.path.dirname(__file__), "java", "*.java"))
    subprocess.run([_JAVAC, "--release", "11", "-d", str(directory), "-cp", java_bootstrap, *sources], check=True)
    return directory


@pytest.fixture
def java(start, java_bootstrap, java_classes, tmp_path):
    """Starts a Java function of `java/`: its handler, and what `start` takes."""

    def run(handler, layers=(), tcp=False, **options):
        shutil.copytree(java_classes, tmp_path, dirs_exist_ok=True)
        flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.io=ALL-UNNAMED", "-jar"]
        runtime_argument = "-" if tcp else INHERITED
        command = [_JAVA, *flags, java_bootstrap, runtime_argument, *map(str, layers)]
        return start(command, {}, handler, tcp=tcp, **options)

    return run
