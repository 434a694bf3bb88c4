"""What receives traces in tests: an X-Ray daemon, and a receiver of OTLP over HTTP."""

import contextlib
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from support.wait import until


class Daemon:
    """Keeps the segments that arrive as datagrams; a context manager."""

    def __enter__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self.socket.bind(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self.socket.getsockname()[1]
        self.documents = []
        self._thread = threading.Thread(target=self._receive, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.sendto(b"end", self.socket.getsockname())
        self._thread.join(5)
        self.socket.close()

    def _receive(self):
        while True:
            datagram = self.socket.recv(1 << 16)
            if datagram == b"end":
                return
            header, _, body = datagram.partition(b"\n")
            assert json.loads(header) == {"format": "json", "version": 1}
            self.documents.append(json.loads(body))

    def all(self, **members):
        """The documents with these members."""
        return [d for d in list(self.documents) if all(d.get(k) == v for k, v in members.items())]

    def wait(self, count=1, within=15, **members):
        """The first of the documents with these members, once there are so many."""
        found = until(
            lambda: len(now := self.all(**members)) >= count and now,
            within=within,
            what=f"{count} segments with {members}",
        )
        return found[0] if count == 1 else found

    def invocation(self, request_id, within=15):
        """The two segments of an invocation."""

        def pair():
            of_it = [d for d in list(self.documents) if d.get("aws", {}).get("request_id") == request_id]
            found = {d.get("origin"): d for d in of_it}
            return {"AWS::Lambda", "AWS::Lambda::Function"} <= found.keys() and found

        found = until(pair, within=within, what=f"both segments of {request_id}")
        return found["AWS::Lambda"], found["AWS::Lambda::Function"]


class OTLP:
    """Keeps the spans that arrive over HTTP; `answers` are the statuses of the next requests, 200 after them."""

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.requests = []
        self.spans = []

    def __enter__(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = outer.answers.pop(0) if outer.answers else 200
                outer.requests.append((self.path, dict(self.headers), status))
                if status == 200:
                    outer.take(json.loads(body))
                self.send_response(status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self._thread.join(5)
        self.server.server_close()

    def take(self, body):
        for resource in body["resourceSpans"]:
            about = attributes(resource["resource"])
            for scope in resource["scopeSpans"]:
                assert scope["scope"]["name"] == "lambent"
                for span in scope["spans"]:
                    self.spans.append({**span, "about": attributes(span), "resource": about})

    def wait(self, span_id, within=15):
        """The span with this id."""
        return until(
            lambda: next((s for s in list(self.spans) if s["spanId"] == span_id), None),
            within=within,
            what=f"the span {span_id}",
        )


def attributes(thing):
    """`{name: value}` of attributes."""

    def plain(value):
        (kind, content), = value.items()
        if kind == "arrayValue":
            return [plain(v) for v in content["values"]]
        return int(content) if kind == "intValue" else content

    return {a["key"]: plain(a["value"]) for a in thing["attributes"]}


@contextlib.contextmanager
def receivers(**settings):
    """Both, as a pair."""
    with Daemon() as daemon, OTLP(**settings) as otlp:
        yield daemon, otlp
