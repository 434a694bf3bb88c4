"""A machine beside this one: a network namespace with a web server and a name server, at the other end of a wire."""

import contextlib
import os
import random
import shutil
import subprocess
import sys

import pytest

# Answers GET with the address of the caller, POST with what was sent; says that every name is its own address, but for those
# that begin with "no"; ends what it accepts at port 7 by waiting for its end, and says so.
MACHINE = r"""
import http.server, socket, socketserver, struct, sys, threading
own = sys.argv[1]
sys.stdin.readline()

class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        self.answer(self.client_address[0].encode())
    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))
    def log_message(self, *_):
        pass

def name(question):
    labels, place = [], 12
    while question[place]:
        labels.append(question[place + 1:place + 1 + question[place]].decode())
        place += 1 + question[place]
    return ".".join(labels), question[12:place + 5]

def answer(question):
    asked, section = name(question)
    is_address = section[-4:-2] == b"\0\1"
    if asked.startswith("no"):
        return question[:2] + b"\x81\x83\0\1\0\0\0\0\0\0" + section
    if not is_address:
        return question[:2] + b"\x81\x80\0\1\0\0\0\0\0\0" + section
    record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton(own)
    return question[:2] + b"\x81\x80\0\1\0\1\0\0\0\0" + section + record

class Names(socketserver.BaseRequestHandler):
    def handle(self):
        self.request[1].sendto(answer(self.request[0]), self.client_address)

class NamesByConnection(socketserver.StreamRequestHandler):
    def handle(self):
        (length,) = struct.unpack("!H", self.rfile.read(2))
        said = answer(self.rfile.read(length))
        self.wfile.write(struct.pack("!H", len(said)) + said)

class Hold(socketserver.StreamRequestHandler):
    def handle(self):
        print("held", flush=True)
        try:
            self.rfile.read()
        except OSError:
            pass
        print("ended", flush=True)

socketserver.ThreadingTCPServer.daemon_threads = True
for kind, port, handler in (
    (socketserver.ThreadingUDPServer, 53, Names), (socketserver.ThreadingTCPServer, 53, NamesByConnection),
    (socketserver.ThreadingTCPServer, 7, Hold), (http.server.ThreadingHTTPServer, 8000, Web),
):
    threading.Thread(target=kind((own, port), handler).serve_forever, daemon=True).start()
print("up", flush=True)
sys.stdin.read()
"""


class Outside:
    """The machine, and this host's own address on the wire to it."""

    def __init__(self, process, address, own):
        self.process = process
        self.address = address
        self.own = own

    def said(self):
        """The next line that it says."""
        return self.process.stdout.readline().strip()


def _ip(*arguments):
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


@contextlib.contextmanager
def machine():
    """Runs it; skips the test where it cannot be had."""
    if os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("nsenter"):
        pytest.skip("a machine beside this one needs root, ip and nsenter")
    number = random.randrange(4, 250) << 8 | random.randrange(1, 63) << 2
    own, address = (f"10.213.{(number | end) >> 8}.{(number | end) & 255}" for end in (1, 2))
    wire = f"tst{os.getpid()}"
    process = subprocess.Popen(
        ["unshare", "--net", sys.executable, "-c", MACHINE, address],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        inside = ["nsenter", f"--net=/proc/{process.pid}/ns/net"]
        # It is in its network once it runs Python.
        while os.readlink(f"/proc/{process.pid}/ns/net") == os.readlink("/proc/self/ns/net"):
            assert process.poll() is None
        try:
            _ip("link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", str(process.pid))
            _ip("address", "add", f"{own}/30", "dev", wire)
            _ip("link", "set", wire, "up")
            for command in (["address", "add", f"{address}/30", "dev", "eth0"], ["link", "set", "eth0", "up"]):
                subprocess.run([*inside, "ip", *command], check=True, capture_output=True, text=True)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"no wire between networks here: {error.stderr}")
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "up\n"
        yield Outside(process, address, own)
    finally:
        process.kill()
        process.wait()
        subprocess.run(["ip", "link", "delete", wire], check=False, capture_output=True)


def program(directory, binary, name_server):
    """A program that runs the binary on a host which asks that name server."""
    resolver = directory / "resolv.conf"
    resolver.write_text(f"search example.test\nnameserver {name_server}\n")
    script = directory / "lambent"
    script.write_text(
        "#!/bin/sh\n"
        'exec unshare --mount sh -c \'mount --bind "$0" /etc/resolv.conf && exec "$@"\' '
        f'{resolver} {binary} "$@"\n'
    )
    script.chmod(0o755)
    return str(script)
