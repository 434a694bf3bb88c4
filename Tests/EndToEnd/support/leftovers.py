"""What Lambent could leave on a machine: processes, mounts, cgroups, namespaces, loop devices, temporary directories.

Other servers may run on the same machine, so everything is told apart by what it belongs to.
"""

import glob
import os

from support import processes

NAME = "lambent"


def kernel_objects(server=None):
    """Mounts, cgroups, named network namespaces and loop devices that carry Lambent's name, or those of one server."""
    if server:
        return objects_of(marks(server))
    found = set()
    with open("/proc/self/mountinfo") as file:
        for line in file:
            fields = line.split()
            source = fields[fields.index("-") + 2]
            if NAME in os.path.basename(fields[4]) or os.path.basename(source).startswith(NAME):
                found.add(f"mount {fields[4]}")
    for directory, names, _ in os.walk("/sys/fs/cgroup"):
        found.update(f"cgroup {os.path.join(directory, n)}" for n in names if n.startswith(NAME + "-"))
    found.update(f"network namespace {path}" for path in glob.glob(f"/run/netns/{NAME}-*"))
    found.update(f"network interface {path}" for path in glob.glob("/sys/class/net/lmb*"))
    for path in glob.glob("/sys/block/loop*/loop/backing_file"):
        try:
            with open(path) as file:
                backing = file.read().strip()
        except OSError:
            continue
        if NAME in backing:
            found.add(f"loop device {path.split('/')[3]} of {backing}")
    return found


def marks(server):
    """The words that name a server's kernel objects: its directory, and its cgroups' name."""
    return {server.root, f"{NAME}-{server.instance}", f"/{wires(server.instance)}"}


def wires(instance):
    """How the host's ends of a server's wires begin."""
    return f"lmb{instance[:4]}-"


def objects_of(marks):
    """The kernel objects that one of the words names."""
    return {item for item in kernel_objects() if any(mark in item for mark in marks)}


def processes_of(directory):
    """Processes whose environment, command or working directory names the directory."""
    found = (p for p in processes.everyone() if p.pid != os.getpid() and processes.uses(p, directory))
    return {f"process {p.pid} {p.command or p.name}" for p in found}


def orphans_of(directory):
    """Processes whose executable lies in the directory and whose parent has ended.

    One that runs for somebody else, in another shell or another checkout, still has its parent.
    """
    members = {}
    for process in processes.everyone():
        try:
            executable = os.readlink(f"/proc/{process.pid}/exe")
        except OSError:
            continue
        if executable.startswith(directory + "/"):
            members[process.pid] = process
    adoptive = ancestors()
    found = set()
    for process in members.values():
        parent = process.parent
        while parent in members:
            parent = members[parent].parent
        if parent in adoptive:
            found.add(f"process {process.pid} {process.command or process.name}")
    return found


def ancestors():
    """The processes above this one: whoever takes in the orphans is among them."""
    found, pid = set(), os.getppid()
    while pid:
        found.add(pid)
        process = processes.read(pid)
        pid = process.parent if process else 0
    return found


def abandoned_objects(directory):
    """Kernel objects of the directory, and those that no process belongs to."""
    owned = set()
    for process in processes.everyone():
        try:
            with open(f"/proc/{process.pid}/cgroup") as file:
                pieces = file.read().replace("\n", "/").split("/")
        except OSError:
            continue
        owned.update(piece for piece in pieces if piece.startswith(NAME + "-"))
    found = set()
    owned |= {wires(piece.removeprefix(NAME + "-")) for piece in owned}
    for item in kernel_objects():
        kind, _, place = item.partition(" ")
        pieces = set(os.path.normpath(place).split("/"))
        nobodys = not owned & (pieces | {piece.split("-")[0] + "-" for piece in pieces})
        if directory in place or (kind in ("cgroup", "network") and nobodys):
            found.add(item)
    return found


def files_in(directory):
    """What carries Lambent's name in a directory for temporary files."""
    return {f"file {path}" for path in glob.glob(f"{directory}/{NAME}-*")}
