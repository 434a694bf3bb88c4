"""The way to the server: events come, results and errors go."""

from . import environment


class ConnectionEnded(Exception):
    """The server has gone."""


class Invocation:
    """One event and what the server says about it, by the names of the Runtime API's headers."""

    __slots__ = ("body", "fields", "request_id")

    def __init__(self, request_id, fields, body):
        self.request_id = request_id
        self.fields = fields
        self.body = body

    def field(self, name):
        return self.fields.get(name) or None


def connect():
    """By the inherited socket if there is one, else over the network."""
    inherited = environment.take("_LAMBENT_RUNTIME_FD")
    if inherited is None:
        from . import http_client

        return http_client.connect(environment.get("AWS_LAMBDA_RUNTIME_API", ""))
    from .link import Link

    return Link(int(inherited))


def visible(error_type):
    """What a header, and a log, may hold of the type of an error."""
    if error_type.isascii() and error_type.isprintable():
        return error_type
    return "".join(character if " " <= character <= "~" else "?" for character in error_type)
