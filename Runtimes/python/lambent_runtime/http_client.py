"""The Runtime API over HTTP, as behind a wrapper that may have put a proxy before it."""

import _socket  # the `socket` module costs several milliseconds to import and adds nothing needed here

from .client import ConnectionEnded, Invocation, visible

_PREFIX = "/2018-06-01/runtime/"
_OWN = "lambda-runtime-"
_CHUNK = 65536


def connect(address):
    """A client of the Runtime API at this host and port."""
    host, _, port = address.rpartition(":")
    family, kind, protocol, _, target = _socket.getaddrinfo(host.strip("[]"), int(port), 0, _socket.SOCK_STREAM)[0]
    connection = _socket.socket(family, kind, protocol)
    connection.connect(target)
    connection.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
    return HTTPClient(connection, address)


class HTTPClient:
    """Asks for invocations and answers them; an answer and the request for the next event travel in one write."""

    def __init__(self, connection, host):
        self._connection = connection
        self._rest = b""
        self._host_line = "Host: %s\r\n" % host
        self._next = ("GET %sinvocation/next HTTP/1.1\r\n%s\r\n" % (_PREFIX, self._host_line)).encode()

    def first(self):
        """Waits for the first event."""
        self._connection.sendall(self._next)
        return self._read_invocation()

    def respond(self, request_id, body, content_type):
        """Sends the result of an invocation and waits for the next event."""
        return self._answer("invocation/%s/response" % request_id, body, content_type)

    def fail(self, request_id, body, error_type):
        """Sends the error of an invocation and waits for the next event."""
        return self._answer("invocation/%s/error" % request_id, body, "application/json", error_type)

    def fail_initialization(self, body, error_type):
        """Tells that there will be no function to run."""
        self._connection.sendall(self._post("init/error", body, "application/json", error_type))
        self._read_message()

    def _answer(self, route, body, content_type, error_type=None):
        self._connection.sendall(self._post(route, body, content_type, error_type) + self._next)
        # A refused answer (too large, too late) concerns only the server, which has told the caller already.
        self._read_message()
        return self._read_invocation()

    def _post(self, route, body, content_type, error_type=None):
        head = "POST %s%s HTTP/1.1\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n" % (
            _PREFIX,
            route,
            self._host_line,
            content_type,
            len(body),
        )
        if error_type is not None:
            head += "Lambda-Runtime-Function-Error-Type: %s\r\n" % visible(error_type)
        return head.encode() + b"\r\n" + body

    def _read_invocation(self):
        status, headers, body = self._read_message()
        if status != 200:
            raise ConnectionEnded("next was answered with %d" % status)
        fields = {name[len(_OWN) :]: value for name, value in headers.items() if name.startswith(_OWN)}
        return Invocation(fields.get("aws-request-id", ""), fields, body)

    def _read_message(self):
        """The status, headers and body of the next response."""
        while True:
            data = self._rest
            end = data.find(b"\r\n\r\n")
            while end < 0:
                data += self._receive()
                end = data.find(b"\r\n\r\n")
            lines = data[:end].decode("utf-8", "replace").split("\r\n")
            self._rest = data[end + 4 :]
            status = int(lines[0][9:12])
            if status >= 200:
                break
        headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return status, headers, self._read_chunked()
        return status, headers, self._read_exactly(int(headers.get("content-length", 0)))

    def _receive(self):
        data = self._connection.recv(_CHUNK)
        if not data:
            raise ConnectionEnded("the connection was closed")
        return data

    def _read_exactly(self, length):
        rest = self._rest
        if len(rest) >= length:
            self._rest = rest[length:]
            return rest[:length]
        body = bytearray(length)
        body[: len(rest)] = rest
        self._rest = b""
        view = memoryview(body)
        filled = len(rest)
        while filled < length:
            count = self._connection.recv_into(view[filled:])
            if count == 0:
                raise ConnectionEnded("the connection was closed")
            filled += count
        return bytes(body)

    def _read_line(self):
        while b"\r\n" not in self._rest:
            self._rest += self._receive()
        line, _, self._rest = self._rest.partition(b"\r\n")
        return line

    def _read_chunked(self):
        body = b""
        while True:
            length = int(self._read_line().partition(b";")[0], 16)
            if length == 0:
                while self._read_line():
                    pass
                return body
            body += self._read_exactly(length)
            self._read_line()
