#!/usr/bin/env python3
"""Measures the first invocation of a new configuration that starts from a stem, between starts of the bare interpreter.

    Benchmarks/cold.py --binary .build-release/release/lambent

The handler does nothing, so all but its import is what Lambent adds. A pause before each leaves time for what is made ahead.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from bench import Connection, bare_start, request  # noqa: E402
from support import packages  # noqa: E402
from support.clients import boto  # noqa: E402
from support.functions import Function  # noqa: E402
from support.server import Server  # noqa: E402

SOURCES = {
    "python": (
        packages.python(
            "import sys\n"
            "start = open('/proc/self/environ').read()\n"
            "def handler(event, context):\n"
            "    return [sys.executable, 'AWS_LAMBDA_FUNCTION_NAME' not in start]\n"
        ),
        "app.handler",
        lambda program: [program, "-S", "-c", "pass"],
    ),
    "nodejs": (
        packages.nodejs(
            "const start = require('fs').readFileSync('/proc/self/environ', 'latin1');\n"
            "exports.handler = async () => [process.execPath, !start.includes('AWS_LAMBDA_FUNCTION_NAME')];\n",
            name="index.js",
        ),
        "index.handler",
        lambda program: [program, "-e", "0"],
    ),
}


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(server, client, language, runs):
    """Milliseconds of first invocations and of bare starts, and how many of the former came from a stem."""
    code, handler, command = SOURCES[language]
    function = Function.create(client, language, code=code, Handler=handler)
    program = function.invoke(payload=b"{}").value[0]
    target = f"/2015-03-31/functions/{function.name}/invocations"
    sent = request(server.url, "POST", target, b"{}")
    connection = Connection(server.port, sent)
    cold, bare, stems = [], [], 0
    for number in range(runs):
        function.update(Description=f"configuration {number}")
        time.sleep(0.4)
        bare.append(bare_start(command(program), 1))
        time.sleep(0.05)
        started = time.perf_counter()
        status, body = connection.exchange()
        cold.append((time.perf_counter() - started) * 1000)
        assert status == 200 and b"errorType" not in body, (status, body)
        stems += body.rstrip().endswith(b"true]")
    function.delete()
    return cold, bare, stems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, help="the built lambent, a release build")
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    os.environ["LAMBENT_BINARY"] = arguments.binary
    print(f"{'first invocation':18} {'median':>9} {'p95':>9}   {'bare start':>10} {'p95':>9}   {'ratio':>6}  from a stem")
    with Server("--log-level", "notice", environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"}) as server:
        client = boto(server.url)
        for language in SOURCES:
            cold, bare, stems = measure(server, client, language, arguments.runs)
            ours, floor = statistics.median(cold), statistics.median(bare)
            print(
                f"{language:18} {ours:6.2f} ms {percentile(cold, 0.95):6.2f} ms   {floor:7.2f} ms {percentile(bare, 0.95):6.2f} ms"
                f"   {ours / floor:4.2f} ×  {stems} of {arguments.runs}, least {min(cold):.2f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
