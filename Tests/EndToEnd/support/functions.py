"""Creating, updating and invoking functions in one line."""

import base64
import itertools
import json
import os
from dataclasses import dataclass

import pytest
from botocore.exceptions import ClientError

from support import packages, runtimes
from support.clients import ROLE
from support.wait import until

_numbers = itertools.count(1)


def fresh_name(stem="fn"):
    """A name that no other test of this run has."""
    return f"{stem}-{os.getpid()}-{next(_numbers)}"


@dataclass
class Outcome:
    """What one invocation answered."""

    value: object
    error: str
    version: str
    log: str
    request_id: str
    raw: bytes

    @property
    def report(self):
        """The fields of the REPORT line, by name."""
        line = next(part for part in self.log.split("\n") if part.startswith("REPORT "))
        fields = (field.partition(": ") for field in line.split("\t") if field.strip())
        return {name.removeprefix("REPORT "): value for name, _, value in fields}


class Function:
    """A function on a server, by name."""

    def __init__(self, client, name):
        self.client = client
        self.name = name

    @classmethod
    def create(cls, client, language="python", *, code=None, name=None, wait=True, **settings):
        """Creates a function, of the probe's package unless `code` is given, and waits until it is active."""
        function = cls(client, name or fresh_name(language))
        defaults = {
            "python": {"Runtime": runtimes.python, "Handler": lambda: "probe.handler"},
            "nodejs": {"Runtime": runtimes.nodejs, "Handler": lambda: "probe.handler"},
            # Distributions rarely have a Ruby that the service has: servers of these tests take the nearest.
            "ruby": {"Runtime": lambda: "ruby3.2", "Handler": lambda: "probe.handler"},
            "java": {"Runtime": runtimes.java, "Handler": lambda: "Probe"},
            "provided": {"Runtime": lambda: "provided.al2023", "Handler": lambda: "any.thing"},
        }[language]
        client.create_function(
            FunctionName=function.name,
            Role=settings.pop("Role", ROLE),
            Code=settings.pop("Code", None) or {"ZipFile": code or packages.probe(language)},
            Timeout=settings.pop("Timeout", 15),
            **{key: settings.pop(key, value()) for key, value in defaults.items()},
            **settings,
        )
        if wait:
            function.wait_active()
        return function

    def configuration(self, **query):
        answer = self.client.get_function_configuration(FunctionName=self.name, **query)
        answer.pop("ResponseMetadata")
        return answer

    def wait_active(self, within=20):
        until(lambda: self.configuration()["State"] == "Active", within=within, what=f"{self.name} being active")
        return self

    def wait_updated(self, within=20):
        """Waits for the end of an update, and returns the configuration then."""
        return until(
            lambda: (now := self.configuration()).get("LastUpdateStatus") != "InProgress" and now,
            within=within,
            what=f"the end of the update of {self.name}",
        )

    def update(self, wait=True, **settings):
        answer = self.client.update_function_configuration(FunctionName=self.name, **settings)
        if wait:
            assert self.wait_updated()["LastUpdateStatus"] == "Successful"
        return answer

    def update_code(self, wait=True, **settings):
        answer = self.client.update_function_code(FunctionName=self.name, **settings)
        if wait:
            assert self.wait_updated()["LastUpdateStatus"] == "Successful"
        return answer

    def invoke(self, event=None, *, payload=None, tail=False, client=None, **more):
        """Invokes and returns the outcome, whatever it is."""
        if payload is None and event is not None:
            payload = json.dumps(event).encode()
        if payload is not None:
            more["Payload"] = payload
        if tail:
            more["LogType"] = "Tail"
        answer = (client or self.client).invoke(FunctionName=more.pop("FunctionName", self.name), **more)
        raw = answer["Payload"].read()
        try:
            value = json.loads(raw) if raw else None
        except ValueError:
            value = raw
        return Outcome(
            value=value,
            error=answer.get("FunctionError"),
            version=answer.get("ExecutedVersion"),
            log=base64.b64decode(answer.get("LogResult", "")).decode(),
            request_id=answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"],
            raw=raw,
        )

    def __call__(self, event=None, **more):
        """Invokes, fails on a function error, and returns the value."""
        outcome = self.invoke(event, **more)
        assert outcome.error is None, outcome.value
        return outcome.value

    def delete(self):
        self.client.delete_function(FunctionName=self.name)


class Refusal:
    """The error that a client call ended with."""

    def __init__(self, error):
        self.status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        self.code = error.response["Error"]["Code"]
        self.message = error.response["Error"].get("Message") or error.response.get("message")
        self.headers = error.response["ResponseMetadata"]["HTTPHeaders"]
        self.response = error.response

    def __eq__(self, other):
        return (self.status, self.code, self.message) == other

    def __repr__(self):
        return repr((self.status, self.code, self.message))


def refusal(call, *arguments, **parameters):
    """Calls a client method that must be refused, and returns how."""
    with pytest.raises(ClientError) as caught:
        call(*arguments, **parameters)
    return Refusal(caught.value)
