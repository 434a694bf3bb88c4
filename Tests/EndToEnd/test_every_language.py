"""What holds for functions of every language: how they end and what survives it, what is too large, their events in JSON, a
stream asked of them."""

import json

import pytest

from support import packages
from support.functions import Function
from support.promise import needs

PYTHON = """
import logging, os, signal, time
kept, broken = (os.environ.get("TMPDIR", "/tmp") + name for name in ("/kept", "/broken"))
count = 0
if os.path.exists(broken):
    os.unlink(broken)
    raise LookupError("broken")
def handler(event, context):
    global count
    count += 1
    if event["do"] == "leave": os._exit(0)
    if event["do"] == "kill": os.kill(os.getpid(), signal.SIGKILL)
    if event["do"] == "fault": os.kill(os.getpid(), signal.SIGSEGV)
    if event["do"] == "hang": time.sleep(60)
    if event["do"] == "allocate": b"x" * (700 << 20)
    if event["do"] == "break":
        open(broken, "w").close()
        os._exit(0)
    if event["do"] == "fail": raise ValueError("asked to fail")
    if event["do"] == "large": return "x" * (6 * 1024 * 1024 + 200)
    if event["do"] == "keep": open(kept, "w").close()
    if event["do"] in ("keep", "see"): return {"count": count, "kept": os.path.exists(kept), "stream": context.log_stream_name}
    logging.getLogger().info("quiet")
    logging.getLogger().warning("loud")
    return event
"""
NODEJS = """
const fs = require('fs');
const [kept, broken] = ['/kept', '/broken'].map((name) => (process.env.TMPDIR ?? '/tmp') + name);
let count = 0;
if (fs.existsSync(broken)) {
    fs.unlinkSync(broken);
    throw new RangeError('broken');
}
exports.handler = async (event, context) => {
    count += 1;
    const die = async (signal) => { process.kill(process.pid, signal); await new Promise(() => setTimeout(() => {}, 5000)); };
    if (event.do === 'leave') process.exit(0);
    if (event.do === 'kill') await die('SIGKILL');
    if (event.do === 'fault') await die('SIGSEGV');
    if (event.do === 'hang') await new Promise((resolve) => setTimeout(resolve, 60000));
    if (event.do === 'allocate') Buffer.alloc(700 << 20, 1);
    if (event.do === 'break') {
        fs.writeFileSync(broken, '');
        process.exit(0);
    }
    if (event.do === 'fail') throw new Error('asked to fail');
    if (event.do === 'large') return 'x'.repeat(6 * 1024 * 1024 + 200);
    if (event.do === 'keep') fs.writeFileSync(kept, '');
    if (['keep', 'see'].includes(event.do)) return { count, kept: fs.existsSync(kept), stream: context.logStreamName };
    console.info('quiet');
    console.warn('loud');
    return event;
};
"""
RUBY = """
require 'logger'
KEPT, BROKEN = %w[/kept /broken].map { |name| ENV.fetch('TMPDIR', '/tmp') + name }
COUNT = [0]
if File.exist?(BROKEN)
  File.unlink(BROKEN)
  raise IndexError, 'broken'
end
def handler(event:, context:)
  COUNT[0] += 1
  case event['do']
  when 'leave' then exit!(0)
  when 'kill' then Process.kill('KILL', Process.pid)
  when 'hang' then sleep(60)
  when 'allocate' then 'x' * (700 << 20)
  when 'break' then File.write(BROKEN, '') && exit!(0)
  when 'fail' then raise 'asked to fail'
  when 'large' then return 'x' * (6 * 1024 * 1024 + 200)
  when 'keep' then File.write(KEPT, '')
  end
  return { count: COUNT[0], kept: File.exist?(KEPT), stream: context.log_stream_name } if %w[keep see].include?(event['do'])
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
    "provided": lambda: (packages.c(), "any"),
}
LANGUAGES = [language for language in SOURCES if language != "provided"]
LEVELS = {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}
TIMEOUT = 3

# An initialization that fails: type and message of the error.
BROKEN = {
    "python": ("LookupError", "broken"),
    "nodejs": ("RangeError", "broken"),
    "ruby": ("Init<IndexError>", "broken"),
    "java": ("java.lang.ExceptionInInitializerError", "Error loading class Ends"),
    "provided": ("Broken", "broken"),
}


@pytest.fixture(scope="module")
def functions(nearest):
    """The function of a language, made when it is first asked for."""
    made = {}

    def function(language):
        if language not in made:
            code, handler = SOURCES[language]()
            settings = {"MemorySize": 512, "Timeout": TIMEOUT, "LoggingConfig": LEVELS}
            made[language] = Function.create(nearest, language, code=code, Handler=handler, **settings)
        return made[language]

    yield function
    for each in made.values():
        each.delete()


def platform_error(outcome, kind, message):
    """The body that the platform writes, byte by byte."""
    return f'{{"errorType":"{kind}","errorMessage":"RequestId: {outcome.request_id} Error: {message}"}}'.encode()


# What an event asks for, and how the process ends then. The interpreters of Ruby and Java catch a fault of the memory.
ENDS = {
    "leave": ("Runtime exited without providing a reason", SOURCES),
    "kill": ("Runtime exited with error: signal: killed", SOURCES),
    "allocate": ("Runtime exited with error: signal: killed", SOURCES),
    "fault": ("Runtime exited with error: signal: segmentation fault", ("python", "nodejs", "provided")),
}


@pytest.mark.parametrize("language, action", [(language, action) for action, (_, of) in ENDS.items() for language in of])
def test_ends_of_the_process(functions, language, action):
    if action == "allocate":
        needs("MemorySize")
    function = functions(language)
    outcome = function.invoke({"do": action})
    assert outcome.error == "Unhandled"
    assert outcome.raw.replace(b" (core dumped)", b"") == platform_error(outcome, "Runtime.ExitError", ENDS[action][0])
    assert function({"do": "again"}) == {"do": "again"}


@pytest.mark.parametrize("language", SOURCES)
def test_what_survives(functions, language):
    function = functions(language)
    first = function({"do": "keep"})
    assert first["kept"] is True
    # An error of the handler, a response that is too large: the process goes on.
    assert function.invoke({"do": "fail"}).error == "Unhandled"
    outcome = function.invoke({"do": "large"})
    assert outcome.error == "Unhandled"
    assert outcome.raw == (
        b'{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).",'
        b'"errorType":"Function.ResponseSizeTooLarge"}'
    )
    assert function({"do": "see"}) == {**first, "count": first["count"] + 3}
    # A timeout, an exit: another process in the same environment, with its files.
    outcome = function.invoke({"do": "hang"})
    assert outcome.error == "Unhandled"
    assert outcome.raw == platform_error(outcome, "Sandbox.Timedout", f"Task timed out after {TIMEOUT}.00 seconds")
    assert function({"do": "see"}) == {**first, "count": 1}
    assert function.invoke({"do": "leave"}).error == "Unhandled"
    assert function({"do": "see"}) == {**first, "count": 1}
    # An initialization that fails: the invocation that needed it gets its error, the next one initializes again.
    assert function.invoke({"do": "break"}).error == "Unhandled"
    outcome = function.invoke({"do": "see"})
    assert (outcome.error, outcome.value["errorType"], outcome.value["errorMessage"]) == ("Unhandled", *BROKEN[language])
    assert function({"do": "see"}) == {**first, "count": 1}


def objects_in(text):
    """The JSON objects of a log, whatever is between them."""
    found, start = [], text.find("{")
    while start >= 0:
        value, length = json.JSONDecoder().raw_decode(text[start:])
        found.append(value)
        start = text.find("{", start + length)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_in_json_from_a_level_on(functions, language):
    function = functions(language)
    outcome = function.invoke({"do": "say"}, tail=True)
    events = objects_in(outcome.log)
    said = [event for event in events if event.get("message") in ("quiet", "loud")]
    assert [event["message"] for event in said] == ["loud"], outcome.log
    assert said[0]["level"] == ("WARNING" if language == "python" else "WARN")
    assert said[0]["AWSRequestId" if language == "java" else "requestId"] == outcome.request_id
    assert said[0]["timestamp"].startswith("20") and said[0]["timestamp"].endswith("Z")


# The members of an error's event beside its time, and those that hold the type, the message and the stack.
ERRORS = {
    "python": ({"log_level": "ERROR"}, "requestId", ("ValueError", "asked to fail")),
    "nodejs": ({"level": "ERROR"}, "requestId", ("Error", "asked to fail")),
    "ruby": ({"level": "ERROR", "message": "Error raised from handler method"}, "requestId", ("Function<RuntimeError>", "asked to fail")),
    "java": ({"level": "ERROR"}, "AWSRequestId", None),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_in_json(functions, language):
    members, request, error = ERRORS[language]
    outcome = functions(language).invoke({"do": "fail"}, tail=True)
    (event,) = [event for event in objects_in(outcome.log) if "type" not in event]
    assert event["timestamp"].endswith("Z") and event[request] == outcome.request_id
    assert members.items() <= event.items()
    if error is None:
        # As text, as the service has it.
        assert event["message"].startswith("asked to fail: java.lang.IllegalStateException\n")
        assert "\tat Ends.handleRequest(Ends.java:" in event["message"]
        return
    told = event["message"] if language == "nodejs" else event
    assert (told["errorType"], told["errorMessage"]) == error
    assert any("handler" in line for line in told["stackTrace"])


@pytest.mark.parametrize("language", SOURCES)
def test_a_stream_of_a_function_that_answers_at_once(nearest, functions, language):
    function = functions(language)
    answer = nearest.invoke_with_response_stream(FunctionName=function.name, Payload=b'{"do": "stream"}')
    events = list(answer["EventStream"])
    parts = b"".join(event["PayloadChunk"]["Payload"] for event in events if "PayloadChunk" in event)
    assert json.loads(parts) == {"do": "stream"}
    assert "InvokeComplete" in events[-1] and "ErrorCode" not in events[-1]["InvokeComplete"]
