"""A Runtime API of one process for tests: the test is the server, one request at a time.

Over TCP it is HTTP. Over the inherited socket frames come, which are told as the requests that they stand for.
"""

import base64
import json
import os
import socket
import struct
import subprocess
from pathlib import Path

BOOTSTRAPS = Path(__file__).parents[2] / "Runtimes"
PREFIX = "/2018-06-01/runtime/"
# Stands for the number of the inherited socket in a command.
INHERITED = "INHERITED"
REQUEST_ID = "8f507cfc-xmpl-4697-b07a-ac58fc914c95"


class Request:
    """What the bootstrap sent."""

    def __init__(self, method, path, headers, body):
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def kind(self):
        """`next`, `init/error`, `response` or `error`."""
        assert self.path.startswith(PREFIX)
        route = self.path[len(PREFIX) :]
        return route if route == "init/error" else route.rpartition("/")[2]


class Frame:
    """One event of the log descriptor."""

    def __init__(self, kind, timestamp, text):
        self.kind = kind
        self.timestamp = timestamp
        self.text = text

    @property
    def level(self):
        return (self.kind >> 2) & 7


class Runtime:
    """A bootstrap that runs a function in `directory`."""

    def __init__(self, command, directory, handler, environment, framed=True, tcp=False):
        self._data = b""
        self._writes = []
        self._link = None if tcp else Link(self)
        variables = {
            "PATH": os.environ["PATH"],
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "_HANDLER": handler,
            "LAMBDA_TASK_ROOT": str(directory),
            "AWS_LAMBDA_FUNCTION_NAME": "echo",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/echo",
            "AWS_LAMBDA_LOG_STREAM_NAME": "2024/05/15/[$LATEST]d4f0",
            **environment,
        }
        passed = []
        listener = None
        if tcp:
            listener = socket.create_server(("127.0.0.1", 0))
            variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:%d" % listener.getsockname()[1]
        else:
            self._socket, theirs = socket.socketpair()
            variables["_LAMBENT_RUNTIME_FD"] = str(theirs.fileno())
            passed.append(theirs)
            command = [str(theirs.fileno()) if word == INHERITED else word for word in command]
        self._log = None
        if framed:
            read_end, write_end = os.pipe()
            self._log = os.fdopen(read_end, "rb")
            variables["_LAMBDA_TELEMETRY_LOG_FD"] = str(write_end)
            passed.append(os.fdopen(write_end, "wb"))
        self.process = subprocess.Popen(
            command,
            env=variables,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[end.fileno() for end in passed],
        )
        for end in passed:
            end.close()
        if listener is not None:
            listener.settimeout(10)
            self._socket = listener.accept()[0]
            listener.close()
        self._socket.settimeout(10)

    def request(self):
        """The next request; None at the end of the connection."""
        if self._link is not None:
            return self._link.request()
        while b"\r\n\r\n" not in self._data:
            if not self._receive():
                return None
        head, _, self._data = self._data.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        method, path, _ = lines[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if headers.get("transfer-encoding") == "chunked":
            return self._chunked(method, path, headers)
        length = int(headers.get("content-length", 0))
        while len(self._data) < length:
            self._data += self._socket.recv(65536)
        body, self._data = self._data[:length], self._data[length:]
        return Request(method, path, headers, body)

    def _receive(self):
        """Whether more has come."""
        try:
            data = self._socket.recv(65536)
        except ConnectionResetError:
            # It ended without having read the last answer.
            data = b""
        self._writes.append(data)
        self._data += data
        return data != b""

    def _chunked(self, method, path, headers):
        """A request whose body comes in pieces; its trailers are put among its headers."""
        body = b""
        while True:
            length = int(self._line(), 16)
            if length == 0:
                break
            while len(self._data) < length + 2:
                self._data += self._socket.recv(65536)
            body, self._data = body + self._data[:length], self._data[length + 2 :]
        while line := self._line():
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return Request(method, path, headers, body)

    def _line(self):
        while b"\r\n" not in self._data:
            self._data += self._socket.recv(65536)
        line, _, self._data = self._data.partition(b"\r\n")
        return line

    def answer(self, status, body=b"", headers=(), chunked=False):
        if self._link is not None:
            return self._link.answer(body, headers)
        head = "HTTP/1.1 %d X\r\n" % status
        for name, value in headers:
            head += "%s: %s\r\n" % (name, value)
        if chunked:
            parts = [body[:3], body[3:]]
            framed = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts if part) + b"0\r\n\r\n"
            self._socket.sendall(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + framed)
        else:
            self._socket.sendall(head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def send_event(self, event, raw=None, request_id=REQUEST_ID, headers=(), deadline=4102444800000, chunked=False):
        """Answers the outstanding `next`."""
        body = json.dumps(event).encode() if raw is None else raw
        known = [
            ("Content-Type", "application/json"),
            ("Lambda-Runtime-Aws-Request-Id", request_id),
            ("Lambda-Runtime-Deadline-Ms", str(deadline)),
            ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:echo"),
        ]
        self.answer(200, body, known + list(headers), chunked)

    def invoke(self, event=None, **options):
        """One whole invocation: what the function answered; the process waits for the next event afterwards."""
        request = self.request()
        assert request.kind == "next" and request.method == "GET"
        self.send_event({} if event is None else event, **options)
        answer = self.request()
        assert answer is not None, "the process ended: %s" % self.process.stderr.read()
        assert answer.path == "%sinvocation/%s/%s" % (
            PREFIX,
            options.get("request_id", REQUEST_ID),
            answer.kind,
        )
        self.answer(202, b'{"status":"OK"}\n')
        return answer

    def initialization_error(self):
        """The error of an initialization that fails, after which the process ends."""
        request = self.request()
        assert request.kind == "init/error"
        self.answer(202, b'{"status":"OK"}\n')
        return request

    def wait(self):
        """The exit status; negative for a signal."""
        return self.process.wait(10)

    def frames(self):
        """All events of the log, after the end of the process."""
        self.close()
        data = self._log.read()
        frames = []
        while data:
            kind, length, timestamp = struct.unpack(">IIQ", data[:16])
            frames.append(Frame(kind, timestamp, data[16 : 16 + length].decode()))
            data = data[16 + length :]
        return frames

    def output(self):
        """All of standard output, after the end of the process."""
        self.close()
        return self.process.stdout.read().decode()

    def close(self):
        self._socket.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def dispose(self):
        self.close()
        for file in (self.process.stdout, self.process.stderr, self._log):
            if file is not None:
                file.close()


class Link:
    """Frames on the inherited socket, as requests and answers of HTTP."""

    NEXT, RESPONSE, ERROR, LAST_ERROR, STREAM_BEGIN, STREAM_PART, STREAM_END = range(1, 8)
    EVENT, ACKNOWLEDGEMENT = 1, 2
    FIELDS = ["Aws-Request-Id", "Deadline-Ms", "Invoked-Function-Arn", "Trace-Id", "Client-Context", "Cognito-Identity", "Aws-Tenant-Id"]

    def __init__(self, runtime):
        self._runtime = runtime
        self._last = None
        # An answer asked for the next event, and nobody has been told of it.
        self._asks = False

    def request(self):
        if self._asks:
            self._asks = False
            self._last = self.NEXT
            return Request("GET", PREFIX + "invocation/next", {}, b"")
        frame = self._frame()
        if frame is None:
            return None
        kind, (first, *rest), body = frame
        self._last = kind
        headers = {"content-type": "application/json"}
        if kind == self.NEXT:
            return Request("GET", PREFIX + "invocation/next", {}, b"")
        if kind == self.RESPONSE:
            self._asks = True
            headers["content-type"] = rest[0] or "application/json"
            return Request("POST", "%sinvocation/%s/response" % (PREFIX, first), headers, body)
        if kind in (self.ERROR, self.LAST_ERROR):
            self._asks = kind == self.ERROR
            headers["lambda-runtime-function-error-type"] = rest[0]
            route = "invocation/%s/error" % first if first else "init/error"
            return Request("POST", PREFIX + route, headers, body)
        assert kind == self.STREAM_BEGIN, kind
        return self._stream(first, rest[0])

    def _stream(self, request_id, content_type):
        headers = {"content-type": content_type, "lambda-runtime-function-response-mode": "streaming"}
        body = b""
        while True:
            kind, (error_type, *_), part = self._frame()
            if kind == self.STREAM_PART:
                body += part
                continue
            assert kind == self.STREAM_END, kind
            self._last = kind
            if error_type:
                headers["lambda-runtime-function-error-type"] = error_type
                headers["lambda-runtime-function-error-body"] = base64.b64encode(part).decode()
            return Request("POST", "%sinvocation/%s/response" % (PREFIX, request_id), headers, body)

    def _frame(self):
        """Kind, fields of the head, and body; None at the end of the connection."""
        if not self._wait(12):
            return None
        kind, head, body = struct.unpack(">III", self._runtime._data[:12])
        assert self._wait(12 + head + body)
        data = self._runtime._data
        self._runtime._data = data[12 + head + body :]
        return kind, data[12 : 12 + head].decode().split("\0"), data[12 + head : 12 + head + body]

    def _wait(self, length):
        while len(self._runtime._data) < length:
            if not self._runtime._receive():
                return False
        return True

    def answer(self, body, headers):
        if self._last == self.NEXT:
            values = {name.removeprefix("Lambda-Runtime-"): value for name, value in headers}
            head = "\0".join(values.get(name, "") for name in self.FIELDS).encode()
            self._send(self.EVENT, head, body)
        elif self._last not in (self.RESPONSE, self.ERROR):
            self._send(self.ACKNOWLEDGEMENT)

    def _send(self, kind, head=b"", body=b""):
        self._runtime._socket.sendall(struct.pack(">III", kind, len(head), len(body)) + head + body)
