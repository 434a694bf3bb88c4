"""Errors as the caller and the log see them."""

import os
import sys
import time
import traceback

from .payload import Fault, encode

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_OWN_FILES = (_PACKAGE + os.sep, os.path.join(os.path.dirname(_PACKAGE), "bootstrap.py"))
_NO_BREAK_SPACE = "\u00a0"


def document_of(error, request_id):
    """The error document of an exception; `request_id` is empty during the initialization."""
    if isinstance(error, Fault):
        return _document(error.message, error.error_type, error.trace or [], request_id)
    frames = traceback.extract_tb(error.__traceback__)
    while frames and frames[0].filename.startswith(_OWN_FILES):
        del frames[0]
    # Bare tuples: newer interpreters would mark the columns of the error under each line, which the service does not.
    plain = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in frames]
    try:
        message = str(error)
    except Exception:
        message = ""
    return _document(message, type(error).__name__, traceback.format_list(plain), request_id)


def _document(message, error_type, trace, request_id):
    document = {"errorMessage": message, "errorType": error_type, "requestId": request_id, "stackTrace": trace}
    if sys.version_info < (3, 9):
        del document["requestId"]
    return document


def body_of(document):
    return encode(document).encode("utf-8", "backslashreplace")


def write_to_log(document, sink, as_json):
    """Writes the error as one event."""
    if as_json:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        sink.write_error([encode({"timestamp": stamp, "log_level": "ERROR", **document})])
        return
    title = "[ERROR] " + document["errorType"]
    if document["errorMessage"]:
        title += ": " + document["errorMessage"]
    lines = [title]
    if document["stackTrace"]:
        lines.append("Traceback (most recent call last):")
        for entry in document["stackTrace"]:
            lines.extend(_with_visible_indentation(line) for line in entry.splitlines() or [""])
    sink.write_error(lines)


def _with_visible_indentation(line):
    text = line.lstrip(" ")
    return _NO_BREAK_SPACE * (len(line) - len(text)) + text
