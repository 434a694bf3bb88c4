"""The contract of the API, derived from its public model: every operation is there, and every constraint is kept.

For each operation one request that keeps all constraints, which must be answered by that operation; and for each
constraint of each of its members a request that breaks only that one, which must be refused in the service's words.
"""

import contextlib
import http.client
import json
import re
import urllib.parse

import pytest

from support import model, responses
from support.server import Server

# Without credentials of its own a server believes what a request says of itself.
CREDENTIAL = (
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, "
    f"Signature={'0' * 64}"
)
REQUEST_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Line:
    """One kept connection to a server; opened again when the server has closed it."""

    def __init__(self, url):
        self.address = urllib.parse.urlsplit(url).netloc
        self.connection = http.client.HTTPConnection(self.address, timeout=30)

    def send(self, method, target, headers, body):
        headers = {"Authorization": CREDENTIAL, "X-Amz-Date": "20260101T000000Z", **headers}
        for attempt in (1, 2):
            try:
                self.connection.request(method, target, body=body, headers=headers)
                response = self.connection.getresponse()
                return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                self.connection.close()
                if attempt == 2:
                    raise


@pytest.fixture(scope="module")
def line():
    with Server() as server:
        line = Line(server.url)
        with contextlib.closing(line.connection):
            yield line


@pytest.mark.parametrize("name", model.OPERATIONS)
def test_every_operation_is_answered(line, name):
    operation = model.SERVICE.operation_model(name)
    parameters = model.sample(operation.input_shape) if operation.input_shape else {}
    status, headers, body = line.send(*model.request(name, parameters))
    code = headers.get("x-amzn-errortype")
    assert code != "UnknownOperationException", "no such route"
    assert b"is not available in this version" not in body
    assert REQUEST_ID.fullmatch(headers["x-amzn-requestid"])
    assert headers["content-type"] in ("application/json", "application/vnd.amazon.eventstream"), headers
    if status < 300:
        assert code is None
    else:
        known = {shape.name for shape in operation.error_shapes}
        # What the service sends and the model does not name.
        known |= {"AccessDeniedException", "InvalidRequestContentException", "SerializationException"}
        assert code in known, (status, body)
        assert status < 500 or code != "ServiceException", body
    responses.answered.add(name)


@pytest.mark.parametrize("name", model.OPERATIONS)
def test_every_constraint_is_kept(line, name):
    wrong = []
    for case in model.cases(name):
        status, headers, body = line.send(*model.request(name, case.parameters))
        said = (status, headers.get("x-amzn-errortype"), json.loads(body or b"null"))
        if said == (400, "ValidationException", {"message": case.message}):
            responses.refused.append(repr(case))
        else:
            wrong.append(f"{case.path}: {case.message[:600]}\n      was answered with {str(said)[:700]}")
    assert not wrong, "\n  ".join([f"{len(wrong)} of {name}:", *wrong])
