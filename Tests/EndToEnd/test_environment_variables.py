"""The variables that functions of each runtime see: these, with these values, and no others."""

import re

import pytest

from support import packages
from support.clients import REGION
from support.promise import needs


class Like:
    """Equal to every text that a pattern matches."""

    def __init__(self, pattern):
        self.pattern = re.compile(pattern)

    def __eq__(self, other):
        return isinstance(other, str) and self.pattern.fullmatch(other) is not None

    def __repr__(self):
        return f"Like({self.pattern.pattern!r})"


# As it is: nothing is put in place of any of it.
MARK = "$HOME `x` = '\"\\ ~"

PATH = "/usr/local/bin:/usr/bin/:/bin:/opt/bin"
LIBRARIES = "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"


def common(function, runtime):
    """What every runtime has."""
    daemon = "169.254.79.129" if runtime == "provided.al2" else "169.254.100.1"
    # The older custom runtime knows nothing of /var/lang; in Ruby's variables it stands twice.
    times = 0 if runtime == "provided.al2" else 2 if runtime.startswith("ruby") else 1
    return {
        "AWS_ACCESS_KEY_ID": Like(r"ASIA[A-Z0-9]{16}"),
        "AWS_SECRET_ACCESS_KEY": Like(r"\S{40}"),
        "AWS_SESSION_TOKEN": Like(r"\S{100,}"),
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "300",
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{function.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": Like(r"\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}"),
        "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001",
        "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
        "AWS_XRAY_DAEMON_ADDRESS": f"{daemon}:2000",
        "_AWS_XRAY_DAEMON_ADDRESS": daemon,
        "_AWS_XRAY_DAEMON_PORT": "2000",
        "LAMBDA_TASK_ROOT": "/var/task",
        "LAMBDA_RUNTIME_DIR": "/var/runtime",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        # The directory of an interpreter that lies elsewhere comes last.
        "PATH": Like("/var/lang/bin:" * times + PATH + "(:/[^:]+)?"),
        "LD_LIBRARY_PATH": "/var/lang/lib:" * times + LIBRARIES,
        "_HANDLER": function.configuration()["Handler"],
        "MARK": MARK,
    }


SHELL = {"PWD": "/var/task", "SHLVL": "0"}
TRACE = {"_X_AMZN_TRACE_ID": Like(r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=[01]")}
FRAMES = {"_LAMBDA_TELEMETRY_LOG_FD": Like(r"\d+")}


def python(minor):
    return {**SHELL, **TRACE, "PYTHONPATH": "/var/runtime", **({"LC_CTYPE": "C.UTF-8"} if minor >= 12 else {})}


def nodejs(major):
    own = f"/opt/nodejs/node{major}/node_modules:/opt/nodejs/node_modules"
    path = {"NODE_PATH": f"{own}:/var/runtime/node_modules:/var/runtime:/var/task"}
    certificates = {"NODE_EXTRA_CA_CERTS": "/var/runtime/ca-cert.pem"} if major in (16, 18) else {}
    return {**SHELL, **TRACE, **path, **certificates}


# Gems are those of the interpreter's version, which the nearest one may have another of.
GEMS = r"/var/task/vendor/bundle/ruby/(\d\.\d)\.0:/opt/ruby/gems/\1\.0:/var/runtime:/var/runtime/ruby/\1\.0"
RUBY = {
    **SHELL,
    **TRACE,
    "GEM_HOME": "/var/runtime",
    "GEM_PATH": Like(GEMS),
    "RUBYLIB": "/var/runtime/gems/aws_lambda_ric-3.1.3/lib:/var/task:/var/runtime/lib:/opt/ruby/lib",
}
COPIES = {"AWS_ACCESS_KEY": Like(r"ASIA[A-Z0-9]{16}"), "AWS_SECRET_KEY": Like(r"\S{40}")}
RUNTIMES = {
    **{f"python3.{minor}": python(minor) for minor in (8, 11, 12, 13, 14)},
    **{f"nodejs{major}.x": nodejs(major) for major in (16, 18, 20, 22, 24)},
    "ruby3.2": RUBY,
    "ruby3.4": RUBY,
    "java8.al2": {**TRACE, **FRAMES, **COPIES},
    "java11": {**TRACE, **FRAMES, **COPIES},
    "java17": FRAMES,
    "java25": FRAMES,
    "provided.al2": {},
    "provided.al2023": {},
}

PYTHON = """
import os
first = dict(os.environ)
def handler(event, context):
    return {"variables": dict(os.environ), "first": first}
"""
NODEJS = "const first = {...process.env}; exports.handler = async () => ({ variables: {...process.env}, first });"
RUBY_SOURCE = "FIRST = ENV.to_h\ndef handler(event:, context:) = { variables: ENV.to_h, first: FIRST }\n"


def made(create, runtime, **settings):
    language = re.match("[a-z]+", runtime)[0]
    code, handler, event = {
        "python": lambda: (packages.python(PYTHON), "app.handler", {}),
        "nodejs": lambda: (packages.nodejs(NODEJS, name="index.js"), "index.handler", {}),
        "ruby": lambda: (packages.zip_of({"app.rb": RUBY_SOURCE}), "app.handler", {}),
        "java": lambda: (None, "Probe", {"do": "see"}),
        "provided": lambda: (packages.c(), "any.thing", {"do": "variables"}),
    }[language]()
    function = create(language, Runtime=runtime, code=code, Handler=handler, MemorySize=300, **settings)

    def seen():
        outcome = function.invoke(event)
        assert outcome.error is None, outcome.value
        if language == "provided":
            return {"variables": dict(line.split("=", 1) for line in outcome.raw.decode().splitlines())}
        return outcome.value

    return function, seen


def without_endpoints(variables):
    return {name: value for name, value in variables.items() if not name.startswith("AWS_ENDPOINT_URL")}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_variables_of_a_runtime(create_nearest, runtime):
    needs("file isolation", "network isolation")
    function, seen = made(create_nearest, runtime, Environment={"Variables": {"MARK": MARK}})
    expected = {**common(function, runtime), **RUNTIMES[runtime]}
    if not runtime.startswith("provided"):
        expected["AWS_EXECUTION_ENV"] = f"AWS_Lambda_{runtime}"
    answer = seen()
    assert without_endpoints(answer["variables"]) == expected
    # A trace is there before the function is, too.
    assert without_endpoints(answer.get("first", answer["variables"])) == expected


@pytest.mark.parametrize("runtime", ["python3.11", "nodejs20.x", "ruby3.2", "java17", "provided.al2023"])
def test_the_format_of_the_log_is_a_variable_where_it_is_json(create_nearest, runtime):
    function, seen = made(create_nearest, runtime, LoggingConfig={"LogFormat": "JSON", "ApplicationLogLevel": "TRACE"})
    variables = seen()["variables"]
    assert (variables["AWS_LAMBDA_LOG_FORMAT"], variables["AWS_LAMBDA_LOG_LEVEL"]) == ("JSON", "TRACE")
    function.update(LoggingConfig={"LogFormat": "Text", "LogGroup": "/own/group"})
    variables = seen()["variables"]
    assert not {"AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL"} & set(variables)
    assert variables["AWS_LAMBDA_LOG_GROUP_NAME"] == "/own/group"


# What customers may set in place of the platform, and what they may name and not change.
TAKEN = {
    "AWS_LAMBDA_LOG_FORMAT": "JSON",
    "AWS_LAMBDA_LOG_LEVEL": "DEBUG",
    "AWS_XRAY_CONTEXT_MISSING": "RUNTIME_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "10.0.0.1:2000",
    "LANG": "C",
    "LD_LIBRARY_PATH": "/var/task/own",
    "PATH": "/usr/bin:/bin:/var/task/own",
    "TZ": "Europe/Berlin",
}
KEPT = {"PWD": "/var/task", "SHLVL": "0"}


@pytest.mark.parametrize("runtime", ["python3.11", "nodejs20.x", "ruby3.2", "java17", "provided.al2023"])
def test_variables_that_a_function_has_of_its_own_accord(create_nearest, runtime):
    needs("file isolation")
    named = {**TAKEN, **dict.fromkeys(KEPT, "own")}
    _, seen = made(create_nearest, runtime, Environment={"Variables": named})
    variables = seen()["variables"]
    assert {name: variables[name] for name in TAKEN} == TAKEN
    if runtime.startswith(("java", "provided")):
        # The platform has none of these there.
        assert {name: variables[name] for name in KEPT} == dict.fromkeys(KEPT, "own")
    else:
        assert {name: variables[name] for name in KEPT} == KEPT
