"""A busy life leaves nothing behind: no process, mount, cgroup, namespace, loop device, file or descriptor."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from support import leftovers, packages, processes
from support.clients import boto
from support.functions import Function
from support.wait import until


def busy(server):
    """Everything that could leave something: errors, timeouts, exits, updates, deletions."""
    client = boto(server.url)
    python = Function.create(client, Timeout=3)
    node = Function.create(client, "nodejs")
    shell = Function.create(client, "provided")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: python({"do": "sleep", "seconds": 0.3}), range(4)))
        list(pool.map(lambda f: f.invoke({"do": "see"}), [python, node, shell] * 3))
    python({"do": "spawn"})
    python({"do": "write", "text": "x" * 100_000})
    python.invoke({"do": "sleep", "seconds": 10})
    python.invoke({"do": "leave", "status": 1})
    node.invoke({"do": "leave", "status": 1})
    python.update(MemorySize=256)
    python.update_code(ZipFile=packages.python("raise SystemExit(3)\n", name="probe.py"))
    python.invoke({})
    node.delete()
    return python


def environments(server):
    """The log streams of the environments that run now."""
    found = (processes.stream_of(p) for p in server.children())
    return {stream for stream in found if stream}


def settled(server):
    """Waits until the number of the server's processes stays the same for a while."""
    seen = []

    def steady():
        seen.append(len(server.children()))
        return len(seen) > 10 and len(set(seen[-10:])) == 1

    until(steady, every=0.05, what="a steady number of processes")


def test_a_stopped_server_leaves_nothing(serve):
    server = serve()
    busy(server)
    children, marks = server.children(), leftovers.marks(server)
    assert server.stop() == 0
    processes.wait_gone(children, within=2)
    assert not leftovers.processes_of(server.root)
    until(lambda: not leftovers.objects_of(marks), within=2, what="no kernel object of the server")


def test_a_killed_server_leaves_no_process_and_the_next_start_cleans_its_files(serve):
    server = serve()
    busy(server)
    children, marks = server.children(), leftovers.marks(server)
    server.kill()
    processes.wait_gone(children, within=2)
    until(lambda: not leftovers.objects_of(marks), within=2)
    first = usage(server.data)
    server.restart()
    server.stop()
    assert usage(server.data) <= first


def test_deleted_functions_leave_no_package(serve):
    server = serve()
    client = boto(server.url)
    kept = Function.create(client)
    kept({"do": "see"})
    filler = os.urandom(3_000_000)
    size = usage(server.data)
    for _ in range(3):
        function = Function.create(client, code=packages.python("handler = lambda e, c: 1\n", filler=filler), Handler="app.handler")
        function()
        function.delete()
        filler = os.urandom(3_000_000)
    server.stop()
    server.restart()
    server.stop()
    # What has just been written is kept for a while, because a record may be about to name it.
    assert usage(server.data) < size + 30_000_000


def test_descriptors_and_children_do_not_grow(serve):
    server = serve()
    client = boto(server.url)
    function = Function.create(client)

    def round():
        for _ in range(3):
            function.invoke({"do": "leave", "status": 1})
            function.update(Description="again")
            function({"do": "see"})

    round()
    client.close()
    until(lambda: len(environments(server)) == 1, within=10, what="one environment being left")
    # Sandboxes may wait for somebody to need them.
    settled(server)
    held, children = processes.descriptors(server.process.pid), len(server.children())
    client = function.client = boto(server.url)
    round()
    client.close()
    until(lambda: len(server.children()) <= children, within=10)
    until(lambda: processes.descriptors(server.process.pid) <= held + 2, within=10, what=f"{held} descriptors, as before")


def usage(directory):
    """Bytes on the disk; holes do not count."""
    shown = subprocess.run(["du", "-s", "--block-size=1", directory], capture_output=True, text=True, check=True).stdout
    return int(shown.split()[0])
