"""How environments are made, reused and ended."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from support import processes
from support.functions import Function
from support.clients import boto
from support.wait import until


def test_each_concurrent_invocation_has_an_environment_of_its_own(create):
    function = create()
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda _: function({"do": "sleep", "seconds": 1.5}), range(6)))
    assert len({o["environment"] for o in outcomes}) == 6
    assert max(o["started"] for o in outcomes) < min(o["ended"] for o in outcomes), "all ran at the same time"


def test_the_most_recently_used_environment_is_taken_first(create):
    function = create()
    with ThreadPoolExecutor(3) as pool:
        waits = [0.6, 1.2, 1.8]
        outcomes = list(pool.map(lambda s: function({"do": "sleep", "seconds": s}), waits))
    last = outcomes[-1]["environment"]
    assert len({o["environment"] for o in outcomes}) == 3
    for _ in range(5):
        assert function({"do": "see"})["environment"] == last


def test_one_environment_serves_one_invocation_after_another(create):
    function = create()
    counts = [function({"do": "see"})["count"] for _ in range(20)]
    assert counts == list(range(1, 21))


def test_many_invocations_on_few_connections(create):
    function = create()
    errors = []

    def loop():
        for number in range(25):
            value = function({"do": "echo", "number": number, "thread": threading.get_ident()})
            if value != {"do": "echo", "number": number, "thread": threading.get_ident()}:
                errors.append(value)

    threads = [threading.Thread(target=loop) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors


def test_functions_do_not_share_environments(create):
    code = create()
    other = create()
    assert code({"do": "see"})["environment"] != other({"do": "see"})["environment"]


def test_an_idle_environment_ends(serve):
    server = serve("--idle-timeout", "1")
    function = Function.create(boto(server.url))
    first = function({"do": "see"})
    running = processes.of_environment(first["logStream"])
    assert running
    until(lambda: not [p for p in running if p.alive], within=10, what="the end of the idle environment")
    assert function({"do": "see"})["environment"] != first["environment"]


def test_an_update_ends_the_old_environments_but_not_their_invocations(create):
    function = create(Environment={"Variables": {"MARK": "old"}})
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(function, {"do": "sleep", "seconds": 3})
        until(lambda: running.running(), what="the start of the invocation")
        time.sleep(1)  # lets the invocation reach its handler; the assertions below hold without it too
        function.update(Environment={"Variables": {"MARK": "new"}})
        assert function({"do": "sleep", "seconds": 0})["mark"] == "new"
        assert running.result()["mark"] == "old"


def test_processes_that_a_function_starts_end_with_its_environment(create):
    function = create()
    spawned = function({"do": "spawn"})
    running = processes.of_environment(spawned["logStream"])
    assert len(running) == 2, "the runtime and what it started in a session of its own"
    function.delete()
    until(lambda: not [p for p in running if p.alive], within=10, what="the end of the environment")


def test_a_client_that_goes_away_does_not_disturb_the_function(create, server):
    function = create()
    impatient = boto(server.url, read_timeout=0.5)
    try:
        function.invoke({"do": "sleep", "seconds": 1}, client=impatient)
    except Exception as error:
        assert "timeout" in str(error).lower() or "timed out" in str(error).lower()
    until(lambda: function({"do": "see"})["environment"], within=5)


def test_deleting_a_function_ends_its_environments(create):
    function = create()
    running = processes.of_environment(function({"do": "see"})["logStream"])
    assert running
    function.delete()
    until(lambda: not [p for p in running if p.alive], within=10, what="the end of the deleted function's environment")
