"""The inherited socket: frames, whose form is told in README.md; an answer asks for the next event as well."""

import posix

import _socket  # the `socket` module costs several milliseconds to import and adds nothing needed here

from .client import ConnectionEnded, Invocation, visible

_NEXT, _RESPONSE, _ERROR, _LAST_ERROR, _PING = 1, 2, 3, 4, 8
_EVENT = 1

_FIELDS = (
    "aws-request-id",
    "deadline-ms",
    "invoked-function-arn",
    "trace-id",
    "client-context",
    "cognito-identity",
    "aws-tenant-id",
)
_PREFIX = 12
_CHUNK = 65536


class Link:
    """Asks for events and answers them."""

    def __init__(self, descriptor):
        posix.set_inheritable(descriptor, False)
        self._connection = _socket.socket(fileno=descriptor)
        self._rest = b""

    def first(self):
        """Waits for the first event."""
        self._send(_NEXT)
        return self._read_invocation()

    def respond(self, request_id, body, content_type):
        """Sends the result of an invocation and waits for the next event."""
        if content_type == "application/json":
            content_type = ""
        self._send(_RESPONSE, request_id + "\0" + content_type, body)
        return self._read_invocation()

    def fail(self, request_id, body, error_type):
        """Sends the error of an invocation and waits for the next event."""
        self._send(_ERROR, request_id + "\0" + visible(error_type), body)
        return self._read_invocation()

    def fail_initialization(self, body, error_type):
        """Tells that there will be no function to run."""
        self._send(_LAST_ERROR, "\0" + visible(error_type), body)
        self._read()

    def ping(self):
        """Goes there and back."""
        self._send(_PING)
        self._read()

    def _send(self, kind, head="", body=b""):
        head = head.encode()
        prefix = kind.to_bytes(4, "big") + len(head).to_bytes(4, "big") + len(body).to_bytes(4, "big")
        self._connection.sendall(prefix + head + body)

    def _read_invocation(self):
        kind, head, body = self._read()
        if kind != _EVENT:
            raise ConnectionEnded("an event was awaited")
        values = head.decode("utf-8", "replace").split("\0")
        return Invocation(values[0], dict(zip(_FIELDS, values)), body)

    def _read(self):
        """Kind, head and body of the next frame."""
        data = self._rest
        while len(data) < _PREFIX:
            data += self._receive()
        start = _PREFIX + int.from_bytes(data[4:8], "big")
        end = start + int.from_bytes(data[8:12], "big")
        if len(data) < end:
            data = self._filled(data, end)
        self._rest = data[end:]
        return data[3], data[_PREFIX:start], data[start:end]

    def _receive(self):
        data = self._connection.recv(_CHUNK)
        if not data:
            raise ConnectionEnded("the connection was closed")
        return data

    def _filled(self, data, length):
        """`data` and what follows it, so many bytes together."""
        whole = bytearray(length)
        filled = len(data)
        whole[:filled] = data
        view = memoryview(whole)
        while filled < length:
            count = self._connection.recv_into(view[filled:])
            if count == 0:
                raise ConnectionEnded("the connection was closed")
            filled += count
        return bytes(whole)
