"""Every limit of a function's configuration is felt by its process."""

import json
import platform
import re
import time

import pytest

from support import packages, promise
from support.clients import boto
from support.code import SOURCE, Code
from support.functions import refusal
from support.promise import needs
from support.server import run_command

MEGABYTE = 1 << 20

KILLED = {"errorType": "Runtime.ExitError", "errorMessage": "RequestId: {0} Error: Runtime exited with error: signal: killed"}


def killed(outcome):
    return {name: text.format(outcome.request_id) for name, text in KILLED.items()}


# EphemeralStorage

FILL = """
import errno
written = 0
with open("/tmp/fill", "wb", buffering=0) as file:
    block = b"x" * (1 << 20)
    try:
        while True:
            written += file.write(block)
    except OSError as error:
        result = {"written": written, "errno": errno.errorcode[error.errno]}
"""

RESERVE = """
import errno, os
result = None
file = os.open("/tmp/reserved", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
try:
    os.posix_fallocate(file, 0, event["bytes"])
except OSError as error:
    result = errno.errorcode[error.errno]
os.close(file)
os.unlink("/tmp/reserved")
"""


def test_tmp_can_be_filled_to_its_size_whatever_the_memory(code):
    """Half a gigabyte in /tmp, a quarter of that as memory: what is written there does not count as memory."""
    needs("EphemeralStorage", "MemorySize")
    function = code(MemorySize=128, Timeout=60)
    filled = function(FILL)
    assert filled["errno"] == "ENOSPC"
    assert abs(filled["written"] - 512 * MEGABYTE) <= 2 * MEGABYTE
    assert function("import os; result = os.path.getsize('/tmp/fill')") == filled["written"]


@pytest.mark.parametrize("size", [512, 513, 10240])
def test_tmp_has_exactly_the_configured_size(code, size):
    needs("EphemeralStorage")
    function = code(EphemeralStorage={"Size": size}, Timeout=60)
    assert function(RESERVE, bytes=(size - 1) * MEGABYTE) is None
    assert function(RESERVE, bytes=(size + 1) * MEGABYTE) == "ENOSPC"
    shown = function("import os; s = os.statvfs('/tmp'); result = [s.f_bavail * s.f_frsize, s.f_favail]")
    assert abs(shown[0] - size * MEGABYTE) <= MEGABYTE
    assert shown[1] > 5000, "many small files fit as well"


def test_an_update_changes_the_size_of_tmp(code):
    needs("EphemeralStorage")
    function = code()
    assert function(RESERVE, bytes=600 * MEGABYTE) == "ENOSPC"
    function.update(EphemeralStorage={"Size": 700})
    assert function(RESERVE, bytes=600 * MEGABYTE) is None


def test_tmp_belongs_to_one_environment_and_outlives_its_processes(code):
    first, second = code(Timeout=2), code()
    first("open(os.environ.get('TMPDIR', '/tmp') + '/mark', 'w').write('mine')")
    read = "result = open(os.environ.get('TMPDIR', '/tmp') + '/mark').read()"
    assert first(read) == "mine"
    assert second.attempt(read).value["errorType"] == "FileNotFoundError"
    environment = first("result = ENVIRONMENT")
    assert first.attempt("time.sleep(10)").value["errorType"] == "Sandbox.Timedout"
    assert first(read) == "mine"
    assert first("result = ENVIRONMENT") != environment, "the process is another"
    first.update(Description="a new environment")
    assert first.attempt(read).value["errorType"] == "FileNotFoundError"


# MemorySize


def test_a_function_is_killed_above_its_memory_and_the_next_invocation_is_clean(code):
    needs("MemorySize")
    function = code(MemorySize=256)
    first = function("open('/tmp/mark', 'w').write('kept'); result = ENVIRONMENT")
    outcome = function.attempt("x = bytearray(400 << 20)\nfor i in range(0, len(x), 4096): x[i] = 1")
    assert outcome.error == "Unhandled"
    assert outcome.value == killed(outcome)
    assert list(json.loads(outcome.raw)) == ["errorType", "errorMessage"]
    assert f"RequestId: {outcome.request_id} Error: Runtime exited with error: signal: killed\nRuntime.ExitError" in outcome.log
    assert outcome.report["Status"] == "error"
    assert outcome.report["Error Type"] == "Runtime.ExitError"
    assert 230 <= int(outcome.report["Max Memory Used"].split()[0]) <= 256
    again = function.attempt("result = [ENVIRONMENT, open('/tmp/mark').read()]")
    assert again.error is None
    assert again.value == [again.value[0], "kept"]
    assert again.value[0] != first
    assert int(again.report["Max Memory Used"].split()[0]) < 100


def test_an_update_of_the_memory_is_felt(code):
    needs("MemorySize")
    function = code(MemorySize=128)
    hold = "x = bytearray(200 << 20)\nfor i in range(0, len(x), 4096): x[i] = 1\nresult = len(x)\ndel x"
    assert function.attempt(hold).error == "Unhandled"
    function.update(MemorySize=512)
    assert function(hold) == 200 << 20


def test_all_processes_of_a_function_share_its_memory(code):
    needs("MemorySize")
    function = code(MemorySize=512, Timeout=30)
    outcome = function.attempt(
        """
        for _ in range(2):
            if os.fork() == 0:
                held = b"x" * (300 << 20)
                time.sleep(3)
                os._exit(0)
        result = sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(2))
        """
    )
    # The kernel chooses whom it kills: a child, or the process that waits for both.
    if outcome.error:
        assert outcome.value["errorType"] == "Runtime.ExitError" and outcome.value["errorMessage"].endswith("signal: killed")
    else:
        assert outcome.value in ([-9, 0], [-9, -9])


@pytest.mark.parametrize("megabytes", [0, 60, 300])
def test_the_report_tells_the_memory_that_the_function_holds(code, megabytes):
    function = code(MemorySize=512)
    outcome = function.attempt(
        """
        held = bytearray(event["megabytes"] << 20)
        for i in range(0, len(held), 4096): held[i] = 1
        result = int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
        """,
        megabytes=megabytes,
    )
    told = int(outcome.report["Max Memory Used"].split()[0])
    held = outcome.value / 1024
    assert megabytes <= held
    assert abs(told - held) <= max(held * 0.1, 2)


def test_memory_that_was_given_back_counts(code):
    outcome = code(MemorySize=512).attempt(
        """
        import subprocess, sys
        subprocess.run([sys.executable, "-c", "x = b'x' * (200 << 20); import time; time.sleep(1)"], check=True)
        """
    )
    assert outcome.error is None, outcome.value
    assert 200 <= int(outcome.report["Max Memory Used"].split()[0]) <= 260


def test_the_page_cache_is_not_memory_used(code):
    function = code(MemorySize=512, Timeout=30)
    outcome = function.attempt(
        """
        name = os.environ.get("TMPDIR", "/tmp") + "/large"
        with open(name, "wb") as file:
            for _ in range(200): file.write(b"x" * (1 << 20))
        with open(name, "rb") as file:
            while file.read(1 << 20): pass
        os.unlink(name)
        """
    )
    assert outcome.error is None, outcome.value
    assert int(outcome.report["Max Memory Used"].split()[0]) < 60


# CPU share


WORK = """
end = time.monotonic() + 1.5
result = 0
while time.monotonic() < end:
    for _ in range(1000): pass
    result += 1
"""


@pytest.mark.timeout(300)
def test_the_processor_share_follows_the_memory(code):
    """A vCPU at 1769 MB: a tenth of the memory does a tenth of the work, as soon as nobody else wants the processors."""
    needs("CPU share of MemorySize")
    whole, tenth = code(MemorySize=1769), code(MemorySize=177)
    whole("result = 0"), tenth("result = 0")
    ratios = []
    # Some other tests want both processors for a minute or two.
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        ratios.append(whole(WORK) / tenth(WORK))
        if 6 <= ratios[-1] <= 16:
            return
    raise AssertionError(ratios)


# Timeout


def test_the_timeout_ends_everything_that_runs_and_keeps_the_environment(code):
    function = code(Timeout=3)
    outcome = function.attempt(
        """
        import signal
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
        if os.fork() == 0:
            os.setsid()
        while True: pass
        """
    )
    assert outcome.value == {
        "errorType": "Sandbox.Timedout",
        "errorMessage": f"RequestId: {outcome.request_id} Error: Task timed out after 3.00 seconds",
    }
    assert re.search(rf"{outcome.request_id} Task timed out after 3.00 seconds\n\n", outcome.log)
    assert outcome.report["Duration"] == "3000.00 ms"
    assert outcome.report["Status"] == "timeout"
    seen = function("result = [p for p in os.listdir('/proc') if p.isdigit()]")
    if _sees_only_itself():
        assert len(seen) <= 2, "an init and the runtime"
    function.update(Timeout=3)
    assert function("time.sleep(1.2); result = 'in time'") == "in time"


def _sees_only_itself():
    return promise.rows()["process isolation"]["state"] == "enforced"


# Architectures


def test_another_architecture_fails_and_says_how_to_run_it(code):
    function = code(Architectures=[other_architecture()])
    assert function.configuration()["Architectures"] == [other_architecture()]
    refused = refusal(function.client.invoke, FunctionName=function.name)
    assert (refused.status, refused.code) == (502, "InvalidRuntimeException")
    assert "--architecture-fallback host" in refused.message
    function.update_code(ZipFile=packages.python(SOURCE, name="run.py"), Architectures=[host_architecture()])
    assert function("result = 1") == 1


def test_another_architecture_may_run_as_the_hosts_and_the_log_says_so(serve):
    server = serve("--architecture-fallback", "host")
    function = Code.create(boto(server.url), Architectures=[other_architecture()])
    assert function("result = 1") == 1
    log = run_command("logs", function.name, "--endpoint", server.url).stdout
    assert f"Architectures {other_architecture()}: this host is {host_architecture()}" in log


def host_architecture():
    return {"aarch64": "arm64"}.get(platform.machine(), platform.machine())


def other_architecture():
    return "x86_64" if host_architecture() == "arm64" else "arm64"


# Processes and descriptors


def test_a_fork_bomb_stays_in_its_sandbox(code):
    needs("process limit")
    function, other = code(Timeout=20, MemorySize=1024), code()
    count = function(
        """
        import errno
        children = []
        result = None
        while len(children) < 3000:
            try:
                pid = os.fork()
            except OSError as error:
                result = [len(children), errno.errorcode[error.errno]]
                break
            if pid == 0:
                time.sleep(60)
                os._exit(0)
            children.append(pid)
        """
    )
    assert count is not None, "nothing stopped it"
    assert count[0] < 1024
    assert count[1] == "EAGAIN"
    assert other("import subprocess; result = subprocess.run(['/bin/true']).returncode") == 0
    function.update(Timeout=21)
    assert function("import subprocess; result = subprocess.run(['/bin/true']).returncode") == 0


def test_a_flood_of_descriptors_ends_at_the_limit(code):
    function, other = code(), code()
    count = function(
        """
        import errno
        held = []
        try:
            while len(held) < 100000: held.append(os.open("/dev/null", os.O_RDONLY))
        except OSError as error:
            result = [len(held), errno.errorcode[error.errno]]
        for number in held: os.close(number)
        """
    )
    assert count[1] == "EMFILE"
    assert 1000 < count[0] < 1024
    assert other("result = 1") == 1


def test_the_limits_of_the_process_are_those_of_the_service(code):
    limits = code()("import resource as r; result = {n: r.getrlimit(getattr(r, 'RLIMIT_' + n)) for n in event['names']}", names=[
        "NOFILE", "NPROC", "STACK", "MEMLOCK", "AS", "CPU", "DATA", "FSIZE", "RSS",
    ])  # fmt: skip
    assert limits["NOFILE"] == [1024, 1024]
    assert limits["STACK"] == [8388608, -1]
    assert limits["MEMLOCK"] == [65536, 65536]
    for name in ("AS", "CPU", "DATA", "FSIZE", "RSS"):
        assert limits[name] == [-1, -1], name
    if _sees_only_itself():
        assert limits["NPROC"] == [742, 742]
