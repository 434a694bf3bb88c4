#!/usr/bin/env python3
"""Measures warm invocations through the whole public path against a C server that only passes events on, in one run.

    Benchmarks/warm.py --binary .build-release/release/lambent

Both run the same bootstraps and the same function, which returns its event, and both are asked by the same raw client, in
turns. The requests are signed; the floor does not read the signature. Beside the times stands the processor time that each
server itself takes for an invocation, which depends less on what else the machine does. `--processor 0` keeps all on one.
"""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from bench import EVENT, HANDLERS, SOURCES, request  # noqa: E402
from support import packages  # noqa: E402
from support.clients import boto  # noqa: E402
from support.functions import Function  # noqa: E402
from support.server import Server  # noqa: E402

RUNTIMES = HERE.parent / "Runtimes"
FILES = {
    "python": {"app.py": "def handler(event, context):\n    return event\n"},
    "nodejs": {"index.mjs": "export const handler = async (event) => event;\n"},
}
WHERE = {
    "python": "import sys\ndef handler(event, context):\n    return sys.executable\n",
    "nodejs": "export const handler = async () => process.execPath;\n",
}


def built(folder, name):
    program = f"{folder}/{name}"
    subprocess.run(["gcc", "-O2", "-o", program, HERE / "floor" / f"{name}.c"], check=True)
    return program


@contextlib.contextmanager
def floor(program, language, interpreter, processes):
    """The C server with processes of a language; yields its port and its process id."""
    with tempfile.TemporaryDirectory(prefix="lambent-bench-") as folder:
        for name, text in FILES[language].items():
            Path(folder, name).write_text(text)
        bootstrap = {"python": ["-S", RUNTIMES / "python/bootstrap.py"], "nodejs": [RUNTIMES / "nodejs/bootstrap.cjs"]}[language]
        variables = {
            "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "TZ": ":UTC", "LAMBDA_TASK_ROOT": folder,
            "_HANDLER": HANDLERS[language], "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001",
            "AWS_LAMBDA_FUNCTION_NAME": "floor", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769", "AWS_LAMBDA_LOG_GROUP_NAME": "floor", "AWS_LAMBDA_LOG_STREAM_NAME": "floor",
        }  # fmt: skip
        process = subprocess.Popen(
            [program, str(processes), interpreter, *bootstrap],
            env=variables, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield int(process.stdout.readline()), process.pid
        finally:
            process.kill()
            process.wait()


def ask(client, port, sent, connections, count):
    """Median and 99th percentile in microseconds, and requests a second."""
    done = subprocess.run([client, str(port), str(connections), str(count)], input=sent, capture_output=True, check=True)
    return [float(word) for word in done.stdout.split()]


def processor_time(pid):
    """Microseconds that the threads of a process ran so far."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            total += int(Path(task, "schedstat").read_text().split()[0])
    return total / 1000


def turn(client, port, pid, sent, connections, count):
    """What `ask` tells, and the microseconds of processor time that the server took for a request."""
    before = processor_time(pid)
    told = ask(client, port, sent, connections, count)
    return [*told, (processor_time(pid) - before) / count]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, help="the built lambent, a release build")
    parser.add_argument("--count", type=int, default=3000, help="invocations of one turn")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--processor", type=int, help="run everything on this one")
    arguments = parser.parse_args()
    if arguments.processor is not None:
        os.sched_setaffinity(0, {arguments.processor})
    os.environ["LAMBENT_BINARY"] = arguments.binary
    print(
        f"{'warm invocation':16} {'at once':>7} {'median':>10} {'p99':>10} {'a second':>9} {'its own':>9}"
        f"   {'floor':>10} {'a second':>9} {'its own':>9}   ratio"
    )
    with (
        tempfile.TemporaryDirectory(prefix="lambent-bench-") as folder,
        Server("--log-level", "notice", environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"}) as server,
    ):
        client, relay = built(folder, "client"), built(folder, "invoke_server")
        lambda_client = boto(server.url)
        for language in SOURCES:
            settings = {"Timeout": 60, "MemorySize": 1769}
            name = next(iter(FILES[language]))
            where = Function.create(
                lambda_client, language, code=packages.zip_of({name: WHERE[language]}), Handler=HANDLERS[language], **settings
            )
            interpreter = where.invoke(payload=b"{}").value
            where.delete()
            function = Function.create(lambda_client, language, code=SOURCES[language], Handler=HANDLERS[language], **settings)
            sent = request(server.url, "POST", f"/2015-03-31/functions/{function.name}/invocations", EVENT)
            for connections in (1, 8):
                with floor(relay, language, interpreter, connections) as (port, pid):
                    for warm in (port, server.port):
                        ask(client, warm, sent, connections, 500)
                    ours, theirs = [], []
                    for _ in range(arguments.turns):
                        theirs.append(turn(client, port, pid, sent, connections, arguments.count))
                        ours.append(turn(client, server.port, server.process.pid, sent, connections, arguments.count))
                median, tail, rate, own = map(statistics.median, zip(*ours, strict=True))
                floor_median, _, floor_rate, floor_own = map(statistics.median, zip(*theirs, strict=True))
                ratio = f"{median / floor_median:.2f} × as long" if connections == 1 else f"{rate / floor_rate:.2f} × as many"
                print(
                    f"{language:16} {connections:7} {median:7.0f} µs {tail:7.0f} µs {rate:9.0f} {own:6.0f} µs"
                    f"   {floor_median:7.0f} µs {floor_rate:9.0f} {floor_own:6.0f} µs   {ratio}",
                    flush=True,
                )
            function.delete()


if __name__ == "__main__":
    main()
