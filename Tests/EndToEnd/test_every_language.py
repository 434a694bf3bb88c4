"""What holds for functions of every language: how they end, what is too large, their events in JSON, a stream asked of them."""

import json

import pytest

from support import packages
from support.functions import Function

PYTHON = """
import logging, os, signal
def handler(event, context):
    if event["do"] == "leave": os._exit(0)
    if event["do"] == "kill": os.kill(os.getpid(), signal.SIGKILL)
    if event["do"] == "large": return "x" * (6 * 1024 * 1024 + 200)
    logging.getLogger().info("quiet")
    logging.getLogger().warning("loud")
    return event
"""
NODEJS = """
exports.handler = async (event) => {
    if (event.do === 'leave') process.exit(0);
    if (event.do === 'kill') { process.kill(process.pid, 'SIGKILL'); await new Promise(() => setTimeout(() => {}, 5000)); }
    if (event.do === 'large') return 'x'.repeat(6 * 1024 * 1024 + 200);
    console.info('quiet');
    console.warn('loud');
    return event;
};
"""
RUBY = """
require 'logger'
def handler(event:, context:)
  case event['do']
  when 'leave' then exit!(0)
  when 'kill' then Process.kill('KILL', Process.pid)
  when 'large' then return 'x' * (6 * 1024 * 1024 + 200)
  end
  logger = Logger.new($stdout)
  logger.info('quiet')
  logger.warn('loud')
  event
end
"""
SOURCES = {
    "python": lambda: (packages.python(PYTHON), "app.handler"),
    "nodejs": lambda: (packages.nodejs(NODEJS, name="index.js"), "index.handler"),
    "ruby": lambda: (packages.zip_of({"app.rb": RUBY}), "app.handler"),
    "java": lambda: (packages.zip_of({"Ends.class": packages.java()["Ends.class"]}), "Ends"),
}
LEVELS = {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}


@pytest.fixture(scope="module", params=list(SOURCES))
def function(request, nearest):
    code, handler = SOURCES[request.param]()
    function = Function.create(nearest, request.param, code=code, Handler=handler, MemorySize=512, LoggingConfig=LEVELS)
    function.language = request.param
    yield function
    function.delete()


@pytest.mark.parametrize(
    "action, reason",
    [("leave", "Runtime exited without providing a reason"), ("kill", "Runtime exited with error: signal: killed")],
)
def test_ends_of_the_process(function, action, reason):
    outcome = function.invoke({"do": action})
    assert outcome.error == "Unhandled"
    assert outcome.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {outcome.request_id} Error: {reason}",
    }
    assert function({"do": "again"}) == {"do": "again"}


def test_a_response_that_is_too_large(function):
    outcome = function.invoke({"do": "large"})
    assert outcome.value == {
        "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
        "errorType": "Function.ResponseSizeTooLarge",
    }
    assert function({"do": "again"}) == {"do": "again"}


def objects_in(text):
    """The JSON objects of a log, whatever is between them."""
    found, start = [], text.find("{")
    while start >= 0:
        value, length = json.JSONDecoder().raw_decode(text[start:])
        found.append(value)
        start = text.find("{", start + length)
    return found


def test_events_in_json_from_a_level_on(function):
    outcome = function.invoke({"do": "say"}, tail=True)
    events = objects_in(outcome.log)
    said = [event for event in events if event.get("message") in ("quiet", "loud")]
    assert [event["message"] for event in said] == ["loud"], outcome.log
    assert said[0]["level"] == ("WARNING" if function.language == "python" else "WARN")
    assert said[0]["AWSRequestId" if function.language == "java" else "requestId"] == outcome.request_id
    assert said[0]["timestamp"].startswith("20") and said[0]["timestamp"].endswith("Z")


def test_a_stream_of_a_function_that_answers_at_once(nearest, function):
    answer = nearest.invoke_with_response_stream(FunctionName=function.name, Payload=b'{"do": "stream"}')
    events = list(answer["EventStream"])
    parts = b"".join(event["PayloadChunk"]["Payload"] for event in events if "PayloadChunk" in event)
    assert json.loads(parts) == {"do": "stream"}
    assert "InvokeComplete" in events[-1] and "ErrorCode" not in events[-1]["InvokeComplete"]
