"""The variables of the process, without `os`: that module costs a seventh of the interpreter's start, and is the
function's to load. What is changed before it does so is what it then finds."""

import posix
import sys

_ENCODING = sys.getfilesystemencoding()


def get(name, default=None):
    """The value of a variable."""
    if "os" in sys.modules:
        return sys.modules["os"].environ.get(name, default)
    value = posix.environ.get(name.encode())
    return default if value is None else value.decode(_ENCODING, "surrogateescape")


def put(name, value):
    """Sets a variable; None takes it away."""
    if "os" in sys.modules:
        if value is None:
            sys.modules["os"].environ.pop(name, None)
        else:
            sys.modules["os"].environ[name] = value
    elif value is not None:
        posix.environ[name.encode()] = value.encode(_ENCODING, "surrogateescape")
        posix.putenv(name, value)
    elif posix.environ.pop(name.encode(), None) is not None:
        posix.unsetenv(name)


def hide_chosen_locale():
    """Before 3.12 functions do not see the locale that the interpreter chooses for itself where it does not know the one
    that it was given: at the service it knows it."""
    if sys.version_info < (3, 12) and b"LC_CTYPE" in posix.environ:
        try:
            with open("/proc/self/environ", "rb") as file:
                given = b"\0" + file.read()
        except OSError:
            return
        if b"\0LC_CTYPE=" not in given:
            put("LC_CTYPE", None)


def replace(variables):
    """Makes these the variables, pairs of bytes; those that the interpreter added by itself stay. Before `os` is there."""
    given = {name for name, _ in variables}
    added = [pair for pair in posix.environ.items() if pair[0] not in given]
    for name in posix.environ:
        posix.unsetenv(name)
    posix.environ.clear()
    for name, value in variables + added:
        posix.environ[name] = value
        posix.putenv(name, value)


def take(name):
    """The value of a variable that nobody else is to see."""
    value = get(name)
    put(name, None)
    return value
