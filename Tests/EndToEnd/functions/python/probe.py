"""Does what its event asks for, and tells what it sees."""

import logging
import os
import resource
import sys
import time
import uuid

ENVIRONMENT = uuid.uuid4().hex
COUNT = 0


def handler(event, context):
    return answer("handler", event, context)


def other(event, context):
    return answer("other", event, context)


def answer(name, event, context):
    global COUNT
    COUNT += 1
    do = event.get("do", "see") if isinstance(event, dict) else "echo"
    return ACTIONS[do](name, event, context)


def see(name, event, context):
    return {
        "function": name,
        "environment": ENVIRONMENT,
        "count": COUNT,
        "variables": dict(os.environ),
        "requestID": context.aws_request_id,
        "memoryLimit": int(context.memory_limit_in_mb),
        "remaining": context.get_remaining_time_in_millis(),
        "functionName": context.function_name,
        "functionVersion": context.function_version,
        "invokedARN": context.invoked_function_arn,
        "logGroup": context.log_group_name,
        "logStream": context.log_stream_name,
        "identity": [context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id],
        "clientContext": context.client_context.custom if context.client_context else None,
        "directory": os.getcwd(),
        "executable": sys.executable,
        "version": "%d.%d" % sys.version_info[:2],
        "pid": os.getpid(),
        "arguments": sys.argv,
    }


def echo(name, event, context):
    return event


def sleep(name, event, context):
    started = time.time()
    time.sleep(event["seconds"])
    return {"environment": ENVIRONMENT, "count": COUNT, "started": started, "ended": time.time(), "function": name,
            "mark": os.environ.get("MARK")}


def fail(name, event, context):
    raise ValueError(event.get("message", "no message"))


def leave(name, event, context):
    os._exit(event["status"])


def leave_politely(name, event, context):
    sys.exit(event["status"])


def signal_self(name, event, context):
    os.kill(os.getpid(), event["signal"])
    time.sleep(5)


def unserialisable(name, event, context):
    return {1, 2}


def say(name, event, context):
    for line in event["lines"]:
        print(line)
    print("to standard error", file=sys.stderr)
    logging.getLogger().warning("through logging")
    return None


def large(name, event, context):
    return "x" * event["size"]


def allocate(name, event, context):
    block = bytearray(event["megabytes"] << 20)
    for index in range(0, len(block), 4096):
        block[index] = 1
    return len(block)


def write(name, event, context):
    with open(os.path.join(os.environ.get("TMPDIR", "/tmp"), "note"), "w") as file:
        file.write(event["text"])


def read(name, event, context):
    try:
        with open(os.path.join(os.environ.get("TMPDIR", "/tmp"), "note")) as file:
            return {"text": file.read(), "environment": ENVIRONMENT, "count": COUNT}
    except FileNotFoundError:
        return {"text": None, "environment": ENVIRONMENT, "count": COUNT}


def spawn(name, event, context):
    """Starts a process that would outlive the function, in a session of its own."""
    child = os.fork()
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    os.waitpid(child, 0)
    return {"environment": ENVIRONMENT, "pid": os.getpid(), "logStream": context.log_stream_name}


def descriptors(name, event, context):
    held = {}
    for number in os.listdir("/proc/self/fd"):
        try:
            held[number] = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            pass
    return held


def limits(name, event, context):
    names = ("NOFILE", "CORE", "STACK", "MEMLOCK", "AS")
    return {name: resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names}


ACTIONS = {
    "see": see, "echo": echo, "sleep": sleep, "fail": fail, "leave": leave, "leave politely": leave_politely,
    "signal": signal_self, "unserialisable": unserialisable, "say": say, "large": large, "allocate": allocate,
    "write": write, "read": read, "spawn": spawn, "descriptors": descriptors, "limits": limits,
}  # fmt: skip
