"""What a function cannot do: see, disturb or reach what is not its own."""

import os

import pytest

from support import processes
from support.promise import needs, rows

# Raw system calls, and the name of the error that they end with; None when they succeed.
CALL = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def call(number, *arguments):
    ctypes.set_errno(0)
    arguments = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    answer = libc.syscall(ctypes.c_long(number), *arguments)
    return errno.errorcode[ctypes.get_errno()] if answer == -1 else None
"""

NUMBERS = {
    "x86_64": {
        "ptrace": 101, "mount": 165, "umount2": 166, "pivot_root": 155, "unshare": 272, "setns": 308, "clone3": 435,
        "init_module": 175, "finit_module": 313, "bpf": 321, "keyctl": 250, "add_key": 248, "perf_event_open": 298,
        "io_uring_setup": 425, "userfaultfd": 323, "open_tree": 428, "move_mount": 429, "fsopen": 430,
        "mount_setattr": 442, "reboot": 169, "settimeofday": 164, "swapon": 167, "kexec_load": 246, "chroot": 161,
        "process_vm_readv": 310, "open_by_handle_at": 304, "socket": 41, "clone": 56,
    },
    "aarch64": {
        "ptrace": 117, "mount": 40, "umount2": 39, "pivot_root": 41, "unshare": 97, "setns": 268, "clone3": 435,
        "init_module": 105, "finit_module": 273, "bpf": 280, "keyctl": 219, "add_key": 217, "perf_event_open": 241,
        "io_uring_setup": 425, "userfaultfd": 282, "open_tree": 428, "move_mount": 429, "fsopen": 430,
        "mount_setattr": 442, "reboot": 142, "settimeofday": 170, "swapon": 224, "kexec_load": 104, "chroot": 51,
        "process_vm_readv": 270, "open_by_handle_at": 265, "socket": 198, "clone": 220,
    },
}[os.uname().machine]  # fmt: skip

REFUSED = ("EPERM", "EACCES", "ENOSYS")


@pytest.fixture
def confined(code):
    """A function whose calls can be tried by name: `confined("ptrace", 16, 1, 0, 0)`."""
    function = code(Timeout=20)
    function(CALL)

    def attempt(name, *arguments):
        return function(
            "result = call(event['number'], *[a.encode() if isinstance(a, str) else a for a in event['arguments']])",
            number=NUMBERS[name],
            arguments=list(arguments),
        )

    attempt.function = function
    return attempt


# Other environments


def test_sees_no_process_but_its_own(code):
    needs("process isolation")
    function, other = code(), code()
    other("result = 1")
    seen = function(
        """
        result = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    result[entry] = open(f"/proc/{entry}/cmdline").read()
                except OSError as error:
                    result[entry] = str(error)
        """
    )
    assert len(seen) == 2, f"an init and the runtime: {seen}"


def test_cannot_signal_another_environment(code, server):
    needs("process isolation")
    function, other = code(), code()
    stream = other("result = context.log_stream_name")
    (victim,) = processes.of_environment(stream)
    errors = function(
        """
        result = []
        for pid in event["pids"]:
            try:
                os.kill(pid, 9)
                result.append(None)
            except OSError as error:
                result.append(type(error).__name__)
        """,
        pids=[victim.pid, victim.parent, server.process.pid, -victim.pid],
    )
    assert errors == ["ProcessLookupError"] * 4
    assert victim.alive
    assert other("result = context.log_stream_name") == stream


def test_cannot_end_its_own_sandbox_for_others(code):
    """Everything that it may kill is its own; the environment is made anew for the next invocation."""
    needs("process isolation")
    function, other = code(), code()
    environment = other("result = ENVIRONMENT")
    outcome = function.attempt("import signal; os.kill(-1, signal.SIGKILL); os.kill(1, signal.SIGKILL); result = 'alive'")
    assert outcome.error in (None, "Unhandled")
    assert function("result = 'again'") == "again"
    assert other("result = ENVIRONMENT") == environment


def test_cannot_trace(confined):
    needs("privileges")
    attach, seize, trace_me = 16, 0x4206, 0
    assert confined("ptrace", attach, 1, 0, 0) in REFUSED
    assert confined("ptrace", seize, 1, 0, 0) in REFUSED
    assert confined("ptrace", trace_me, 0, 0, 0) in REFUSED
    assert confined("process_vm_readv", 1, 0, 0, 0, 0, 0) in (*REFUSED, "ESRCH")


# The server


def test_cannot_read_the_servers_environment_data_sockets_or_descriptors(code, server):
    needs("file isolation")
    function = code()
    seen = function(
        """
        def readable(path):
            try:
                if os.path.isdir(path):
                    return os.listdir(path)
                with open(path, "rb") as file:
                    return file.read(64).hex()
            except OSError as error:
                return type(error).__name__
        result = {path: readable(path) for path in event["paths"]}
        """,
        paths=[
            server.data, os.path.dirname(server.data), f"/proc/{server.process.pid}/environ",
            f"/proc/{server.process.pid}/fd", f"/proc/{server.process.pid}/root", "/etc/shadow", "/root/.ssh", "/home",
            os.path.expanduser("~/.bashrc"),
            "/proc/kcore", "/proc/keys", "/proc/sysrq-trigger", "/sys/firmware",
        ],
    )  # fmt: skip
    nothing = ("FileNotFoundError", "PermissionError", "NotADirectoryError", [], "")
    assert {path: value for path, value in seen.items() if value not in nothing} == {}
    held = function(
        """
        result = []
        for number in os.listdir("/proc/self/fd"):
            if os.path.lexists("/proc/self/fd/" + number):
                result.append(os.readlink("/proc/self/fd/" + number).split(":")[0])
        """
    )
    # Standard streams, the connection to its Runtime API and the log.
    assert sorted(held) in (["/dev/null", "pipe", "pipe", "pipe", "socket"], ["/null", "pipe", "pipe", "pipe", "socket"])
    unix = function("result = open('/proc/net/unix').read().splitlines()[1:]")
    assert not [line for line in unix if "lambent" in line or server.data in line]


def test_the_environment_of_its_init_tells_nothing(code):
    needs("file isolation")
    seen = code()(
        """
        try:
            result = open("/proc/1/environ").read()
        except OSError as error:
            result = type(error).__name__
        """
    )
    assert seen in ("", "PermissionError", "FileNotFoundError")


# Files


def test_cannot_write_outside_tmp(code):
    needs("file isolation")
    function = code()
    written = function(
        """
        result = []
        for place in event["places"]:
            for attempt in (place + "/lambent-test", place):
                try:
                    descriptor = os.open(attempt, os.O_WRONLY | os.O_CREAT, 0o644)
                    os.write(descriptor, b"x")
                    result.append(os.path.realpath(attempt))
                except OSError:
                    pass
        """,
        places=[
            "", "/var", "/var/task", "/var/runtime", "/opt", "/usr", "/usr/bin", "/bin", "/etc", "/etc/passwd", "/dev",
            "/dev/shm", "/proc", "/proc/sys/kernel/hostname", "/proc/sys/vm/overcommit_memory", "/sys", "/run",
            "/var/tmp", "/home", "/mnt", "/proc/self/oom_score_adj_none", "/var/task/run.py", "/root",
        ],
    )  # fmt: skip
    assert [path for path in written if not path.startswith("/tmp/")] == []
    assert function("open('/tmp/mine', 'w').write('x'); result = oct(os.stat('/tmp').st_mode)") == "0o41777"


def test_files_have_the_places_and_owners_of_the_service(code):
    needs("file isolation")
    seen = code(files={"bin/tool": ("#!/bin/sh\n", 0o755)})(
        """
        import pwd, socket, platform
        result = {
            "modes": {p: oct(os.stat(p).st_mode) for p in ("/var/task", "/opt", "/tmp", "/var/task/run.py", "/var/task/bin/tool")},
            "owners": {p: [os.stat(p).st_uid, os.stat(p).st_gid] for p in ("/var/task", "/opt", "/tmp", "/var/task/run.py")},
            "cwd": os.getcwd(),
            "user": pwd.getpwuid(os.getuid()).pw_name,
            "ids": [os.getuid(), os.geteuid(), os.getgid()],
            "groups": os.getgroups(),
            "address": socket.gethostbyname("sandbox.localdomain"),
            "devices": sorted(os.listdir("/dev")),
            "resolv": open("/etc/resolv.conf").read() is not None,
            "status": {l.split(":")[0]: l.split(":")[1].strip() for l in open("/proc/self/status")},
        }
        """
    )
    assert seen["modes"] == {
        "/var/task": "0o40755", "/opt": "0o40755", "/tmp": "0o41777", "/var/task/run.py": "0o100644",
        "/var/task/bin/tool": "0o100755",
    }  # fmt: skip
    # In a user namespace there is no other user than the function's own.
    owner = [0, 0] if rows()["package images"]["state"] == "enforced" else [seen["ids"][0], seen["ids"][2]]
    assert seen["owners"] == dict.fromkeys(seen["owners"], owner)
    assert seen["cwd"] == "/var/task"
    assert seen["user"] == "sbx_user1051"
    assert 0 not in seen["ids"]
    assert not [group for group in seen["groups"] if group == 0]
    assert seen["address"] == "127.0.0.1"
    assert set(seen["devices"]) <= {"null", "zero", "full", "random", "urandom", "tty", "fd", "stdin", "stdout", "stderr"}
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(seen["status"][name], 16) == 0, name
    assert seen["status"]["NoNewPrivs"] == "1"
    assert seen["status"]["Seccomp"] == "2"


# Privileges


def test_cannot_mount(confined):
    needs("privileges")
    assert confined("mount", "none", "/tmp", "tmpfs", 0, 0) in REFUSED
    assert confined("umount2", "/tmp", 2) in REFUSED
    assert confined("pivot_root", "/tmp", "/tmp") in REFUSED
    assert confined("chroot", "/tmp") in REFUSED
    for name in ("open_tree", "move_mount", "fsopen", "mount_setattr"):
        assert confined(name, 0, 0, 0, 0, 0) in REFUSED, name


def test_cannot_make_namespaces(confined):
    needs("privileges")
    for flag in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000):
        assert confined("unshare", flag) in REFUSED, hex(flag)
        assert confined("clone", flag | 17, 0, 0, 0, 0) in REFUSED, hex(flag)
    assert confined("clone3", 0, 0) == "ENOSYS"
    assert confined("setns", 0, 0) in REFUSED


def test_cannot_reach_into_the_kernel(confined):
    needs("privileges")
    for name in (
        "init_module", "finit_module", "bpf", "keyctl", "add_key", "perf_event_open", "io_uring_setup", "userfaultfd",
        "kexec_load", "swapon", "settimeofday", "open_by_handle_at",
    ):  # fmt: skip
        assert confined(name, 0, 0, 0, 0, 0) in REFUSED, name
    assert confined("reboot", 0xFEE1DEAD, 672274793, 0x89ABCDEF, 0) in REFUSED


def test_cannot_open_raw_sockets(confined):
    needs("privileges")
    inet, packet, raw, icmp = 2, 17, 3, 1
    assert confined("socket", inet, raw, icmp) in (*REFUSED, "EAFNOSUPPORT")
    assert confined("socket", packet, raw, 0) in (*REFUSED, "EAFNOSUPPORT")
    assert confined("socket", inet, 1, 0) is None


def test_gains_nothing_from_programs_with_privileges(code):
    needs("privileges")
    seen = code()(
        """
        import subprocess
        marked = [f"{folder}/{name}" for folder in ("/bin", "/usr/bin", "/sbin", "/usr/sbin") if os.path.isdir(folder)
                  for name in os.listdir(folder) if os.stat(f"{folder}/{name}", follow_symlinks=False).st_mode & 0o6000]
        ids = []
        for program in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["mount", "-t", "tmpfs", "none", "/mnt"]):
            try:
                ended = subprocess.run(program, stdin=subprocess.DEVNULL, capture_output=True, text=True)
                ids.append([ended.returncode, ended.stdout])
            except FileNotFoundError:
                pass
        try:
            os.setuid(0)
            ids.append([0, "0"])
        except OSError:
            pass
        status = dict(line.split(":", 1) for line in open("/proc/self/status"))
        result = {"marked": marked, "ids": ids, "locked": status["NoNewPrivs"].strip()}
        """
    )
    assert seen["locked"] == "1"
    assert seen["marked"], "nothing on this host has privileges to give"
    assert seen["ids"] and all(status != 0 and not told for status, told in seen["ids"]), seen


# The network


CONNECT = """
import socket
def connect(host, port):
    try:
        with socket.create_connection((host, port), timeout=2) as connection:
            connection.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
            return connection.recv(64).decode(errors="replace")
    except OSError as error:
        return None
""".replace("\\\\", "\\")


def test_cannot_reach_the_servers_listeners_nor_another_runtime_api(code, server):
    needs("network isolation")
    function, other = code(), code()
    other("result = 1")
    function(CONNECT)
    address = function("result = os.environ['AWS_LAMBDA_RUNTIME_API']")
    assert address == "127.0.0.1:9001"
    assert function("result = connect('127.0.0.1', 9001)").startswith("HTTP/1.")
    places = [("127.0.0.1", server.port), ("0.0.0.0", server.port), ("169.254.169.254", 80)]
    assert function("result = [connect(*p) for p in event['places']]", places=places) == [None] * 3
    # The relay of outgoing connections has an address of its own.
    listening = function(
        """
        lines = [l.split() for l in open("/proc/net/tcp").readlines()[1:]]
        result = [int(l[1].split(":")[1], 16) for l in lines if l[3] == "0A" and l[1].startswith("0100007F")]
        """
    )
    own = {9001} | {int(url.rsplit(":", 1)[1]) for url in function(
        "result = [v for k, v in os.environ.items() if k.startswith('AWS_ENDPOINT_URL')]"
    )}  # fmt: skip
    assert set(listening) == own


def test_environments_do_not_share_loopback(code):
    needs("network isolation")
    function, other = code(), code()
    function("import socket; held = socket.create_server(('127.0.0.1', 8000)); result = 1")
    other(CONNECT)
    assert other("result = connect('127.0.0.1', 8000)") is None


def test_nothing_runs_between_invocations(code):
    """A thread that counts stands still while nobody invokes."""
    needs("freezing")
    function = code(MemorySize=1769)
    function(
        """
        import threading
        ticks = []
        def tick():
            while True:
                ticks.append(time.monotonic())
                time.sleep(0.01)
        threading.Thread(target=tick, daemon=True).start()
        """
    )
    import time

    time.sleep(1.5)
    gaps = function("time.sleep(0.1); result = max(b - a for a, b in zip(ticks, ticks[1:]))")
    assert gaps > 1.0
