"""A process that waits for the function that it will be: everything that every function needs is loaded and has run
once; what makes it a function comes as its order, the variables."""

import posix
import sys

from . import environment, payload
from .client import Invocation
from .context import LambdaContext

_CHUNK = 65536


def wait(order, ready):
    """Returns when this process is a function's; it ends when it will be nobody's."""
    _run_dry()
    posix.write(ready, b"ready\n")
    posix.close(ready)
    variables = _read(order)
    if not variables:
        posix._exit(0)
    environment.replace(variables)
    # What is there now was mounted after this process entered its directory.
    posix.chdir(environment.get("LAMBDA_TASK_ROOT"))
    # As in a process that was started for the function, nothing of this module is left.
    del sys.modules[__name__]
    del sys.modules[__package__].stem


def _run_dry():
    import _sitebuiltins  # noqa: F401
    import builtins  # noqa: F401
    import importlib  # noqa: F401

    event = payload.event_of(b'{"key": ["value", 1, 1.5, null, true]}')
    LambdaContext(Invocation({}, b"{}"), None).get_remaining_time_in_millis()
    payload.response_of(event)


def _read(descriptor):
    """The variables, as pairs of bytes."""
    data = b""
    while True:
        part = posix.read(descriptor, _CHUNK)
        if not part:
            break
        data += part
    posix.close(descriptor)
    return [tuple(entry.split(b"=", 1)) for entry in data.split(b"\0") if entry]
