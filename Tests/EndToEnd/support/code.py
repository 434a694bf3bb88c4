"""A Python function that runs the code it is sent, and answers with its `result`."""

import textwrap

from support import packages
from support.functions import Function

SOURCE = """
import os, time, uuid
ENVIRONMENT = uuid.uuid4().hex
state = {"ENVIRONMENT": ENVIRONMENT, "os": os, "time": time}

def handler(event, context):
    state.update(event=event, context=context, result=None)
    exec(compile(event["code"], "<test>", "exec"), state)
    return state["result"]
"""


class Code(Function):
    """`code("result = 1 + event['a']", a=1)`; what the code defines stays for the next run in the same environment."""

    @classmethod
    def create(cls, client, **settings):
        more = settings.pop("files", {})
        zipped = packages.python(SOURCE, name="run.py", **more)
        return super().create(client, code=zipped, Handler="run.handler", **settings)

    def attempt(self, code, **event):
        """The outcome, whatever it is."""
        return self.invoke({"code": textwrap.dedent(code), **event}, tail=True)

    def __call__(self, code, **event):
        """The `result`."""
        outcome = self.attempt(code, **event)
        assert outcome.error is None, outcome.value
        return outcome.value
