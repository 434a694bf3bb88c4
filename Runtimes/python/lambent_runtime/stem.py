"""A process that waits for the function that it will be: everything that every function needs is loaded and has run
once; what makes it a function comes as its order: the variables, an empty one, and a zero byte when the code is there."""

import posix
import sys

from . import environment, link, payload  # noqa: F401 (the link is used later)
from .client import Invocation
from .context import LambdaContext

_CHUNK = 65536

# What a handler may look like: the compiler is slow when it first meets something.
_IDLE = """
import sys, os.path as path
from json import loads
@property
def handler(event: dict, context=None, *more, key="value", **rest) -> list:
    with open(path) as file:
        try:
            return [f"{name!r} {event.get(name, 1.5)}" for name in event if name is not None]
        except (KeyError, ValueError) as error:
            raise error from None
        finally:
            del file
class Name(object):
    count = {"a": 1, **{}}, {1, 2}, (lambda x: -x + 1)(2)
    async def wait(self):
        while not self.count and True or 1 < 2:
            self.count[0:1] += await other(*[1])
            yield None
        else:
            assert self, b"text" if self else ...
"""


class Stem:
    def __init__(self, order, ready):
        self._order = order
        self._ready = ready
        self._rest = b""

    def wait(self):
        """Returns when this process has a function's variables; it ends when it will be nobody's."""
        _run_dry()
        posix.write(self._ready, b"ready\n")
        posix.close(self._ready)
        data = b""
        while b"\0\0" not in data:
            data += self._read()
        variables, _, self._rest = data.partition(b"\0\0")
        environment.replace([tuple(entry.split(b"=", 1)) for entry in variables.split(b"\0")])

    def enter(self):
        """Returns when the function's code is where it belongs."""
        if not self._rest:
            self._read()
        posix.close(self._order)
        # What is there now was mounted after this process entered its directory.
        posix.chdir(environment.get("LAMBDA_TASK_ROOT"))
        # As in a process that was started for the function, nothing of this module is left.
        del sys.modules[__name__]
        del sys.modules[__package__].stem

    def _read(self):
        part = posix.read(self._order, _CHUNK)
        if not part:
            posix._exit(0)
        return part


def _run_dry():
    import _sitebuiltins  # noqa: F401
    import builtins  # noqa: F401
    import importlib  # noqa: F401

    for _ in range(3):
        event = payload.event_of(b'{"key": ["value", 1, 1.5, null, true]}')
        LambdaContext(Invocation("none", {}, b"{}"), None).get_remaining_time_in_millis()
        payload.response_of(event)
        compile(_IDLE.encode(), "idle.py", "exec", dont_inherit=True)
