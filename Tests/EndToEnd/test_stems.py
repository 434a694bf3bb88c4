"""Functions that start from an interpreter which was up already: what they see is what they see otherwise."""

import glob
import os
import re
import subprocess

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

RUBY = """
require 'json'
START = File.read('/proc/self/environ')
FEATURES = $LOADED_FEATURES.dup
def handler(event:, context:)
  status = File.readlines('/proc/self/status').to_h { |line| line.split(':', 2) }
  {
    'from stem' => !START.include?('AWS_LAMBDA_FUNCTION_NAME'),
    variables: ENV.to_a, child: `env`, argv: [$0, ARGV, Process.argv0], cmdline: File.read('/proc/self/cmdline'),
    cwd: [Dir.pwd, File.readlink('/proc/self/cwd'), Dir.children('.').sort],
    descriptors: (0...20).filter_map { |n| [n, File.readlink("/proc/self/fd/#{n}").split(':')[0]] if n < 5 && File.symlink?("/proc/self/fd/#{n}") },
    umask: File.umask, path: $LOAD_PATH, features: FEATURES,
    signals: %w[SigBlk SigIgn SigCgt].map { |name| status[name] }, handlers: %w[INT TERM PIPE CHLD].map { |name| trap(name, 'DEFAULT').to_s },
    rights: %w[CapInh CapPrm CapEff CapBnd NoNewPrivs Seccomp Threads].map { |name| status[name] },
    limits: File.read('/proc/self/limits'), gems: [Gem.path, Gem.dir, Gem.loaded_specs.keys, Gem::Specification.map(&:full_name).sort],
    encodings: [Encoding.default_external, Encoding.default_internal, Encoding.find('locale'), __ENCODING__, ENV['PATH'].encoding].map(&:to_s),
    zone: [Time.now.zone, Time.now.utc_offset], streams: [$stdout.sync, $stderr.sync, $stdin.sync], threads: Thread.list.size,
    constants: [Object.constants.sort, LambentRuntime.constants.sort], json: [JSON.method(:parse).source_location, $".grep(/logger/)],
    ancestors: [Kernel, Object, Logger].map { |type| type.ancestors.map(&:to_s) }, limit: Process.getrlimit(:NOFILE),
    opt: Dir.children('/opt').sort, task: Dir.children('/var/task').sort, tmp: Dir.children('/tmp'), runtime: Dir.children('/var/runtime').sort,
    remaining: context.get_remaining_time_in_millis > 1000, name: context.function_name, home: Dir.home,
  }
end
"""
SOURCES = {
    "python": lambda: (packages.python(PYTHON), "app.handler"),
    "nodejs": lambda: (packages.nodejs(NODEJS, name="index.js"), "index.handler"),
    "ruby": lambda: (packages.zip_of({"app.rb": RUBY}), "app.handler"),
    "java": lambda: (packages.zip_of({"Look.class": packages.java()["Look.class"]}), "Look"),
}
LANGUAGES = list(SOURCES)
BOOTSTRAPS = {"python": "bootstrap.py", "nodejs": "bootstrap.cjs", "ruby": "bootstrap.rb", "java": "bootstrap.jar"}

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

    with Server("--stems", "none", "--runtime-fallback", "nearest") as running:
        yield boto(running.url)


@pytest.fixture(scope="module")
def keeper():
    """A server of these tests: nobody else's functions take the stems that it keeps."""
    from support.server import Server

    with Server("--runtime-fallback", "nearest") as running:
        yield running


@pytest.fixture(scope="module")
def client(keeper):
    return boto(keeper.url)


def waiting(server, bootstrap):
    """The stems of a server that run this program."""
    below = family(server.process.pid)
    return [p for p in below if bootstrap in p.command and "AWS_LAMBDA_FUNCTION_NAME" not in environment(p)]


def invoked(client, language, event=b"{}", expected=None, **settings):
    """The answer of the first environment of a new function; from a stem, unless that is not `expected`."""
    code, handler = SOURCES[language]()
    code = settings.pop("code", code)
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


@pytest.mark.parametrize("language", LANGUAGES)
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


ZONE = {"Environment": {"Variables": {"TZ": "Europe/Berlin"}}}
OWN_VARIABLES = {"PYTHONHASHSEED": "0", "NODE_OPTIONS": "--no-deprecation", "RUBYOPT": "-W0", "JAVA_TOOL_OPTIONS": "-Dx=y"}


@pytest.mark.parametrize(
    "language, settings",
    [("nodejs", ZONE)]
    + [(language, {"Environment": {"Variables": OWN_VARIABLES}}) for language in LANGUAGES],
    ids=["zone", *LANGUAGES],
)
def test_what_an_interpreter_that_is_up_cannot_feel_starts_anew(keeper, client, language, settings):
    needs("Layers")
    invoked(client, language, expected=True)
    until(lambda: waiting(keeper, BOOTSTRAPS[language]), within=30, what="a stem that it does not take")
    answer = invoked(client, language, **settings)
    assert answer["from stem"] is False
    variables = dict(map(tuple, answer["variables"]))
    assert settings.get("Environment", {}).get("Variables", {}).items() <= variables.items()


def table_of_variables():
    """What docs/stems.md says that forces the ordinary start: names, and prefixes with an ellipsis."""
    text = (packages.BOOTSTRAPS.parent / "docs" / "stems.md").read_text()
    (row,) = (line for line in text.splitlines() if line.startswith("| variables `PYTHON"))
    return re.findall("`([A-Z_]+…?)`", row)


def test_the_documented_variables_are_those_of_the_program():
    source = (packages.BOOTSTRAPS.parent / "Sources/Execution/Stems/StartVariables.swift").read_text()
    prefixes, names = (re.findall('"([A-Z_]+)"', part) for part in source.split("static let names"))
    documented = table_of_variables()
    assert sorted([f"{prefix}…" for prefix in prefixes] + names) == sorted([*documented, "AWS_LAMBDA_EXEC_WRAPPER"])


# Where a function would not run with just any value.
VALUES = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C", "TZ": "UTC"}
TELLS_ITS_START = """
import os
start = open('/proc/self/environ').read()
def handler(event, context):
    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start, 'value': os.environ.get(event)}
"""


@pytest.mark.parametrize("entry", [*table_of_variables(), "AWS_LAMBDA_EXEC_WRAPPER", "ANOTHER"])
def test_each_setting_of_the_table_alone_forces_the_ordinary_start(keeper, client, entry):
    """With a stem at hand that the function could have had, and has not touched."""
    needs("Layers")
    name = entry.replace("…", "XX")
    value = "/var/task/wrapper" if name == "AWS_LAMBDA_EXEC_WRAPPER" else VALUES.get(name, "x")
    wrapper = "#!/bin/sh\nexec \"$@\"\n"
    code = packages.zip_of({"app.py": TELLS_ITS_START, "wrapper": (wrapper, 0o755)})
    function = Function.create(client, "python", code=code, Handler="app.handler")

    def waits():
        return {process.pid: process for process in waiting(keeper, "bootstrap.py")}

    function.update(Environment={"Variables": {name: value}})
    # One is made for whoever could take it; only then is this function of no account.
    ordinary = Function.create(client, "python", code=code, Handler="app.handler")
    before = until(waits, within=30, what="a stem")
    answer = function(name)
    assert answer == {"from stem": entry == "ANOTHER", "value": value}
    if entry != "ANOTHER":
        assert set(before) <= set(waits())
    ordinary.delete()
    function.delete()


RUBY_LIBRARY = """
require 'json'
require 'logger'
def handler(event:, context:)
  start = File.read('/proc/self/environ')
  { 'from stem' => !start.include?('AWS_LAMBDA_FUNCTION_NAME'),
    loaded: [defined?(JSON::OF_FUNCTION), defined?(Logger::OF_FUNCTION), Gem.loaded_specs['json']&.version.to_s, $0, ARGV] }
end
"""
STANDARD_LOGGER = "load \"#{RbConfig::CONFIG['rubylibdir']}/logger.rb\"\nLogger::OF_FUNCTION = 1\n"
GEM = 'Gem::Specification.new { |s| s.name = "json"; s.version = "9.9.9"; s.summary = "x"; s.authors = ["x"] }'


@pytest.mark.parametrize(
    "files",
    [{"logger.rb": STANDARD_LOGGER}, {"vendor/bundle/ruby/LIBRARY/specifications/json-9.9.9.gemspec": GEM,
     "vendor/bundle/ruby/LIBRARY/gems/json-9.9.9/lib/json.rb": "load \"#{RbConfig::CONFIG['rubylibdir']}/json.rb\"\nJSON::OF_FUNCTION = 1\n"}],
    ids=["file", "gem"],
)  # fmt: skip
def test_a_library_of_rubys_that_the_function_brings_itself_is_the_one_it_gets(keeper, client, plain, files):
    """It was loaded before the function was there."""
    needs("Layers")
    version = subprocess.run(["ruby", "-e", "print RbConfig::CONFIG['ruby_version']"], capture_output=True, text=True).stdout
    files = {name.replace("LIBRARY", version): text for name, text in files.items()}
    code = packages.zip_of({"app.rb": RUBY_LIBRARY, **files})
    invoked(client, "ruby", expected=True)
    function = Function.create(client, "ruby", code=code, Handler="app.handler")
    other = Function.create(plain, "ruby", code=code, Handler="app.handler")
    expected = other({})["loaded"]
    assert any(expected[:2])
    function.update(Description=fresh_name("again"))
    stems = {process.pid for process in until(lambda: waiting(keeper, "bootstrap.rb"), within=30, what="a stem")}
    assert function({})["loaded"] == expected
    # It started over: the same process has the variables of the function now.
    assert stems & {p.pid for p in family(keeper.process.pid) if "AWS_LAMBDA_FUNCTION_NAME" in environment(p)}
    function.delete()
    other.delete()


def test_how_many_wait_is_configured_for_each_runtime(serve):
    needs("Layers")
    server = serve("--stems", f"{runtimes.python()}=2,{runtimes.nodejs()}=0")
    client = boto(server.url)
    code, handler = SOURCES["nodejs"]()
    other = Function.create(client, "nodejs", code=code, Handler=handler)
    function = Function.create(client, "python", code=packages.python(TELLS_ITS_START), Handler="app.handler")
    until(lambda: len(waiting(server, "bootstrap.py")) == 2, within=30, what="two stems")
    assert function("any")["from stem"] is True
    until(lambda: len(waiting(server, "bootstrap.py")) == 2, within=30, what="another for the one that was taken")
    # The other runtime was asked for first: one of it would be there by now.
    assert not waiting(server, "bootstrap.cjs")
    assert other.invoke({}).value["from stem"] is False


def test_each_size_of_the_temporary_storage_has_stems_of_its_own(client):
    needs("EphemeralStorage")
    source = (
        "import os\nstart = open('/proc/self/environ').read()\n"
        "def handler(event, context):\n"
        "    status = os.statvfs('/tmp')\n"
        "    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start, 'size': status.f_bavail * status.f_frsize >> 20}\n"
    )
    answer = invoked(client, "python", expected=True, code=packages.python(source), EphemeralStorage={"Size": 700})
    assert abs(answer["size"] - 700) <= 1


LIBRARIES = {
    "python": """
import ctypes, os, random
start = open('/proc/self/environ').read()
def found(name):
    try:
        return bool(ctypes.CDLL('lib%s.so' % name).zlibVersion)
    except OSError:
        return False
def handler(event, context):
    return {'from stem': 'AWS_LAMBDA_FUNCTION_NAME' not in start, 'found': [found(name) for name in event],
            'random': [hash('x'), random.random()]}
""",
    # What is no module of Node.js is found, and refused for another reason.
    "nodejs": """
const start = require('fs').readFileSync('/proc/self/environ', 'utf8');
const found = (name) => {
    try { process.dlopen({ exports: {} }, `lib${name}.so`); } catch (error) { return !error.message.includes('cannot open'); }
};
exports.handler = async (event) => ({
    'from stem': !start.includes('AWS_LAMBDA_FUNCTION_NAME'), found: event.map(found), random: Math.random(),
});
""",
    "ruby": """
require 'fiddle'
START = File.read('/proc/self/environ')
def found?(name)
  Fiddle.dlopen("lib#{name}.so") && true
rescue Fiddle::DLError
  false
end
def handler(event:, context:)
  { 'from stem' => !START.include?('AWS_LAMBDA_FUNCTION_NAME'), found: event.map { |name| found?(name) }, random: [rand, 'x'.hash] }
end
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_libraries_of_code_and_layers_are_found_and_seeds_are_its_own(client, language):
    """The directories were not there when the dynamic linker first looked."""
    needs("Layers")
    content = open(glob.glob("/usr/lib/*-linux-gnu/libz.so.1")[0], "rb").read()
    layer = client.publish_layer_version(
        LayerName=fresh_name("layer"), Content={"ZipFile": packages.zip_of({"lib/libof_layer.so": content})}
    )["LayerVersionArn"]
    name, handler = {"python": ("app.py", "app.handler"), "nodejs": ("index.js", "index.handler"), "ruby": ("app.rb", "app.handler")}.get(
        language, ("Libraries.class", "Libraries")
    )
    source = LIBRARIES[language] if language in LIBRARIES else packages.java()[name]
    code = packages.zip_of({name: source, "lib/libof_code.so": content, "libat_root.so": content})
    names = ["of_layer", "of_code", "at_root", "of_nobody"]
    seeds = []
    for _ in range(2):
        function = Function.create(client, language, code=code, Handler=handler, Layers=[layer])
        answers = []

        def from_stem(function=function, answers=answers):
            function.update(Description=fresh_name("again"))
            answers.append(function(names))
            return answers[-1]["from stem"]

        until(from_stem, within=30, every=0.3, what="an environment from a stem")
        assert answers[-1]["found"] == [True, True, True, False]
        seeds.append(answers[-1]["random"])
        function.delete()
    assert seeds[0] != seeds[1]


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

    for process in until(lambda: waiting(server, "bootstrap.py"), within=30, what="a stem"):
        os.kill(process.pid, 9)
    assert invoked(client, "python")["name"]
