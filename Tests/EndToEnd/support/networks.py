"""Networks of the host for functions to be in: bridges with a machine on them, and namespaces that have a name."""

import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys

import pytest

# Answers TCP connections at each port with its name and the address of whoever comes; UDP to 9 with the same; says that every name
# is its own address; a line `PORT` sent to port 7 makes it connect back to the caller's port, and tell how that went.
MACHINE = r"""
import socket, socketserver, struct, sys, threading
name, *addresses = sys.argv[1:]
sys.stdin.readline()

def told(client):
    return f"{name} {client[0]}".encode()

class Tell(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(told(self.client_address))

class TellByDatagram(socketserver.BaseRequestHandler):
    def handle(self):
        self.request[1].sendto(told(self.client_address), self.client_address)

class Back(socketserver.StreamRequestHandler):
    def handle(self):
        port = int(self.rfile.readline())
        try:
            with socket.create_connection((self.client_address[0], port), timeout=2):
                self.wfile.write(b"reached")
        except OSError as error:
            self.wfile.write(type(error).__name__.encode())

class Names(socketserver.BaseRequestHandler):
    def handle(self):
        question, own = self.request[0], self.server.server_address[0]
        end = question.index(b"\0", 12) + 5
        found = question[end - 4:end - 2] == b"\0\1"
        head = question[:2] + b"\x81\x80\0\1" + struct.pack("!H", found) + b"\0\0\0\0"
        record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton(own) if found else b""
        self.request[1].sendto(head + question[12:end] + record, self.client_address)

def serve(kind, place, handler):
    class Server(kind):
        address_family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        allow_reuse_address = daemon_threads = True
    threading.Thread(target=Server(place, handler).serve_forever, daemon=True).start()

for address in addresses:
    for port in (5432, 8000):
        serve(socketserver.ThreadingTCPServer, (address, port), Tell)
    serve(socketserver.ThreadingTCPServer, (address, 7), Back)
    serve(socketserver.ThreadingUDPServer, (address, 9), TellByDatagram)
    if ":" not in address:
        serve(socketserver.ThreadingUDPServer, (address, 53), Names)
print("up", flush=True)
sys.stdin.read()
"""

_number = iter(range(1, 1000))


def _run(*command):
    subprocess.run(command, check=True, capture_output=True, text=True)


def give_host(stack, address):
    """Makes an address, with the bits of its network, one of this host's until the stack unwinds."""
    _run("ip", "address", "add", address, "dev", "lo")
    stack.callback(_run, "ip", "address", "del", address, "dev", "lo")


def _name():
    return f"lmt{os.getpid() % 100000}{random.randrange(36**2):03x}{next(_number)}"


def others():
    """Interfaces of this host that no test and no function's network has."""
    return {name for _, name in socket.if_nameindex() if not name.startswith(("lmb", "lmt", "tst"))}


def needs_rights():
    if os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("networks of the host need root and ip")


class Network:
    """What the host calls it, and who is on it."""

    def __init__(self, kind, name, address, process):
        self.kind = kind
        self.name = name
        self.address = address
        self.process = process

    def place(self, **more):
        """What the configuration file says of it."""
        cidr = self.address.rsplit(".", 1)[0] + ".0/24"
        return {self.kind: self.name, "cidr": cidr, "dns": [self.address], **more}


def _start(stack, namespace, name, *addresses):
    process = stack.enter_context(
        subprocess.Popen(
            ["ip", "netns", "exec", namespace, sys.executable, "-c", MACHINE, name, *addresses],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    )
    stack.callback(process.kill)
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "up\n"
    return process


def _namespace(stack):
    name = _name()
    try:
        _run("ip", "netns", "add", name)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespaces here: {error.stderr}")
    stack.callback(_run, "ip", "netns", "delete", name)
    _run("ip", "-n", name, "link", "set", "lo", "up")
    return name


@contextlib.contextmanager
def bridge(machine, address, *more):
    """A bridge without an address of the host's, and a machine on it."""
    needs_rights()
    with contextlib.ExitStack() as stack:
        namespace, bridge, wire = _namespace(stack), _name(), _name()
        _run("ip", "link", "add", bridge, "type", "bridge")
        stack.callback(_run, "ip", "link", "delete", bridge)
        _run("ip", "link", "set", bridge, "up")
        _run("ip", "link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", namespace)
        _run("ip", "link", "set", wire, "master", bridge, "up")
        _run("ip", "-n", namespace, "link", "set", "eth0", "up")
        for own in (address, *more):
            size = "/64" if ":" in own else "/24"
            _run("ip", "-n", namespace, "address", "add", own + size, "dev", "eth0", *(["nodad"] if ":" in own else []))
        process = _start(stack, namespace, machine, address, *more)
        yield Network("bridge", bridge, address, process)


@contextlib.contextmanager
def named(machine, address):
    """A network namespace that has a name, with a program in it."""
    needs_rights()
    with contextlib.ExitStack() as stack:
        namespace = _namespace(stack)
        _run("ip", "-n", namespace, "address", "add", f"{address}/32", "dev", "lo")
        process = _start(stack, namespace, machine, address)
        yield Network("namespace", namespace, address, process)
