"""One `lambent serve` process with a data directory of its own."""

import os
import queue
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from support import processes

REPOSITORY = Path(__file__).resolve().parents[3]
READY = re.compile(r"Ready\..*?(?P<url>https?://[^\s\"'\\,)}]+)")


def binary():
    """The built binary: LAMBENT_BINARY, else the debug build of this repository."""
    given = os.environ.get("LAMBENT_BINARY")
    if given:
        return str(Path(given).resolve())
    shown = subprocess.run(
        ["swift", "build", "--show-bin-path"], cwd=REPOSITORY, check=True, capture_output=True, text=True
    )
    return str(Path(shown.stdout.strip()) / "lambent")


def clean_environment(**more):
    """The environment of a started binary: nothing of the tester's AWS or Lambent settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "LAMBENT_"))}
    # The whole suite may be run with another isolation than the best that this host has.
    isolation = os.environ.get("LAMBENT_TEST_ISOLATION")
    chosen = {"LAMBENT_ISOLATION": isolation} if isolation else {}
    return {**kept, **chosen, **{k: str(v) for k, v in more.items()}}


def run_command(*arguments, timeout=60, environment=None, cwd=None):
    """Runs the binary to its end and returns the completed process, output as text."""
    return subprocess.run(
        [binary(), *map(str, arguments)],
        env=clean_environment(**(environment or {})),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


class Server:
    """Starts, stops, kills and starts again; a context manager that leaves nothing behind."""

    # Seconds within which a server ends that has nothing left to wait for.
    patience = 8

    def __init__(self, *options, environment=None, cwd=None, data=None, listen="127.0.0.1:0", program=None):
        self.program = program or binary()
        self.options = [str(o) for o in options]
        self.environment = {"LAMBENT_STATE_TRANSITION_DELAY": "0.05", **(environment or {})}
        self.cwd = cwd
        self.listen = listen
        self.root = tempfile.mkdtemp(prefix="lambent-test-")
        self.data = str(data) if data else os.path.join(self.root, "data")
        self.process = None
        self.url = None
        self.output = []
        self._lines = queue.Queue()

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_):
        self.close()

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1].strip("/"))

    @property
    def instance(self):
        """The name that the server's kernel objects carry."""
        return re.search(r"\binstance=(\w+)", self.log)[1]

    @property
    def isolation(self):
        """`linux` or `process`."""
        return re.search(r"\bisolation=(\w+)", self.log)[1]

    @property
    def log(self):
        return "".join(self.output)

    def start(self, within=30.0):
        """Starts the server and returns once it says that it is ready."""
        self.spawn()
        deadline = time.monotonic() + within
        while True:
            try:
                line = self._lines.get(timeout=0.1)
            except queue.Empty:
                line = ""
            if line is None:
                status = self.process.wait()
                raise AssertionError(f"serve ended with status {status} before it was ready:\n{self.log}")
            found = READY.search(line)
            if found:
                self.url = found["url"].rstrip("/.")
                return self
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"serve was not ready within {within} s:\n{self.log}")

    def spawn(self):
        """Starts the process without waiting for anything."""
        self._lines = queue.Queue()
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", self.listen, "--data-dir", self.data, *self.options],
            env=clean_environment(**self.environment),
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        threading.Thread(target=self._read, args=(self.process, self._lines), daemon=True).start()
        return self

    def _read(self, process, lines):
        for line in process.stdout:
            self.output.append(line)
            lines.put(line)
        lines.put(None)

    def children(self):
        """Every process that descends from the server or works in its data directory."""
        return processes.family(self.process.pid, self.data)

    def stop(self, within=20.0):
        """Ends the server as an operator would, and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=within)

    def kill(self):
        """Ends the server as a power cut would."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=10)

    def restart(self):
        self.start()
        return self

    def close(self):
        """Stops the server if it runs, proves that its processes are gone, and removes its directory."""
        try:
            if self.process and self.process.poll() is None:
                before = self.children()
                started = time.monotonic()
                try:
                    self.stop()
                finally:
                    self.kill()
                took = time.monotonic() - started
                processes.wait_gone(before, within=5)
                assert took < self.patience, f"the server took {took:.1f} s to stop:\n{self.log[-4000:]}"
        finally:
            shutil.rmtree(self.root, ignore_errors=True)
