"""The root logger as the service sets it up."""

import logging
import os
import time

from .log import JSON, TEXT

# Members of a record that are not the function's own.
_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "aws_request_id",
    "tenant_id",
}


def install(logging, sink, as_json, request_id):
    """Gives the root logger its handler and, where one is configured, its level."""
    logging.Formatter.converter = time.gmtime
    handler = LambdaLoggerHandler(sink, JSON if as_json else TEXT)
    if as_json:
        handler.setFormatter(JSONFormatter())
    else:
        handler.setFormatter(
            logging.Formatter(
                "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S"
            )
        )
    handler.addFilter(RequestFilter(request_id))
    root = logging.getLogger()
    root.addHandler(handler)
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
    level = {"TRACE": "DEBUG", "FATAL": "CRITICAL"}.get(level, level)
    if level in ("DEBUG", "INFO", "WARN", "WARNING", "ERROR", "CRITICAL"):
        root.setLevel(level)


class LambdaLoggerHandler(logging.Handler):
    """Writes records to a sink, with the level that the platform filters by."""

    def __init__(self, sink, kind):
        super().__init__()
        self._sink = sink
        self._kind = kind

    def emit(self, record):
        try:
            self._sink.write(self.format(record), self._kind, _frame_level(record.levelno))
        except Exception:
            self.handleError(record)


class RequestFilter(logging.Filter):
    """Tells the formatters which invocation a record belongs to."""

    def __init__(self, request_id):
        super().__init__()
        self._request_id = request_id

    def filter(self, record):
        record.aws_request_id = self._request_id() or ""
        return True


class JSONFormatter(logging.Formatter):
    """One JSON object a record, the function's extra members among it."""

    def format(self, record):
        result = {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info and record.exc_info[0] is not None:
            import traceback

            kind, error, trace = record.exc_info
            result["stackTrace"] = traceback.format_tb(trace)
            result["errorType"] = kind.__name__
            result["errorMessage"] = str(error)
        result["requestId"] = getattr(record, "aws_request_id", "")
        if "errorType" in result:
            result["location"] = "%s:%s:%d" % (record.pathname, record.funcName, record.lineno)
        for name, value in record.__dict__.items():
            if name not in _STANDARD and name not in result and value is not None:
                result[name] = value
        import json

        return json.dumps(result, ensure_ascii=False, default=str) + "\n"


def _frame_level(number):
    """The platform's number of a level: 2 for DEBUG to 6 for CRITICAL, 0 for anything below."""
    return min(number // 10, 5) + 1 if number >= 10 else 0
