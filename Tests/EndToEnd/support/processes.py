"""Looking at processes through /proc: who descends from whom, who uses a directory, who is gone."""

import os
import re
from dataclasses import dataclass

from support.wait import until


@dataclass(frozen=True)
class Process:
    """A process, told from a later one of the same number by its start time."""

    pid: int
    started: int
    parent: int
    name: str

    @property
    def alive(self):
        now = read(self.pid)
        return now is not None and now.started == self.started

    @property
    def command(self):
        return _text(f"/proc/{self.pid}/cmdline").replace("\0", " ").strip()


def _text(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def read(pid):
    """The process of this number, or None when there is none or it is only waiting to be reaped."""
    stat = _text(f"/proc/{pid}/stat")
    if not stat:
        return None
    name, _, rest = stat.partition("(")[2].rpartition(")")
    fields = rest.split()
    if fields[0] in "ZX":
        return None
    return Process(pid=int(pid), started=int(fields[19]), parent=int(fields[1]), name=name)


def everyone():
    return [p for p in (read(int(entry)) for entry in os.listdir("/proc") if entry.isdigit()) if p]


def family(pid, directory=None):
    """Descendants of `pid`, and every other process whose environment, command or cwd names `directory`."""
    found = {}
    all_processes = everyone()
    members = {pid}
    grew = True
    while grew:
        grew = False
        for process in all_processes:
            if process.parent in members and process.pid not in members:
                members.add(process.pid)
                found[process.pid] = process
                grew = True
    if directory:
        for process in all_processes:
            if process.pid in (pid, os.getpid()) or process.pid in found:
                continue
            if uses(process, directory):
                found[process.pid] = process
    return list(found.values())


def descriptors(pid):
    """How many the process holds, without the files of function logs, of which the server keeps a bounded number open."""
    held = 0
    for number in os.listdir(f"/proc/{pid}/fd"):
        try:
            held += "/data/logs/" not in os.readlink(f"/proc/{pid}/fd/{number}")
        except OSError:
            pass
    return held


STREAM = "AWS_LAMBDA_LOG_STREAM_NAME"


def stream_of(process):
    """The log stream of the execution environment that the process belongs to; None for others."""
    for variable in _text(f"/proc/{process.pid}/environ").split("\0"):
        name, _, value = variable.partition("=")
        if name == STREAM:
            return value
    # An interpreter that was up before it was a function's was given its variables later.
    return _stream_in_memory(process.pid) if "/var/runtime/bootstrap" in process.command else None


def _stream_in_memory(pid):
    try:
        with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
            for line in maps:
                if not line.endswith("[heap]\n"):
                    continue
                start, end = (int(part, 16) for part in line.split()[0].split("-"))
                memory.seek(start)
                found = re.search(STREAM.encode() + rb"=([ -~]+)\0", memory.read(end - start))
                if found:
                    return found[1].decode()
    except (OSError, ValueError):
        pass
    return None


def of_environment(stream):
    """The processes of the execution environment with this log stream, by the host's numbers, whatever it sees itself."""
    return [p for p in everyone() if stream_of(p) == stream]


def uses(process, directory):
    try:
        if os.readlink(f"/proc/{process.pid}/cwd").startswith(directory):
            return True
    except OSError:
        pass
    return directory in _text(f"/proc/{process.pid}/environ") or directory in _text(f"/proc/{process.pid}/cmdline")


def wait_gone(before, within=2.0):
    """Fails when a process of `before` is still there after `within` seconds."""
    until(
        lambda: not [p for p in before if p.alive],
        within=within,
        what=f"the end of {[(p.pid, p.name, p.command) for p in before if p.alive]}",
    )
