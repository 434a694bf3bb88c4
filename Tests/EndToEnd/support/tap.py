"""A tap between the server and its neighbour: writes down every call, and answers some of them in its place."""

import contextlib
import http.client
import http.server
import json
import re
import ssl
import threading
import urllib.parse
from dataclasses import dataclass

HOP = {"content-length", "connection", "transfer-encoding", "date", "server"}
SCOPE = re.compile(r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")


@dataclass(frozen=True)
class Call:
    """One call as it came by."""

    number: int
    service: str
    operation: str
    key: str
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return dict(urllib.parse.parse_qsl(self.body.decode()))


class Tap:
    """Passes calls on to `target`; `refuse` and `rewrite` change what comes back.

    With the paths of a certificate and of its key it serves over TLS.
    """

    def __init__(self, target, certificate=None):
        self.target = target.removeprefix("http://")
        self.calls = []
        self.refusals = {}
        self.rewrites = {}
        self.answers = {}
        tap = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                tap.answer(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def issued(self, call):
        """The access key that came back from a call that assumed a role."""
        return re.search("<AccessKeyId>(.*?)</AccessKeyId>", self.answers[call])[1]

    def of(self, operation):
        """The calls of an operation so far."""
        return [call for call in self.calls if call.operation == operation]

    def count(self, operation):
        return len(self.of(operation))

    @contextlib.contextmanager
    def refuse(self, operation, code, message, status=400, when=lambda call: True):
        """Meanwhile, calls of the operation end with an error."""
        self.refusals[operation] = (when, code, message, status)
        try:
            yield
        finally:
            del self.refusals[operation]

    @contextlib.contextmanager
    def rewrite(self, operation, change):
        """Meanwhile, `change` is applied to the text that comes back."""
        self.rewrites[operation] = change
        try:
            yield
        finally:
            del self.rewrites[operation]

    def answer(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        call = self.read(request, body, len(self.calls))
        self.calls.append(call)
        when, code, message, status = self.refusals.get(call.operation, (lambda _: False, "", "", 0))
        if when(call):
            self.send(request, status, *self.error(call, code, message))
            return
        upstream = http.client.HTTPConnection(self.target, timeout=60)
        try:
            upstream.request(request.command, request.path, body, dict(request.headers))
            answer = upstream.getresponse()
            data = answer.read()
            self.answers[call] = data.decode(errors="replace")
            change = self.rewrites.get(call.operation)
            if change:
                data = change(data.decode()).encode()
            kept = {k: v for k, v in answer.getheaders() if k.lower() not in HOP}
            self.send(request, answer.status, kept, data)
        finally:
            upstream.close()

    @staticmethod
    def read(request, body, number):
        scope = SCOPE.search(request.headers.get("Authorization", ""))
        target = request.headers.get("X-Amz-Target", "")
        operation = target.rpartition(".")[2]
        if not operation and "x-www-form-urlencoded" in request.headers.get("Content-Type", ""):
            operation = dict(urllib.parse.parse_qsl(body.decode())).get("Action", "")
        return Call(
            number=number,
            service=scope["service"] if scope else "",
            operation=operation or f"{request.command} {request.path}",
            key=scope["key"] if scope else "",
            body=body,
        )

    @staticmethod
    def error(call, code, message):
        if call.service in ("sts", "iam", "sns", "ec2"):
            text = f"<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
            return {"Content-Type": "text/xml"}, text.encode()
        return {"Content-Type": "application/x-amz-json-1.1"}, json.dumps({"__type": code, "message": message}).encode()

    @staticmethod
    def send(request, status, headers, data):
        with contextlib.suppress(OSError):
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name, value)
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            if request.command != "HEAD":
                request.wfile.write(data)
