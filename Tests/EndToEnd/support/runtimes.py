"""The interpreters that the distribution provides, and the runtime identifiers they answer to."""

import functools
import re
import shutil
import subprocess

ROLE = "arn:aws:iam::000000000000:role/lambda"


@functools.cache
def python():
    """For example `python3.11`."""
    return "python" + _version("/usr/bin/python3", r"Python (\d+\.\d+)")


@functools.cache
def nodejs():
    """For example `nodejs20.x`."""
    node = "/usr/bin/node" if shutil.which("/usr/bin/node") else shutil.which("node")
    return "nodejs" + _version(node, r"v(\d+)\.") + ".x"


@functools.cache
def java():
    """For example `java17`."""
    return "java" + _version(shutil.which("javac"), r"javac (\d+)")


def _version(executable, pattern):
    shown = subprocess.run([executable, "--version"], check=True, capture_output=True, text=True).stdout
    return re.match(pattern, shown)[1]
