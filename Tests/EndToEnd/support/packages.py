"""Zip packages made in memory."""

import functools
import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

import boto3

BOOTSTRAPS = Path(__file__).resolve().parents[3] / "Runtimes"
FUNCTIONS = Path(__file__).resolve().parent.parent / "functions"


def zip_of(files):
    """A zip of `{name: text or bytes, or (text or bytes, mode)}`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            content, mode = content if isinstance(content, tuple) else (content, 0o644)
            entry = zipfile.ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def python(source, name="app.py", **more):
    return zip_of({name: source, **more})


def nodejs(source, name="index.mjs", **more):
    return zip_of({name: source, **more})


def provided(script):
    return zip_of({"bootstrap": (script, 0o755)})


@functools.cache
def sdk():
    """The files of boto3, with as much of its data as STS, S3 and Lambda need."""
    root = Path(boto3.__file__).parent.parent
    services = {"sts", "s3", "lambda"}
    files = {}
    for name in ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six.py"):
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            inside = path.relative_to(root)
            is_unneeded = len(inside.parts) > 3 and inside.parts[1] == "data" and inside.parts[2] not in services
            if path.is_file() and path.suffix != ".pyc" and not is_unneeded:
                files[str(inside)] = path.read_bytes()
    return files


@functools.cache
def installed(*names):
    """The files of packages that the tests have installed, by their path in a package of a function."""
    root = Path(boto3.__file__).parent.parent
    files = {}
    for name in names:
        found = [path for pattern in (name, f"{name}.py", f"{name}.*.so", f"{name}-*.dist-info") for path in root.glob(pattern)]
        assert found, name
        for top in found:
            for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
                if path.is_file() and path.suffix != ".pyc":
                    files[str(path.relative_to(root))] = path.read_bytes()
    return files


@functools.cache
def java():
    """The compiled classes of the Java probe, by file name."""
    subprocess.run([str(BOOTSTRAPS / "java" / "build.sh")], check=True)
    with tempfile.TemporaryDirectory() as directory:
        command = ["javac", "-d", directory, "-cp", str(BOOTSTRAPS / "java" / "bootstrap.jar")]
        subprocess.run(command + [str(path) for path in sorted((FUNCTIONS / "java").glob("*.java"))], check=True)
        return {path.name: path.read_bytes() for path in sorted(Path(directory).iterdir())}


@functools.cache
def c():
    """The runtime in C: a package for `provided`."""
    with tempfile.TemporaryDirectory() as directory:
        program = Path(directory) / "bootstrap"
        source = FUNCTIONS / "c" / "runtime.c"
        subprocess.run(["gcc", "-D_GNU_SOURCE", "-Wall", "-Werror", "-O1", "-o", str(program), str(source)], check=True)
        return zip_of({"bootstrap": (program.read_bytes(), 0o755)})


@functools.cache
def probe(language):
    """The probe function of a language: it does what its event asks for. Handler `probe.handler`; in Java `Probe`."""
    if language == "java":
        return zip_of({name: data for name, data in java().items() if name not in ("Named.class", "Probe$Absent.class")})
    folder = FUNCTIONS / language
    return zip_of(
        {f.name: (f.read_bytes(), 0o755 if f.name == "bootstrap" else 0o644) for f in sorted(folder.iterdir()) if f.is_file()}
    )
