"""What Lambent could leave on a machine: processes, mounts, cgroups, namespaces, loop devices, temporary directories."""

import glob
import os
import tempfile

NAME = "lambent"


def servers():
    """Processes whose executable is the Lambent binary, as `pid path`."""
    found = set()
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            executable = os.readlink(f"/proc/{entry}/exe").removesuffix(" (deleted)")
        except OSError:
            continue
        if os.path.basename(executable) == NAME:
            found.add(f"process {entry} {executable}")
    return found


def functions():
    """Processes that run a function: their environment carries Lambent's contract with its runtimes."""
    found = set()
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/environ", "rb") as file:
                environment = file.read()
        except OSError:
            continue
        if b"AWS_LAMBDA_RUNTIME_API=" in environment and b"LAMBDA_TASK_ROOT=" in environment:
            found.add(f"function process {entry}")
    return found


def kernel_objects(server=None):
    """Mounts, cgroups, named network namespaces and loop devices of a server, or of every Lambent."""
    name = f"{NAME}-{server.instance}" if server else NAME
    found = set()
    with open("/proc/self/mountinfo") as file:
        for line in file:
            fields = line.split()
            source = fields[fields.index("-") + 2]
            if name in os.path.basename(fields[4]) or os.path.basename(source).startswith(name):
                found.add(f"mount {fields[4]}")
    for directory, names, _ in os.walk("/sys/fs/cgroup"):
        found.update(f"cgroup {os.path.join(directory, n)}" for n in names if n.startswith(name if server else NAME + "-"))
    found.update(f"network namespace {path}" for path in glob.glob(f"/run/netns/{NAME}-*"))
    for path in glob.glob("/sys/block/loop*/loop/backing_file"):
        try:
            with open(path) as file:
                backing = file.read().strip()
        except OSError:
            continue
        if (server.data if server else NAME) in backing:
            found.add(f"loop device {path.split('/')[3]} of {backing}")
    return found


def directories():
    """Temporary directories and files that carry Lambent's name."""
    places = {"/tmp", "/run", "/dev/shm", tempfile.gettempdir()}
    return {f"file {path}" for place in places for path in glob.glob(f"{place}/{NAME}-*")}


def all():
    return servers() | functions() | kernel_objects() | directories()
