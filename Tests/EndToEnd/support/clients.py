"""Clients of a server: boto3, the AWS CLI, and signed requests below both."""

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import threading
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
from botocore.config import Config

from support import responses
from support.server import clean_environment

REGION = "us-east-1"
ACCOUNT = "000000000000"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/lambda"

_sessions = threading.local()


def boto(url, service="lambda", *, region=REGION, key="test", secret="test", token=None, validate=True, **config):
    """A boto3 client that neither retries nor waits for ever."""
    session = getattr(_sessions, "session", None)
    if session is None:
        session = _sessions.session = boto3.session.Session()
    client = session.client(
        service,
        endpoint_url=url,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        verify=config.pop("verify", None),
        config=Config(
            retries={"total_max_attempts": 1},
            parameter_validation=validate,
            read_timeout=config.pop("read_timeout", 60),
            connect_timeout=5,
            max_pool_connections=config.pop("connections", 50),
            **config,
        ),
    )
    if service == "lambda":
        responses.watch(client)
    return client


@dataclass
class Answer:
    """An HTTP answer as it was on the wire."""

    status: int
    headers: dict
    body: bytes
    names: list = field(default_factory=list)

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.headers.get("x-amzn-errortype")


def signed_headers(
    url, method, target, body=b"", headers=None, *, region=REGION, key="test", secret="test", token=None, service="lambda"
):
    """The headers of a request with a version 4 signature."""
    request = botocore.awsrequest.AWSRequest(method, url + target, headers=dict(headers or {}), data=body)
    credentials = botocore.credentials.Credentials(key, secret, token)
    botocore.auth.SigV4Auth(credentials, service, region).add_auth(request)
    return dict(request.headers)


def call(url, method, target, body=None, headers=None, *, sign=True, context=None, timeout=30, **signing):
    """Sends one request exactly as given, signed, past every check that a client library makes.

    A `body` that is not bytes is sent as JSON. `target` is the raw path and query.
    """
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **(headers or {})} if body is not None else dict(headers or {})
    if sign:
        headers = signed_headers(url, method, target, body or b"", headers, **signing)
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    with contextlib.closing(connection):
        connection.request(method, target, body=body, headers=headers)
        return answer_of(connection.getresponse())


def answer_of(response):
    return Answer(
        response.status,
        {k.lower(): v for k, v in response.getheaders()},
        response.read(),
        [k for k, _ in response.getheaders()],
    )


class Wire:
    """A bare TCP connection to a server."""

    def __init__(self, server, timeout=10):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=timeout)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode())

    def answer(self, method="GET"):
        """Reads one answer, leaving what follows it in the buffer."""
        head = self._until(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        status = int(first.split(" ")[1])
        headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
        if status < 200:
            return Answer(status, headers, b"")
        body = b"" if method == "HEAD" else self._exactly(int(headers.get("content-length", "0")))
        return Answer(status, headers, body)

    def closed(self):
        """Whether the server has closed the connection and nothing more was sent."""
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True
        except (TimeoutError, socket.timeout):
            return False

    def _until(self, mark):
        while mark not in self.buffer:
            self._more()
        head, _, self.buffer = self.buffer.partition(mark)
        return head

    def _exactly(self, count):
        while len(self.buffer) < count:
            self._more()
        body, self.buffer = self.buffer[:count], self.buffer[count:]
        return body

    def _more(self):
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError(f"closed by the server after {self.buffer!r}")
        self.buffer += data


class CLI:
    """The AWS CLI of the virtual environment against one server."""

    program = str(Path(sys.executable).parent / "aws")

    def __init__(self, url, home, key="test", secret="test"):
        self.url = url
        self.environment = clean_environment(
            HOME=home,
            AWS_ACCESS_KEY_ID=key,
            AWS_SECRET_ACCESS_KEY=secret,
            AWS_DEFAULT_REGION=REGION,
            AWS_EC2_METADATA_DISABLED="true",
            AWS_PAGER="",
            AWS_MAX_ATTEMPTS="1",
        )

    def run(self, *arguments):
        """Runs `aws lambda …` and returns the completed process."""
        return subprocess.run(
            [self.program, "--endpoint-url", self.url, "--output", "json", "lambda", *map(str, arguments)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=90,
        )

    def __call__(self, *arguments):
        """Runs `aws lambda …`, fails when it fails, and returns its JSON output (None when it printed nothing)."""
        done = self.run(*arguments)
        assert done.returncode == 0, f"aws lambda {' '.join(map(str, arguments))}: {done.stderr or done.stdout}"
        return json.loads(done.stdout) if done.stdout.strip() else None

    def refused(self, *arguments):
        """Runs `aws lambda …`, fails when it succeeds, and returns what it said on standard error."""
        done = self.run(*arguments)
        assert done.returncode != 0, f"aws lambda {' '.join(map(str, arguments))} succeeded: {done.stdout}"
        return done.stderr.strip()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
