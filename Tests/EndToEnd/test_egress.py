"""The world outside of a function's sandbox: what it reaches, and what it never does."""

import json
import select
import socket

import pytest

from support import networks, outside
from support.clients import boto
from support.code import Code
from support.promise import needs
from support.server import Server, binary, run_command

CONNECT = r"""
import socket, struct, urllib.request
def connect(host, port):
    try:
        with socket.create_connection((host, port), timeout=5) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return connection.recv(64).decode(errors="replace") or "end"
    except OSError as error:
        return type(error).__name__
"""

FAILED = ("ConnectionResetError", "ConnectionRefusedError")


@pytest.fixture(scope="module")
def beside():
    with outside.machine() as machine:
        yield machine


@pytest.fixture(scope="module")
def server(beside, tmp_path_factory):
    needs("network isolation", "outgoing connections")
    program = outside.program(tmp_path_factory.mktemp("host"), binary(), beside.address)
    with Server(program=program) as running:
        yield running


@pytest.fixture(scope="module")
def function(server):
    function = Code.create(boto(server.url), Timeout=60, MemorySize=512)
    function(CONNECT)
    return function


def test_a_function_reaches_another_machine_by_address_and_by_name(function, beside):
    fetch = "result = urllib.request.urlopen(event['url'], timeout=20).read().decode()"
    # The server goes there for it.
    assert function(fetch, url=f"http://{beside.address}:8000/") == beside.own
    assert function(fetch, url="http://somewhere.test:8000/") == beside.own
    # The host completes names.
    assert function(fetch, url="http://somewhere:8000/") == beside.own


def test_large_bodies_go_both_ways_at_once_with_others(function, beside):
    sizes = function(
        """
        from concurrent.futures import ThreadPoolExecutor
        def echo(size):
            request = urllib.request.Request(event["url"], data=b"x" * size, method="POST")
            return len(urllib.request.urlopen(request, timeout=30).read())
        with ThreadPoolExecutor(12) as pool:
            result = list(pool.map(echo, [2_000_000 + n for n in range(12)]))
        """,
        url=f"http://{beside.address}:8000/",
    )
    assert sizes == [2_000_000 + n for n in range(12)]


def test_names(function, beside):
    seen = function(
        r"""
        result = {"address": socket.gethostbyname("somewhere.test"), "resolver": open("/etc/resolv.conf").read()}
        try:
            socket.gethostbyname("nobody.test.")
        except OSError as error:
            result["unknown"] = type(error).__name__
        question = struct.pack("!6H", 77, 256, 1, 0, 0, 0) + b"\x05other\x04test\x00\x00\x01\x00\x01"
        # Whomever a program asks, the host's name server answers.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(10)
            asking.connect(("192.0.2.53", 53))
            asking.send(question)
            result["datagram"] = socket.inet_ntoa(asking.recv(512)[-4:])
        with socket.create_connection(("169.254.78.1", 53), timeout=10) as asking:
            asking.sendall(struct.pack("!H", len(question)) + question)
            result["connection"] = socket.inet_ntoa(asking.makefile("rb").read()[-4:])
        """
    )
    assert seen == {
        "address": beside.address,
        "resolver": "nameserver 169.254.78.1\nsearch example.test\n",
        "unknown": "gaierror",
        "datagram": beside.address,
        "connection": beside.address,
    }


def test_a_port_where_nobody_listens_and_other_protocols_fail_at_once(function, beside):
    assert function("result = connect(event['host'], 9)", host=beside.address) in FAILED
    seen = function(
        """
        result = []
        for family, address in ((socket.AF_INET, (event["host"], 123)), (socket.AF_INET6, ("2001:db8::1", 123))):
            try:
                with socket.socket(family, socket.SOCK_DGRAM) as asking:
                    asking.settimeout(10)
                    asking.connect(address)
                    asking.send(b"x")
                    asking.recv(1)
            except OSError as error:
                result.append(type(error).__name__)
        """,
        host=beside.address,
    )
    assert seen == ["ConnectionRefusedError", "OSError"]


def test_nothing_of_this_host_is_reached(function, beside, server):
    with socket.create_server(("0.0.0.0", 0)) as listening:
        port = listening.getsockname()[1]
        places = [
            (beside.own, port), ("127.0.0.1", port), ("127.0.0.1", server.port), (beside.own, server.port),
            ("0.0.0.0", port), ("127.1.2.3", port), ("169.254.78.1", port), ("169.254.169.254", 80),
            *[(address, port) for address in own_addresses()],
        ]  # fmt: skip
        answers = function("result = [connect(*place) for place in event['places']]", places=places)
        assert {answer for answer in answers} <= set(FAILED), list(zip(places, answers))
        assert select.select([listening], [], [], 0)[0] == []


def own_addresses():
    """The address from which this host reaches others."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            any_socket.connect(("192.0.2.200", 53))
        except OSError:
            return []
        return [any_socket.getsockname()[0]]


def test_no_other_environment_is_reached(function, server):
    other = Code.create(boto(server.url))
    other("import socket; held = socket.create_server(('0.0.0.0', 8000)); result = 1")
    places = [("127.0.0.1", 8000), ("169.254.78.1", 8000), ("0.0.0.0", 8000)]
    assert set(function("result = [connect(*p) for p in event['places']]", places=places)) <= set(FAILED)


def test_connections_end_with_their_environment(server, beside):
    function = Code.create(boto(server.url))
    hold = "import socket; held = socket.create_connection((event['host'], 7)); held.sendall(b'x'); result = 1"
    function(hold, host=beside.address)
    assert beside.said() == "held"
    function.delete()
    assert beside.said() == "ended"


def test_nothing_is_left_of_it_after_a_kill(beside):
    needs("network isolation", "outgoing connections")
    with Server() as server:
        function = Code.create(boto(server.url))
        hold = "import socket; held = socket.create_connection((event['host'], 7)); held.sendall(b'x'); result = 1"
        function(hold, host=beside.address)
        assert beside.said() == "held"
        interfaces = networks.others()
        server.kill()
        assert beside.said() == "ended"
        assert networks.others() == interfaces


def test_outgoing_connections_can_be_switched_off(beside, serve):
    needs("network isolation")
    server = serve("--egress", "off")
    function = Code.create(boto(server.url))
    function(CONNECT)
    assert function("result = connect(event['host'], 8000)", host=beside.address) == "OSError"
    shown = run_command("doctor", "--json", environment={"LAMBENT_EGRESS": "off"})
    (row,) = [row for row in json.loads(shown.stdout) if row["setting"] == "outgoing connections"]
    assert "as configured" in row["reason"]
