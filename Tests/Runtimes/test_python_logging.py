"""Python: what reaches the log, and how."""

import json
import re

from fake_runtime_api import REQUEST_ID

LOGGER = (
    "import logging\n"
    "log = logging.getLogger()\n"
    "log.setLevel(logging.INFO)\n"
    "log.info('at import')\n"
    "def handler(event, context):\n"
    "    log.info('two\\nlines %s', event)\n"
    "    logging.getLogger('mine').warning('careful', extra={'order': 7})\n"
    "    log.debug('unseen')\n"
    "    try:\n        1 / 0\n    except ZeroDivisionError:\n        log.exception('oops')\n"
    "    context.log('by context\\n')\n"
    "    print('by print')\n"
)


def test_text_events(python):
    runtime = python(LOGGER)
    runtime.invoke({"a": 1})
    frames = runtime.frames()
    stamp = r"\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t"
    assert re.fullmatch(r"\[INFO\]" + stamp + r"\tat import\n", frames[0].text)
    assert re.fullmatch(r"\[INFO\]" + stamp + REQUEST_ID + r"\ttwo\nlines \{'a': 1\}\n", frames[1].text)
    assert re.fullmatch(r"\[WARNING\]" + stamp + REQUEST_ID + r"\tcareful\n", frames[2].text)
    assert frames[3].text.startswith("[ERROR]\t") and "ZeroDivisionError: division by zero" in frames[3].text
    assert frames[4].text == "by context\n"
    assert [frame.kind for frame in frames] == [0xA55A000F, 0xA55A000F, 0xA55A0013, 0xA55A0017, 0xA55A0003]
    assert all(abs(frame.timestamp - frames[0].timestamp) < 10_000_000 for frame in frames)
    assert runtime.process.stdout.read() == b"by print\n"


def test_json_events(python):
    runtime = python(LOGGER, environment={"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "WARN"})
    runtime.invoke({})
    frames = [frame for frame in runtime.frames() if frame.kind != 0xA55A0003]
    # The function set its own level after the configured one.
    events = [json.loads(frame.text) for frame in frames]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", events[1].pop("timestamp"))
    assert list(events[1].items()) == [
        ("level", "INFO"),
        ("message", "two\nlines {}"),
        ("logger", "root"),
        ("requestId", REQUEST_ID),
    ]
    assert events[2]["order"] == 7 and events[2]["logger"] == "mine"
    assert events[3]["errorType"] == "ZeroDivisionError" and events[3]["errorMessage"] == "division by zero"
    assert events[3]["location"].endswith("app.py:handler:12") and len(events[3]["stackTrace"]) == 1
    assert [frame.kind for frame in frames] == [0xA55A000E, 0xA55A000E, 0xA55A0012, 0xA55A0016]


def test_configured_level_holds(python):
    source = "import logging\nprint(logging.getLogger().level)\ndef handler(event, context):\n    pass\n"
    for level, number in (("TRACE", 10), ("DEBUG", 10), ("INFO", 20), ("ERROR", 40), ("FATAL", 50)):
        runtime = python(source, environment={"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": level})
        runtime.invoke()
        assert runtime.output() == "%d\n" % number


def test_json_event_of_an_error(python):
    runtime = python("def handler(event, context):\n    raise ValueError('bad')\n", environment={"AWS_LAMBDA_LOG_FORMAT": "JSON"})
    runtime.invoke()
    (frame,) = runtime.frames()
    event = json.loads(frame.text)
    assert frame.kind == 0xA55A0016
    assert list(event)[:4] == ["timestamp", "log_level", "errorMessage", "errorType"]
    assert event["log_level"] == "ERROR" and event["errorType"] == "ValueError"


def test_standard_output_takes_events_without_a_log_descriptor(python):
    runtime = python(LOGGER.replace("print('by print')", "raise Exception('end')"), framed=False)
    runtime.invoke({})
    output = runtime.output()
    assert "\tat import\n" in output and "by context\n" in output
    assert "[ERROR] Exception: end\rTraceback (most recent call last):\r\u00a0\u00a0File" in output


def test_what_is_printed_is_out_at_once(python):
    source = "import os\ndef handler(event, context):\n    print('half a line é', end='')\n    os.kill(os.getpid(), 9)\n"
    runtime = python(source)
    runtime.request()
    runtime.send_event({})
    assert runtime.request() is None
    assert runtime.wait() == -9
    assert runtime.output() == "half a line é"


def test_logging_is_not_loaded_for_functions_that_do_not_use_it(python):
    source = "import sys\ndef handler(event, context):\n    return [m for m in ('logging', 'json', 're', 'socket') if m in sys.modules]\n"
    assert python(source).invoke().json == []


def test_loaded_module_looks_as_always(python):
    source = (
        "import logging, sys\n"
        "def handler(event, context):\n"
        "    return [type(logging.__loader__).__name__, type(logging.__spec__.loader).__name__,\n"
        "            [type(f).__name__ for f in sys.meta_path if 'Logging' in type(f).__name__],\n"
        "            len(logging.getLogger().handlers)]\n"
    )
    assert python(source).invoke().json == ["SourceFileLoader", "SourceFileLoader", [], 1]
