"""HTTP on the wire: hostile, sloppy and unusual requests, and that the server goes on."""

import json
import re
import socket

import pytest

from support.clients import ACCOUNT, REGION, Wire, call, signed_headers
from support.wait import until

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
LIST = "/2015-03-31/functions"


@pytest.fixture(autouse=True)
def the_server_goes_on(server):
    """Whatever a test sends, the server answers afterwards and has not been replaced."""
    pid = server.process.pid
    yield
    assert server.process.pid == pid and server.process.poll() is None, server.log[-4000:]
    assert call(server.url, "GET", "/_lambent/health").status == 200


@pytest.fixture
def wire(server):
    with Wire(server) as connection:
        yield connection


def request(server, method="GET", target=LIST, body=b"", headers=None, keep=True):
    """The bytes of a signed request."""
    signed = signed_headers(server.url, method, target, body, headers)
    signed.setdefault("Host", f"127.0.0.1:{server.port}")
    if body or method in ("POST", "PUT"):
        signed.setdefault("Content-Length", str(len(body)))
    if not keep:
        signed["Connection"] = "close"
    lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in signed.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def head(server, *lines, first=f"GET {LIST} HTTP/1.1"):
    return "\r\n".join([first, f"Host: 127.0.0.1:{server.port}", *lines, "", ""]).encode("latin-1")


def test_headers_of_every_answer(send):
    for answer in (send("GET", LIST), send("GET", LIST + "/nothing-here"), send("GET", "/nowhere")):
        assert answer.headers["content-type"] == "application/json"
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert re.fullmatch(UUID, answer.headers["x-amzn-requestid"])
        assert answer.headers["date"].endswith(" GMT")
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_keep_alive_serves_many_requests(server, wire):
    identifiers = set()
    for _ in range(10):
        wire.send(request(server))
        answer = wire.answer()
        assert answer.status == 200
        identifiers.add(answer.headers["x-amzn-requestid"])
    assert len(identifiers) == 10


def test_pipelined_requests_are_answered_in_order(server, wire, probe):
    invoke = f"{LIST}/{probe.name}/invocations"
    slow = json.dumps({"do": "sleep", "seconds": 0.4}).encode()
    wire.send(
        request(server, "POST", invoke, slow)
        + request(server, "GET", LIST + "/absent-1")
        + request(server, "POST", invoke, b'"fast"')
        + request(server, "GET", LIST + "/absent-2")
    )
    first, second, third, fourth = (wire.answer() for _ in range(4))
    assert first.json["count"]
    assert second.json["Message"].endswith(":absent-1")
    assert third.json == "fast"
    assert fourth.json["Message"].endswith(":absent-2")


def test_connection_close_is_honoured(server, wire):
    wire.send(request(server, keep=False))
    assert wire.answer().status == 200
    assert wire.closed()


def test_http_1_0_is_answered_and_closed(server, wire):
    wire.send(request(server).replace(b"HTTP/1.1", b"HTTP/1.0", 1))
    assert wire.answer().status == 200
    assert wire.closed()


def test_expect_continue_is_answered_before_the_body(server, wire, probe):
    whole = request(server, "POST", f"{LIST}/{probe.name}/invocations", b'{"do":"echo"}', {"Expect": "100-continue"})
    start, _, body = whole.partition(b"\r\n\r\n")
    wire.send(start + b"\r\n\r\n")
    assert wire.answer().status == 100
    wire.send(body)
    answer = wire.answer()
    assert (answer.status, answer.json) == (200, {"do": "echo"})


def test_expect_continue_of_an_oversized_body_is_refused_without_it(server, wire):
    wire.send(
        head(
            server, "Expect: 100-continue", "Content-Length: 99999999999", "Content-Type: application/json",
            "Authorization: " + signed_headers(server.url, "POST", LIST)["Authorization"],
            first=f"POST {LIST} HTTP/1.1",
        )
    )  # fmt: skip
    answer = wire.answer()
    assert answer.status == 413
    assert answer.error == "RequestEntityTooLargeException"


def test_an_oversized_body_of_a_small_operation(server, send):
    answer = send("PUT", f"{LIST}/any/configuration", b'{"Description":"' + b"x" * 2_000_000 + b'"}')
    assert (answer.status, answer.error) == (413, "RequestEntityTooLargeException")


def test_an_endless_chunked_body_is_cut_off(server, wire):
    signed = signed_headers(server.url, "PUT", f"{LIST}/any/configuration")
    wire.send(
        head(
            server, "Transfer-Encoding: chunked", *(f"{k}: {v}" for k, v in signed.items()),
            first=f"PUT {LIST}/any/configuration HTTP/1.1",
        )
    )  # fmt: skip
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    try:
        for _ in range(200):
            wire.send(chunk)
    except OSError:
        pass
    try:
        assert wire.answer().status == 413
    except (ConnectionError, OSError):
        pass  # the answer may be lost when the server closes while this side still writes


def test_half_closed_connections_get_their_answer(server, wire, probe):
    wire.send(request(server, "POST", f"{LIST}/{probe.name}/invocations", b'{"do":"sleep","seconds":0.3}'))
    wire.socket.shutdown(socket.SHUT_WR)
    answer = wire.answer()
    assert answer.status == 200
    assert answer.json["count"]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_request_that_breaks_off_is_forgotten(server, wire, part):
    whole = request(server, "POST", LIST, b'{"FunctionName":"half"}')
    wire.send(whole[: int(len(whole) * part)])
    wire.socket.shutdown(socket.SHUT_WR)
    try:
        assert wire.answer().status >= 400
    except ConnectionError:
        pass
    assert call(server.url, "GET", f"{LIST}/half").status == 404


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBroken header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n: no name\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nxx\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x00" * 1000,
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=[
        "empty lines", "nonsense", "no target", "version 9.9", "no colon", "no header name", "negative length",
        "length ten", "two lengths", "length and chunked", "bad chunk", "TLS", "HTTP/2", "zeros", "zero in the target",
    ],
)  # fmt: skip
def test_malformed_http_is_refused(wire, sent):
    wire.send(sent)
    wire.socket.shutdown(socket.SHUT_WR)
    try:
        assert 400 <= wire.answer().status < 600
    except ConnectionError:
        pass


@pytest.mark.parametrize(
    "lines",
    [
        ["X-Long: " + "x" * 200_000],
        [f"X-{n}: y" for n in range(5000)],
        ["X" * 70_000 + ": y"],
    ],
    ids=["long value", "many", "long name"],
)
def test_absurd_headers_are_refused(server, wire, lines):
    try:
        wire.send(head(server, *lines))
        answer = wire.answer()
    except (ConnectionError, OSError):
        return
    assert answer.status in (400, 413, 431)


def test_an_absurd_target_is_refused(server, wire):
    try:
        wire.send(head(server, first=f"GET /{'a' * 300_000} HTTP/1.1"))
        assert wire.answer().status in (400, 404, 414, 431)
    except (ConnectionError, OSError):
        pass


@pytest.mark.parametrize(
    "method, target",
    [
        ("GET", "/"),
        ("GET", "/nowhere"),
        ("GET", "/2015-03-31"),
        ("GET", "/2015-03-31/functions/a/b/c/d"),
        ("PATCH", "/2015-03-31/functions"),
        ("DELETE", "/2015-03-31/functions"),
        ("POST", "/2014-01-01/functions"),
        ("GET", "/_lambent/nothing"),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd"),
    ],
)
def test_unknown_routes_are_errors_in_json(send, method, target):
    answer = send(method, target)
    assert (answer.status, answer.error) == (404, "UnknownOperationException")
    assert isinstance(answer.json, dict)


def test_a_trailing_slash_is_the_same(send, probe):
    assert send("GET", LIST + "/").status == 200
    assert send("GET", f"{LIST}/{probe.name}/").json["Configuration"]["FunctionName"] == probe.name
    assert send("GET", f"{LIST}/{probe.name}/configuration/").json["FunctionName"] == probe.name
    assert send("POST", f"{LIST}/{probe.name}/invocations/", b"1").json == 1


def test_percent_encoding_is_decoded_once(send, probe):
    whole = f"arn%3Aaws%3Alambda%3A{REGION}%3A{ACCOUNT}%3Afunction%3A{probe.name}"
    assert send("GET", f"{LIST}/{whole}").json["Configuration"]["FunctionName"] == probe.name
    assert send("GET", f"{LIST}/{whole}%3A%24LATEST/configuration").json["FunctionArn"].endswith(":$LATEST")
    assert send("GET", f"{LIST}/{whole.lower().replace('%3a', '%3A')}").status in (200, 404)
    twice = send("GET", f"{LIST}/{whole.replace('%3A', '%253A')}")
    assert (twice.status, twice.error) == (400, "ValidationException")
    assert "%3A" in twice.json["message"], "what is decoded once is shown so"
    assert send("GET", f"{LIST}/a%2Fb").error == "ValidationException"


@pytest.mark.parametrize("target", [f"{LIST}/%", f"{LIST}/%zz", f"{LIST}/%c3%28", f"{LIST}?MaxItems=%zz", f"{LIST}?&&=&"])
def test_broken_percent_encoding_is_no_failure_of_the_server(send, target):
    assert send("GET", target).status < 500


def test_the_bodies_of_reads_are_ignored(send, probe):
    assert send("GET", f"{LIST}/{probe.name}", b"{broken").status == 200


def test_an_absent_body_is_an_empty_object(send, create):
    function = create()
    answer = send("PUT", f"{LIST}/{function.name}/configuration")
    assert (answer.status, answer.json["LastUpdateStatus"]) == (200, "InProgress")
    function.wait_updated()


def test_unknown_members_are_ignored(send, create):
    function = create()
    answer = send(
        "PUT", f"{LIST}/{function.name}/configuration", {"Description": "new", "Unheard": {"of": [1]}, "Publish": True}
    )
    assert (answer.status, answer.json["Description"]) == (200, "new")
    function.wait_updated()


def test_null_members_are_absent(send, create):
    function = create(Description="kept")
    answer = send("PUT", f"{LIST}/{function.name}/configuration", {"Description": None, "Timeout": 9})
    assert (answer.json["Description"], answer.json["Timeout"]) == ("kept", 9)
    function.wait_updated()


def test_deeply_nested_json_harms_nobody(send, probe):
    body = b'{"Environment":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    answer = send("PUT", f"{LIST}/{probe.name}/configuration", body)
    assert (answer.status, answer.error) == (400, "SerializationException")


def test_health(server):
    for path in ("/_lambent/health", "/_localstack/health"):
        answer = call(server.url, "GET", path, sign=False)
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/json"
        assert isinstance(answer.json, dict)


def test_many_idle_connections_do_not_stop_others(server):
    connections = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for connection in connections[::2]:
        connection.sendall(b"GET / HT")
    assert call(server.url, "GET", LIST).status == 200
    for connection in connections:
        connection.close()


def test_refusals_are_in_the_log_with_their_request(serve):
    server = serve()
    answer = call(server.url, "PUT", f"{LIST}/absent/configuration", {"Timeout": 0})
    assert answer.error == "ValidationException"
    broken = call(server.url, "PUT", f"{LIST}/absent/configuration", b"{")
    assert broken.error == "SerializationException"
    for refused in (answer, broken):
        until(lambda: refused.headers["x-amzn-requestid"] in server.log, within=5, what="the log line of the refusal")
