"""kill -9: nothing acknowledged is lost, nothing stays locked, nothing runs on."""

import os
import signal
import threading
import time

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from support import packages, processes, runtimes
from support.clients import ROLE, boto
from support.functions import Function
from support.server import run_command
from support.wait import until

SMALL = packages.python("def handler(event, context): return 1\n")


def create(client, name):
    client.create_function(
        FunctionName=name, Runtime=runtimes.python(), Handler="app.handler", Role=ROLE, Code={"ZipFile": SMALL}
    )


def test_no_acknowledged_update_is_lost(serve):
    """20 loops update a function each; the server is killed in the middle, three times over."""
    server = serve(environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"})
    client = boto(server.url)
    names = [f"loop-{n:02d}" for n in range(20)]
    for name in names:
        create(client, name)
    functions = [Function(client, name).wait_active() for name in names]
    acknowledged = {name: 0 for name in names}
    sent = {name: 0 for name in names}

    failures = []
    for _ in range(3):
        client = boto(server.url, read_timeout=10)
        down = threading.Event()

        def loop(name):
            number = sent[name]
            while not down.is_set():
                number += 1
                sent[name] = number
                try:
                    client.update_function_configuration(FunctionName=name, Description=str(number))
                    acknowledged[name] = number
                except client.exceptions.ResourceConflictException:
                    number -= 1
                except (BotoCoreError, ClientError, OSError) as error:
                    if not down.is_set():
                        failures.append(error)
                    return

        before = sum(acknowledged.values())
        threads = [threading.Thread(target=loop, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        until(lambda: sum(acknowledged.values()) - before >= 100, within=30, what="100 acknowledged updates")
        down.set()
        server.kill()
        for thread in threads:
            thread.join(timeout=20)
        assert not failures
        server.restart()
        client = boto(server.url)
        for name in names:
            shown = client.get_function_configuration(FunctionName=name)
            # The one that was under way may or may not have been committed; every acknowledged one has been.
            number = int(shown["Description"] or 0)
            assert acknowledged[name] <= number <= sent[name], name
            acknowledged[name] = max(acknowledged[name], number)
        functions = [Function(client, name) for name in names]
        for function in functions:
            assert function.wait_updated(within=10)["LastUpdateStatus"] == "Successful"
    assert functions[0]() == 1


@pytest.mark.parametrize("kind", ["configuration", "code"])
def test_a_kill_during_an_update_ends_successful_after_the_next_start(serve, kind):
    server = serve(environment={"LAMBENT_STATE_TRANSITION_DELAY": "0"})
    function = Function.create(boto(server.url), Environment={"Variables": {"MARK": "old"}})
    assert function({"do": "see"})["variables"]["MARK"] == "old"
    server.stop()
    server.environment["LAMBENT_STATE_TRANSITION_DELAY"] = "60"
    server.restart()
    function.client = boto(server.url)
    if kind == "configuration":
        answer = function.update(wait=False, Environment={"Variables": {"MARK": "new"}})
    else:
        new = packages.python("def handler(event, context): return 'new code'\n", name="probe.py")
        answer = function.update_code(wait=False, ZipFile=new)
    assert answer["LastUpdateStatus"] == "InProgress"
    assert function({"do": "see"})["variables"]["MARK"] == "old"
    server.kill()

    # The next start: first the old configuration serves, within two seconds the new one does.
    server.environment["LAMBENT_STATE_TRANSITION_DELAY"] = "1"
    server.restart()
    ready = time.monotonic()
    function.client = boto(server.url)
    shown = function.configuration()
    assert shown["LastUpdateStatus"] == "InProgress"
    assert shown["RevisionId"] == answer["RevisionId"]
    seen = function({"do": "see"})
    if function.configuration()["LastUpdateStatus"] == "InProgress":
        assert seen["variables"]["MARK"] == "old", "the old configuration serves meanwhile"
    after = function.wait_updated(within=2 - (time.monotonic() - ready))
    assert after["LastUpdateStatus"] == "Successful"
    assert after["RevisionId"] != answer["RevisionId"]
    if kind == "configuration":
        assert function({"do": "see"})["variables"]["MARK"] == "new"
    else:
        assert function({}) == "new code"


def test_a_kill_during_a_creation_ends_active(serve):
    server = serve(environment={"LAMBENT_STATE_TRANSITION_DELAY": "60"})
    function = Function.create(boto(server.url), wait=False)
    server.kill()
    server.environment["LAMBENT_STATE_TRANSITION_DELAY"] = "0"
    server.restart()
    function.client = boto(server.url)
    function.wait_active(within=2)
    assert function({"do": "echo"}) == {"do": "echo"}


def test_every_child_of_a_killed_server_is_gone_within_two_seconds(serve):
    server = serve()
    client = boto(server.url)
    python, node = Function.create(client), Function.create(client, "nodejs")
    shell = Function.create(client, "provided")
    spawned = python({"do": "spawn"})
    node({"do": "see"})
    shell({"a": 1})
    busy = threading.Thread(target=lambda: _ignore(python, {"do": "sleep", "seconds": 60}), daemon=True)
    busy.start()
    until(lambda: len(server.children()) >= 7, within=5, what="the processes of four environments")
    children = server.children()
    running = {p.pid for p in processes.of_environment(spawned["logStream"])}
    assert running and running <= {p.pid for p in children}
    server.kill()
    processes.wait_gone(children, within=2)
    assert not server.children()


def _ignore(function, event):
    try:
        function.invoke(event)
    except Exception:
        pass


def test_the_functions_of_a_killed_launcher_end(serve):
    server = serve()
    function = Function.create(boto(server.url))
    function({"do": "see"})
    children = server.children()
    launcher = next(p for p in children if p.parent == server.process.pid)
    os.kill(launcher.pid, signal.SIGKILL)
    processes.wait_gone(children, within=3)


def test_everything_is_there_after_a_clean_restart(serve):
    server = serve()
    function = Function.create(
        boto(server.url), Environment={"Variables": {"MARK": "kept"}}, MemorySize=200, Tags={"a": "b"}, Publish=True
    )
    function.update(Description="last")
    before, version = function.configuration(), function.configuration(Qualifier="1")
    assert server.stop() == 0
    server.restart()
    function.client = boto(server.url)
    assert function.configuration() == before
    assert function.configuration(Qualifier="1") == version
    assert function({"do": "see"})["variables"]["MARK"] == "kept"
    assert function({"do": "see"}, Qualifier="1")["functionVersion"] == "1"
    assert function.client.get_function(FunctionName=function.name)["Tags"] == {"a": "b"}


def test_two_servers_do_not_share_a_data_directory(serve):
    server = serve()
    done = run_command("serve", "--listen", "127.0.0.1:0", "--data-dir", server.data, timeout=20)
    assert done.returncode != 0
    assert server.data in done.stderr + done.stdout
    assert server.process.poll() is None


def test_a_stray_file_in_the_blob_directory_does_not_stop_the_server(serve):
    server = serve()
    create(boto(server.url), "kept")
    server.kill()
    for folder, _, _ in list(os.walk(server.data)):
        with open(os.path.join(folder, ".half-written.tmp"), "w") as file:
            file.write("half")
    server.restart()
    assert Function(boto(server.url), "kept").wait_active()() == 1
