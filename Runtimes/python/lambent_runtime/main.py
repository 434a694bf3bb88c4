"""From the start of the process to its end: prepare, load the handler, serve invocations."""

import io
import posix
import sys

from . import environment, log, payload
from .client import ConnectionEnded, connect
from .context import LambdaContext
from .handler import load

_request_id = ""


def main():
    environment.hide_chosen_locale()
    order = environment.take("_LAMBENT_ORDER_FD")
    if order is not None:
        from .stem import Stem

        stem = Stem(int(order), int(environment.take("_LAMBENT_READY_FD")))
        stem.wait()
    as_json = environment.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
    _prepare_streams()
    sink = log.open_sink(as_json)
    client = connect()
    _prepare_modules()
    log.configure_when_imported(sink, as_json, lambda: _request_id)
    if order is not None:
        stem.enter()
    try:
        handler = load(environment.get("_HANDLER", ""))
    except Exception as error:
        _end_without_handler(client, error, sink, as_json)
    try:
        _serve(client, handler, sink, as_json)
    except (ConnectionEnded, ConnectionError):
        sys.exit(1)


def _serve(client, handler, sink, as_json):
    global _request_id
    invocation = client.first()
    while True:
        _request_id = invocation.request_id
        _set_trace(invocation.field("trace-id"))
        failure = None
        try:
            event = payload.event_of(invocation.body)
            result = handler(event, LambdaContext(invocation, sink.write))
            body, content_type = payload.response_of(result)
        except Exception as error:
            failure = _report(error, _request_id, sink, as_json)
        # Nothing of this invocation is kept alive while the environment waits for the next.
        event = result = None
        if failure is None:
            invocation = client.respond(_request_id, body, content_type)
        else:
            invocation = client.fail(_request_id, *failure)


def _report(error, request_id, sink, as_json):
    """Writes an error to the log; returns the body and the type to answer with."""
    from . import errors

    document = errors.document_of(error, request_id)
    errors.write_to_log(document, sink, as_json)
    return errors.body_of(document), document["errorType"]


def _end_without_handler(client, error, sink, as_json):
    failure = _report(error, "", sink, as_json)
    try:
        client.fail_initialization(*failure)
    except (ConnectionEnded, ConnectionError):
        pass
    sys.exit(1)


def _set_trace(trace):
    environment.put("_X_AMZN_TRACE_ID", trace or None)


def _prepare_streams():
    """What a function prints must be out before it is killed, as with `-u`; and it may print any character."""
    sys.stdout = sys.__stdout__ = _unbuffered(sys.stdout, "strict")
    sys.stderr = sys.__stderr__ = _unbuffered(sys.stderr, "backslashreplace")


def _unbuffered(stream, errors):
    name = stream.name
    raw = stream.detach().detach()
    result = io.TextIOWrapper(raw, "utf-8", errors, newline="\n", write_through=True)
    raw.name = name
    result.mode = "w"
    return result


def _prepare_modules():
    """The interpreter was started without `site`, whose directories may hold anything: the paths are set here, and the
    few names that `site` adds to the builtins."""
    import builtins

    from _sitebuiltins import Quitter

    builtins.exit = Quitter("exit", "Ctrl-D (i.e. EOF)")
    builtins.quit = Quitter("quit", "Ctrl-D (i.e. EOF)")
    own = (__file__.rsplit("/", 2)[0], environment.get("LAMBDA_RUNTIME_DIR"))
    task_root = environment.get("LAMBDA_TASK_ROOT") or posix.getcwd()
    given = [path for path in environment.get("PYTHONPATH", "").split(":") if path and path not in own]
    if given:
        # With a search path of its own a function may bring what `site` would have run.
        try:
            import sitecustomize  # noqa: F401
        except ImportError:
            pass
    rest = [path for path in sys.path if path not in own and path != task_root]
    sys.path[:] = [task_root] + _layer_directories() + rest + [path for path in _site_directories() if path not in rest]


def _layer_directories():
    """Where layers keep modules, in the order of the service."""
    layers = (environment.take("_LAMBENT_LAYERS") or "").split(":")
    packages = "/python/lib/python%d.%d/site-packages" % sys.version_info[:2]
    return [layer + place for layer in layers if layer for place in (packages, "/python")]


def _site_directories():
    """Where packages of the interpreter lie, such as boto3; last, so that the function's own come first."""
    version = "%d.%d" % sys.version_info[:2]
    directories = ["%s/lib/python%s/site-packages" % (sys.prefix, version)]
    if sys.prefix == "/usr":
        directories += ["/usr/local/lib/python%s/dist-packages" % version, "/usr/lib/python3/dist-packages"]
    return [directory for directory in directories if _is_directory(directory)]


def _is_directory(path):
    try:
        return posix.stat(path).st_mode & 0o170000 == 0o040000
    except OSError:
        return False
