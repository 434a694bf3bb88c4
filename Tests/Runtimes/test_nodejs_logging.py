"""Node.js: what reaches the log, and how."""

import json
import re

from fake_runtime_api import REQUEST_ID

CONSOLE = (
    "console.log('at import');\n"
    "exports.handler = async (event) => {\n"
    "  console.log('two\\nlines %s', 'é', { a: 1 });\n"
    "  console.info('i'); console.debug('d'); console.warn('w'); console.error('e'); console.trace('t');\n"
    "  console.fatal?.('f');\n"
    "  process.stdout.write('raw\\n');\n"
    "};\n"
)


def test_text_events(node):
    runtime = node(CONSOLE)
    runtime.invoke()
    frames = runtime.frames()
    stamp = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t"
    assert re.fullmatch(stamp + r"undefined\tINFO\tat import\n", frames[0].text)
    assert re.fullmatch(stamp + REQUEST_ID + r"\tINFO\ttwo\nlines é \{ a: 1 \}\n", frames[1].text)
    levels = [frame.text.split("\t")[2] for frame in frames]
    assert levels == ["INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR", "TRACE", "FATAL"]
    assert [frame.kind for frame in frames] == [
        0xA55A000F, 0xA55A000F, 0xA55A000F, 0xA55A000B, 0xA55A0013, 0xA55A0017, 0xA55A0007, 0xA55A001B,
    ]  # fmt: skip
    assert runtime.process.stdout.read() == b"raw\n"


def test_json_events(node):
    source = (
        "exports.handler = async () => {\n"
        "  console.debug('unseen');\n"
        "  console.log({ deep: { a: 1 } });\n"
        "  console.warn('text %d', 7);\n"
        "  console.error('failed', new RangeError('bad'));\n"
        "  console.error(Object.assign(new RangeError('bad'), { extra: 1 }));\n"
        "  const circular = {}; circular.self = circular; console.log(circular);\n"
        "};\n"
    )
    runtime = node(source, environment={"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "INFO"})
    runtime.invoke()
    frames = runtime.frames()
    events = [json.loads(frame.text) for frame in frames]
    assert list(events[0]) == ["timestamp", "level", "requestId", "message"]
    assert events[0]["message"] == {"deep": {"a": 1}} and events[0]["requestId"] == REQUEST_ID
    assert events[1]["message"] == "text 7" and events[1]["level"] == "WARN"
    assert events[2]["errorType"] == "RangeError" and events[2]["errorMessage"] == "bad"
    assert events[3]["message"]["errorType"] == "RangeError" and events[3]["message"]["extra"] == 1
    assert "[Circular *1]" in events[4]["message"]
    assert [frame.kind for frame in frames] == [0xA55A000E, 0xA55A0012, 0xA55A0016, 0xA55A0016, 0xA55A000E]


def test_json_event_of_an_error(node):
    runtime = node(
        "exports.handler = async () => { throw 'text'; };\n", environment={"AWS_LAMBDA_LOG_FORMAT": "JSON"}
    )
    runtime.invoke()
    (frame,) = runtime.frames()
    event = json.loads(frame.text)
    assert event["level"] == "ERROR" and event["message"]["errorMessage"] == "text"


def test_errors_in_the_log_keep_the_members_of_their_author(node):
    runtime = node("exports.handler = async () => { throw Object.assign(new Error('x'), { code: 'E7', detail: { a: 1 } }); };\n")
    runtime.invoke()
    (frame,) = runtime.frames()
    logged = json.loads(frame.text.partition("Invoke Error \t")[2])
    assert logged["code"] == "E7" and logged["detail"] == {"a": 1}


def test_standard_output_takes_events_without_a_log_descriptor(node):
    runtime = node(CONSOLE, framed=False)
    runtime.invoke()
    lines = runtime.output().split("\n")
    assert lines[0].endswith("\tundefined\tINFO\tat import")
    assert lines[1].endswith("\t%s\tINFO\ttwo\rlines é { a: 1 }" % REQUEST_ID)


def test_events_before_a_sudden_end_are_out(node):
    runtime = node("exports.handler = async () => { console.log('last words'); process.kill(process.pid, 9); await null; };\n")
    runtime.request()
    runtime.send_event({})
    assert runtime.request() is None
    assert runtime.wait() == -9
    assert runtime.frames()[0].text.endswith("last words\n")
