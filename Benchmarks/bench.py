#!/usr/bin/env python3
"""Measures Lambent against floors and a peer in one run, and prints ratios: machines differ, ratios less so.

    Benchmarks/bench.py --binary .build-release/release/lambent

* a warm invocation (median) against a bare loopback echo of the same request, Python and Node.js
* UpdateFunctionConfiguration a second, durable, against the same call on moto's server, which keeps nothing
* a cold start without stems against the bare start of the same program in the same run
* start-up time, and memory at rest
"""

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests" / "EndToEnd"))

from support import packages, runtimes  # noqa: E402
from support.clients import ROLE, boto, free_port, signed_headers  # noqa: E402
from support.functions import Function  # noqa: E402
from support.server import Server, clean_environment  # noqa: E402
from support.wait import until  # noqa: E402

EVENT = json.dumps({"key1": "value1", "key2": "value2", "key3": "value3"}).encode()
SOURCES = {
    "python": packages.python("def handler(event, context):\n    return event\n"),
    "nodejs": packages.nodejs("export const handler = async (event) => event;\n"),
}
HANDLERS = {"python": "app.handler", "nodejs": "index.handler"}


class Connection:
    """A connection that sends the same bytes again and again, as cheaply as Python can; opened again when closed."""

    def __init__(self, port, request):
        self.port = port
        self.request = request
        self.socket = None

    def exchange(self):
        """The status and the body of the answer."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(self.request)
        data = self.socket.recv(65536)
        while True:
            head, mark, body = data.partition(b"\r\n\r\n")
            if mark:
                lower = head.lower()
                length = int(lower[lower.index(b"content-length:") + 15 :].split(b"\r\n", 1)[0])
                if len(body) >= length:
                    break
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError(data)
            data += more
        if head.startswith(b"HTTP/1.0") or b"connection: close" in lower:
            self.socket.close()
            self.socket = None
        return int(head[9:12]), body

    def median(self, count, warm_up):
        """Microseconds of an exchange whose answer is the event."""
        for _ in range(warm_up):
            status, body = self.exchange()
            assert (status, json.loads(body)) == (200, json.loads(EVENT)), (status, body)
        times = []
        for _ in range(count):
            start = time.perf_counter_ns()
            self.exchange()
            times.append(time.perf_counter_ns() - start)
        return statistics.median(times) / 1000


def request(url, method, target, body):
    """The bytes of a signed request."""
    headers = {"Content-Type": "application/json", **signed_headers(url, method, target, body)}
    headers |= {"Host": url.rpartition("/")[2], "Content-Length": str(len(body))}
    lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


@contextlib.contextmanager
def echo():
    """The floor: a C server that answers with the body. Yields its port."""
    with tempfile.TemporaryDirectory(prefix="lambent-bench-") as folder:
        program = f"{folder}/echo"
        subprocess.run(["gcc", "-O2", "-o", program, HERE / "floor" / "echo_server.c"], check=True)
        process = subprocess.Popen([program], stdout=subprocess.PIPE, text=True)
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()
            process.wait()


@contextlib.contextmanager
def moto():
    """The peer: moto's server. Yields its URL."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env=clean_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:

        def answers():
            with contextlib.suppress(Exception):
                return boto(url).list_functions()

        until(answers, within=60, every=0.2, what="moto's server")
        yield url
    finally:
        process.terminate()
        process.wait()


def updates_per_second(url, names, seconds):
    """One function a loop, as fast as answers come; only acknowledged updates count."""
    deadline = time.perf_counter() + seconds

    def loop(name):
        sent = request(url, "PUT", f"/2015-03-31/functions/{name}/configuration", b'{"Description":"again"}')
        connection = Connection(int(url.rpartition(":")[2]), sent)
        done = 0
        while time.perf_counter() < deadline:
            status, body = connection.exchange()
            assert status in (200, 409), body
            done += status == 200
        return done

    started = time.perf_counter()
    with ThreadPoolExecutor(len(names)) as pool:
        total = sum(pool.map(loop, names))
    return total / (time.perf_counter() - started)


def create(client, name, role=ROLE):
    client.create_function(
        FunctionName=name, Runtime=runtimes.python(), Handler="app.handler", Role=role, Code={"ZipFile": SOURCES["python"]}
    )


def bare_start(command, count):
    """Milliseconds from the start of a program that does nothing to its end, as a median."""
    times = []
    for _ in range(count):
        started = time.perf_counter()
        subprocess.run(command, env={"PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def cold_starts(url, client, language, program, count):
    """One row: invocations that each need a new environment, and the bare start of the same program between them.

    Functions are many and each is invoked once, with a pause in which whatever is made ahead can be made.
    """
    sources = {
        "python": (packages.python("import sys\ndef handler(event, context):\n    return sys.executable\n"), "app.handler"),
        "nodejs": (packages.nodejs("exports.handler = async () => process.execPath;\n", name="index.js"), "index.handler"),
        "provided": (packages.zip_of({"bootstrap": (Path(program).read_bytes(), 0o755)}), "any.thing"),
    }
    code, handler = sources[language]
    functions = []
    for _ in range(count):
        functions.append(Function.create(client, language, code=code, Handler=handler, MemorySize=3538, wait=False))
    for function in functions:
        function.wait_active()
    client.list_functions(MaxItems=1)
    first, *rest = functions
    executable = first.invoke(payload=b"{}").value
    command = {
        "python": lambda: [executable, "-S", "-c", "pass"],
        "nodejs": lambda: [executable, "-e", "0"],
        "provided": lambda: [program, "nothing"],
    }[language]()
    cold, bare = [], []
    for function in rest:
        time.sleep(0.15)
        bare.append(bare_start(command, 1))
        time.sleep(0.15)
        target = f"/2015-03-31/functions/{function.name}/invocations"
        connection = Connection(int(url.rpartition(":")[2]), request(url, "POST", target, b"{}"))
        started = time.perf_counter()
        status, body = connection.exchange()
        cold.append((time.perf_counter() - started) * 1000)
        assert status == 200 and b"errorType" not in body, (status, body)
        function.delete()
    ours, floor = statistics.median(cold), statistics.median(bare)
    bound = floor * 1.3 + 5
    verdict = "" if ours <= bound else f" over {bound:.1f}"
    return (f"cold start, {language}", f"{ours:.1f} ms", f"bare program {floor:.1f} ms{verdict}", f"{ours / floor:.2f} ×")


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, help="the built lambent, a release build")
    parser.add_argument("--count", type=int, default=5000, help="invocations to take the median of")
    parser.add_argument("--cold", type=int, default=21, help="cold starts to take the median of, and one before")
    parser.add_argument("--seconds", type=float, default=5, help="how long to update")
    parser.add_argument("--loops", type=int, default=4, help="functions that are updated at the same time")
    arguments = parser.parse_args()
    os.environ["LAMBENT_BINARY"] = arguments.binary
    results = []

    starts = []
    for _ in range(5):
        started = time.perf_counter()
        with Server(environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"}) as server:
            starts.append((time.perf_counter() - started) * 1000)

    settings = {"LAMBENT_STATE_TRANSITION_DELAY": "0", "LAMBENT_STEMS": "none"}
    with Server("--log-level", "notice", environment=settings) as server, echo() as port:
        time.sleep(1)
        memory = resident_megabytes(server.process.pid)
        children = sum(resident_megabytes(p.pid) for p in server.children())
        client = boto(server.url)
        for language in SOURCES:
            function = Function.create(client, language, code=SOURCES[language], Handler=HANDLERS[language], Timeout=60)
            target = f"/2015-03-31/functions/{function.name}/invocations"
            sent = request(server.url, "POST", target, EVENT)
            # The floor answers the very same bytes, measured right before and right after.
            before = Connection(port, sent).median(arguments.count, 500)
            warm = Connection(server.port, sent).median(arguments.count, 500)
            after = Connection(port, sent).median(arguments.count, 500)
            floor = (before + after) / 2
            results.append(
                (f"warm invocation, {language}", f"{warm:.0f} µs", f"loopback echo {floor:.0f} µs", f"{warm / floor:.2f} ×")
            )

        with tempfile.TemporaryDirectory(prefix="lambent-bench-") as folder:
            program = f"{folder}/bootstrap"
            subprocess.run(["gcc", "-O2", "-o", program, HERE / "floor" / "bootstrap.c"], check=True)
            for language in ("python", "nodejs", "provided"):
                results.append(cold_starts(server.url, client, language, program, arguments.cold))

        names = [f"bench-{n}" for n in range(arguments.loops)]
        for name in names:
            create(client, name)
            Function(client, name).wait_active()
        ours = updates_per_second(server.url, names, arguments.seconds)

    with moto() as url:
        identity = boto(url, "iam")
        role = identity.create_role(RoleName="lambda", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        client = boto(url)
        for name in names:
            create(client, name, role)
        theirs = updates_per_second(url, names, arguments.seconds)
    results.append(
        ("UpdateFunctionConfiguration, durable", f"{ours:.0f} /s", f"moto, in memory {theirs:.0f} /s", f"{ours / theirs:.2f} ×")
    )
    results.append(("start to ready", f"{statistics.median(starts):.0f} ms", "", ""))
    results.append(("memory at rest", f"{memory:.1f} MB", f"and its launcher {children:.1f} MB", ""))

    print(f"{'':38} {'Lambent':>12}   {'against':26} {'ratio':>8}")
    for label, value, against, ratio in results:
        print(f"{label:38} {value:>12}   {against:26} {ratio:>8}")


if __name__ == "__main__":
    main()
