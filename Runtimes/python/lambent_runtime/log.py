"""Where log events go, and when the root logger is set up."""

import posix
import sys
import time

from . import environment

TEXT = 0xA55A0003
JSON = 0xA55A0002
NO_LEVEL = 0
ERROR_LEVEL = 5


class FrameSink:
    """Events as frames on a descriptor of their own: one frame, one event, however many lines."""

    def __init__(self, descriptor, as_json):
        from _thread import allocate_lock

        posix.set_inheritable(descriptor, False)
        self._descriptor = descriptor
        self._lock = allocate_lock()
        self._error_kind = JSON if as_json else TEXT

    def write(self, text, kind=TEXT, level=NO_LEVEL):
        message = text.encode("utf-8", "backslashreplace")
        frame = (
            (kind | level << 2).to_bytes(4, "big")
            + len(message).to_bytes(4, "big")
            + (time.time_ns() // 1000).to_bytes(8, "big")
            + message
        )
        with self._lock:
            while frame:
                frame = frame[posix.write(self._descriptor, frame) :]

    def write_error(self, lines):
        self.write("\n".join(lines), self._error_kind, ERROR_LEVEL)


class OutputSink:
    """Events as lines of standard output. An error stays one event because its lines end with carriage returns."""

    def write(self, text, kind=TEXT, level=NO_LEVEL):
        sys.stdout.write(text)

    def write_error(self, lines):
        sys.stdout.write("\r".join(lines) + "\n")


def open_sink(as_json):
    """The sink that the environment names."""
    descriptor = environment.take("_LAMBDA_TELEMETRY_LOG_FD")
    return OutputSink() if descriptor is None else FrameSink(int(descriptor), as_json)


class _ConfiguringLoader:
    """Runs the real loader and then sets up what it loaded; leaves no trace in the module."""

    def __init__(self, loader, configure):
        self._loader = loader
        self._configure = configure

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._configure(module)


class _LoggingFinder:
    """Waits for the first import of `logging`, which costs as much as the interpreter and which not every function needs."""

    def __init__(self, configure):
        self._configure = configure

    def find_spec(self, name, path=None, target=None):
        if name != "logging":
            return None
        sys.meta_path.remove(self)
        import os
        from importlib.machinery import PathFinder

        # Always the standard one, as in the service, where it is loaded before the function.
        spec = PathFinder.find_spec(name, [os.path.dirname(os.__file__)]) or PathFinder.find_spec(name)
        if spec is not None:
            spec.loader = _ConfiguringLoader(spec.loader, self._configure)
        return spec


def configure_when_imported(sink, as_json, request_id):
    """Sets up the root logger as soon as something imports `logging`. `request_id` tells the current one."""

    def configure(logging):
        from .log_format import install

        install(logging, sink, as_json, request_id)

    if "logging" in sys.modules:
        configure(sys.modules["logging"])
    else:
        sys.meta_path.insert(0, _LoggingFinder(configure))
