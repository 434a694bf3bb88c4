"""Functions that start from an interpreter which was up already: what they see is what they see otherwise."""

import os
import re

import pytest

from support import packages, runtimes
from support.clients import boto
from support.functions import Function, fresh_name
from support.processes import family
from support.promise import needs
from support.wait import until

# What tells the two apart for this test: the variables that the process itself was started with.
PYTHON = """
import os, sys
loaded = sorted(sys.modules)
start = open('/proc/self/environ').read()
def handler(event, context):
    import signal, socket, subprocess, resource, time
    status = dict(line.split(':', 1) for line in open('/proc/self/status').read().splitlines() if ':' in line)
    limits = open('/proc/self/limits').read()
    umask = os.umask(0)
    os.umask(umask)
    return {
        'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start,
        'variables': [list(pair) for pair in os.environ.items()],
        'child': subprocess.run('env', capture_output=True, text=True).stdout,
        'argv': sys.argv, 'orig_argv': getattr(sys, 'orig_argv', None), 'flags': str(sys.flags),
        'cmdline': open('/proc/self/cmdline').read(),
        'cwd': [os.getcwd(), os.readlink('/proc/self/cwd'), sorted(os.listdir('.'))],
        'descriptors': [(n, os.readlink('/proc/self/fd/%d' % n).split(':')[0]) for n in range(20) if os.path.islink('/proc/self/fd/%d' % n)],
        'umask': umask, 'path': sys.path, 'modules': loaded, 'cached': sorted(sys.path_importer_cache),
        'signals': [status[name] for name in ('SigBlk', 'SigIgn', 'SigCgt')],
        'handlers': [str(signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGCHLD)],
        'rights': [status[name] for name in ('CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'NoNewPrivs', 'Seccomp', 'Threads')],
        'limits': limits, 'group': os.getsid(0) == os.getpgrp(), 'host': socket.gethostname(),
        'opt': sorted(os.listdir('/opt')), 'task': sorted(os.listdir('/var/task')), 'tmp': os.listdir('/tmp'),
        'runtime': sorted(os.listdir('/var/runtime')), 'zone': time.tzname, 'encoding': [sys.stdout.encoding, sys.getfilesystemencoding()],
        'priority': os.nice(0), 'remaining': context.get_remaining_time_in_millis() > 1000, 'name': context.function_name,
        'home': os.path.expanduser('~'), 'oom': open('/proc/self/oom_score_adj').read(),
    }
"""

NODEJS = """
const fs = require('fs');
const start = fs.readFileSync('/proc/self/environ', 'utf8');
exports.handler = async (event, context) => {
    const status = Object.fromEntries(fs.readFileSync('/proc/self/status', 'utf8').split('\\n').map((line) => line.split(':\\t')));
    return {
        'from stem': !start.includes('AWS_LAMBDA_FUNCTION_NAME'),
        variables: Object.entries(process.env),
        child: require('child_process').execSync('env').toString(),
        argv: process.argv, execArgv: process.execArgv, cmdline: fs.readFileSync('/proc/self/cmdline', 'utf8'),
        cwd: [process.cwd(), fs.readlinkSync('/proc/self/cwd'), fs.readdirSync('.').sort()],
        descriptors: [0, 1, 2, 3, 4].map((number) => fs.readlinkSync(`/proc/self/fd/${number}`).split(':')[0]),
        umask: process.umask(), paths: module.paths, global: require('module').globalPaths, heap: require('v8').getHeapStatistics().heap_size_limit,
        signals: [status.SigBlk, status.SigIgn, status.SigCgt],
        rights: [status.CapInh, status.CapPrm, status.CapEff, status.CapBnd, status.NoNewPrivs, status.Seccomp],
        limits: fs.readFileSync('/proc/self/limits', 'utf8'), host: require('os').hostname(), home: require('os').homedir(),
        opt: fs.readdirSync('/opt'), task: fs.readdirSync('/var/task').sort(), tmp: fs.readdirSync('/tmp'),
        zone: new Date().getTimezoneOffset(), title: process.title, listeners: process.eventNames().map(String).sort(),
        remaining: context.getRemainingTimeInMillis() > 1000, name: context.functionName,
    };
};
"""
SOURCES = {
    "python": (packages.python(PYTHON), "app.handler"),
    "nodejs": (packages.nodejs(NODEJS, name="index.js"), "index.handler"),
}

# Other in each environment, however it starts.
OWN = re.compile(r"AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_LOG_STREAM_NAME)=.*|_X_AMZN_TRACE_ID=.*")


def environment(process):
    """The variables that a process was started with."""
    try:
        with open(f"/proc/{process.pid}/environ", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


@pytest.fixture(scope="module")
def plain():
    """A client of a server that keeps no stems."""
    from support.server import Server

    with Server("--stems", "none") as running:
        yield boto(running.url)


def invoked(client, language, event=b"{}", expected=None, **settings):
    """The answer of the first environment of a new function; from a stem, unless that is not `expected`."""
    code, handler = SOURCES[language]
    answers = []

    def once():
        function = Function.create(client, language, code=code, Handler=handler, **settings)
        try:
            outcome = function.invoke(payload=event)
            assert outcome.error is None, outcome.value
            answers.append(outcome.value)
        finally:
            function.delete()
        return expected is None or answers[-1]["from stem"] == expected

    # A stem is made in the background, after a function that could start from it is there.
    until(once, within=30, every=0.3, what="an environment that starts " + ("from a stem" if expected else "otherwise"))
    return answers[-1]


def comparable(answer, name):
    answer = dict(answer)
    answer.pop("from stem")
    for key, value in answer.items():
        if key == "variables":
            value = [f"{name}={text}" for name, text in value]
        if key in ("variables", "child"):
            lines = value if isinstance(value, list) else value.splitlines()
            # Node.js keeps those that it was started with in their places.
            answer[key] = sorted(OWN.sub("own", line) for line in lines)
    return {key: str(value).replace(name, "NAME") for key, value in answer.items()}


@pytest.mark.parametrize("language", ["python", "nodejs"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"Environment": {"Variables": {"ZEBRA": "1", "alpha": "ä b=c", "AWS_LAMBDA_X": ""}}, "MemorySize": 1024},
        {"LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}},
    ],
    ids=["plain", "variables", "logging"],
)
def test_a_function_sees_what_it_sees_otherwise(client, plain, language, settings):
    needs("Layers")
    name = fresh_name("same")
    one = invoked(client, language, expected=True, name=name, **settings)
    other = invoked(plain, language, expected=False, name=name, **settings)
    first, second = comparable(one, name), comparable(other, name)
    assert set(first) == set(second)
    assert {key: first[key] for key in first if first[key] != second[key]} == {
        key: second[key] for key in first if first[key] != second[key]
    }


@pytest.mark.parametrize("language", ["python", "nodejs"])
@pytest.mark.parametrize(
    "settings",
    [
        {"EphemeralStorage": {"Size": 600}},
        {"Environment": {"Variables": {"TZ": "Europe/Berlin"}}},
        {"Environment": {"Variables": {"PYTHONHASHSEED": "0", "NODE_OPTIONS": "--no-deprecation"}}},
    ],
    ids=["storage", "zone", "interpreter"],
)
def test_what_an_interpreter_that_is_up_cannot_feel_starts_anew(client, language, settings):
    needs("Layers")
    invoked(client, language, expected=True)
    answer = invoked(client, language, **settings)
    assert answer["from stem"] is False
    variables = dict(map(tuple, answer["variables"]))
    assert settings.get("Environment", {}).get("Variables", {}).items() <= variables.items()


def test_two_functions_have_seeds_of_their_own(client):
    needs("Layers")
    source = (
        "import os, random\n"
        "def handler(event, context):\n"
        "    start = open('/proc/self/environ').read()\n"
        "    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start, 'seeds': [hash('x'), random.random(), os.getpid()]}\n"
    )
    seeds = set()
    for _ in range(3):
        function = Function.create(client, "python", code=packages.python(source), Handler="app.handler")

        def from_stem(function=function):
            function.update(Description=fresh_name("again"))
            return function.invoke(payload=b"{}").value["from stem"]

        until(from_stem, within=30, every=0.3, what="an environment from a stem")
        seeds.add(tuple(function.invoke(payload=b"{}").value["seeds"][:2]))
        function.delete()
    assert len(seeds) == 3


def test_libraries_of_code_and_layers_are_found(client):
    """Their directories were not there when the dynamic linker first looked."""
    needs("Layers")
    library = next(path for path in ("/lib/x86_64-linux-gnu/libz.so.1", "/usr/lib/x86_64-linux-gnu/libz.so.1") if os.path.exists(path))
    content = open(library, "rb").read()
    layer = client.publish_layer_version(
        LayerName=fresh_name("layer"),
        Content={"ZipFile": packages.zip_of({"lib/libof_layer.so": content, "python/of_layer.py": "value = 1\n"})},
    )["LayerVersionArn"]
    source = (
        "import ctypes, of_layer\n"
        "def handler(event, context):\n"
        "    start = open('/proc/self/environ').read()\n"
        "    names = ['libof_layer.so', 'libof_code.so', 'libat_root.so']\n"
        "    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start,\n"
        "            'found': [bool(ctypes.CDLL(name).zlibVersion) for name in names], 'value': of_layer.value}\n"
    )
    files = {"app.py": source, "lib/libof_code.so": content, "libat_root.so": content}
    function = Function.create(client, "python", code=packages.zip_of(files), Handler="app.handler", Layers=[layer])
    answers = []

    def from_stem():
        function.update(Description=fresh_name("again"))
        answers.append(function.invoke(payload=b"{}").value)
        return answers[-1]["from stem"]

    until(from_stem, within=30, every=0.3, what="an environment from a stem")
    assert answers[-1]["found"] == [True, True, True] and answers[-1]["value"] == 1
    function.delete()


def test_a_function_from_a_stem_is_reset_like_any_other(client):
    needs("Layers")
    source = (
        "import os, time\n"
        "start = open('/proc/self/environ').read()\n"
        "def handler(event, context):\n"
        "    if event == 'hang':\n"
        "        open('/tmp/kept', 'w').write('kept')\n"
        "        time.sleep(30)\n"
        "    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start, 'kept': os.path.exists('/tmp/kept'), 'here': os.listdir('.')}\n"
    )
    function = Function.create(client, "python", code=packages.python(source), Handler="app.handler", Timeout=1)

    def from_stem():
        function.update(Description=fresh_name("again"))
        return function.invoke(payload=b"{}").value["from stem"]

    until(from_stem, within=30, every=0.3, what="an environment from a stem")
    assert function.invoke(payload=b'"hang"').error == "Unhandled"
    answer = function.invoke(payload=b"{}").value
    assert answer == {"from stem": False, "kept": True, "here": ["app.py"]}
    function.delete()


def test_a_stem_that_died_is_nobodys_problem(serve):
    needs("Layers")
    server = serve()
    client = boto(server.url)
    invoked(client, "python", expected=True)

    def waiting():
        below = family(server.process.pid)
        return [p for p in below if "bootstrap.py" in p.command and "AWS_LAMBDA_FUNCTION_NAME" not in environment(p)]

    until(waiting, within=30, what="a stem")
    for process in waiting():
        os.kill(process.pid, 9)
    assert invoked(client, "python")["name"]
