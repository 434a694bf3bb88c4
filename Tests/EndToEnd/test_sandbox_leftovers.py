"""A thousand environments, and a server killed under load, leave nothing behind."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import leftovers, processes
from support.clients import boto
from support.functions import Function
from support.wait import until

ENVIRONMENTS = 1000
AT_ONCE = 25


def launcher(server):
    return next(p for p in server.children() if p.parent == server.process.pid)


def mounts(process):
    """What is mounted in the launcher's own mount namespace."""
    with open(f"/proc/{process.pid}/mountinfo") as file:
        return [line.split()[4] for line in file]


def held(server):
    """Descriptors of the server and of its launcher."""
    return {pid: processes.descriptors(pid) for pid in (server.process.pid, launcher(server).pid)}


def loops(server):
    return {item for item in leftovers.kernel_objects(server) if item.startswith("loop")}


def groups(server):
    return {item for item in leftovers.kernel_objects(server) if item.startswith("cgroup")}


def temporary(server):
    return [os.path.join(folder, name) for folder, _, names in os.walk(server.data + "/run") for name in names]


def wave(function, count):
    """Makes so many environments run at once."""
    with ThreadPoolExecutor(count) as pool:
        seen = list(pool.map(lambda _: function({"do": "sleep", "seconds": 0.7})["environment"], range(count)))
    return set(seen)


@pytest.mark.timeout(600)
def test_a_thousand_environments_leave_nothing(serve):
    server = serve()
    client = boto(server.url, connections=AT_ONCE + 5, read_timeout=120)
    function = Function.create(client, Timeout=60)
    wave(function, 2)
    function.update(Description="before")
    steady = lambda: not [p for p in server.children() if processes.stream_of(p)]  # noqa: E731
    until(steady, within=60, what="the end of the first environments")
    client.close()
    before = {"groups": len(groups(server)), "mounts": len(mounts(launcher(server))), "held": held(server)}
    seen = set()
    while len(seen) < ENVIRONMENTS:
        seen |= wave(function, AT_ONCE)
        function.update(Description=f"after {len(seen)}")
    until(steady, within=60, what="the end of the last environments")
    client.close()
    until(lambda: len(groups(server)) <= before["groups"], within=60, what="as many control groups as before")
    until(lambda: len(mounts(launcher(server))) <= before["mounts"], within=60, what="as many mounts as before")
    # Sandboxes that wait to be somebody's have a /tmp, a group and a socket each.
    until(lambda: len(loops(server)) <= 3, within=60, what="no more loop devices than sandboxes that wait")
    for pid, count in before["held"].items():
        until(lambda: processes.descriptors(pid) <= count + 10, within=60, what=f"{count} descriptors, as before")
    assert not temporary(server)
    children = server.children()
    assert server.stop() == 0
    processes.wait_gone(children, within=5)
    until(lambda: not leftovers.kernel_objects(server), within=2, what="no kernel object of the server")


def test_a_server_killed_under_load_leaves_nothing(serve):
    server = serve()
    client = boto(server.url, connections=40, read_timeout=30)
    function, busy = Function.create(client, Timeout=60), Function.create(client, Timeout=60)

    def load(target, event):
        try:
            for _ in range(100):
                target.invoke(event)
        except Exception:
            pass

    threads = [threading.Thread(target=load, args=(function, {"do": "spawn"}), daemon=True) for _ in range(5)]
    threads += [threading.Thread(target=load, args=(busy, {"do": "sleep", "seconds": 30}), daemon=True) for _ in range(10)]
    for thread in threads:
        thread.start()
    until(lambda: len({processes.stream_of(p) for p in server.children()}) >= 12, within=30, what="a dozen environments")
    children = server.children()
    server.kill()
    processes.wait_gone(children, within=2)
    until(lambda: not leftovers.kernel_objects(server), within=2, what="no mount, group or loop device being left")
    for thread in threads:
        thread.join(timeout=30)
    server.restart()
    assert not temporary(server)
    function.client = boto(server.url)
    assert function({"do": "echo", "a": 1}) == {"do": "echo", "a": 1}
