"""The command line: help, doctor, clients, settings, starting and stopping."""

import json
import os
import signal
import threading
import time

import pytest

from support import leftovers, packages, processes
from support.clients import boto, call, free_port
from support.functions import Function, refusal
from support.server import REPOSITORY, run_command
from support.wait import until

COMMANDS = ["serve", "doctor", "invoke", "logs", "functions", "events", "version"]
SERVE_OPTIONS = [
    "listen", "data-dir", "isolation", "config", "credentials", "tls-cert", "tls-key", "api-rate", "runtime-fallback",
    "deprecated-runtimes", "neighbours", "neighbour", "log-level", "idle-timeout", "shutdown-grace", "region", "account",
    "state-transition-delay", "runtimes", "max-environments", "async-time-scale",
]  # fmt: skip


@pytest.fixture
def lambent(server):
    """Runs a client command against the shared server."""
    return lambda command, *arguments: run_command(command, "--endpoint", server.url, *arguments)


def test_help_names_every_command():
    done = run_command("--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"  {command} " in done.stdout
    assert "launcher" not in done.stdout, "what is not for people is not shown"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(command):
    for arguments in ((command, "--help"), ("help", command)):
        done = run_command(*arguments)
        assert done.returncode == 0
        assert f"USAGE: lambent {command}" in done.stdout
        assert "OVERVIEW:" in done.stdout


def test_help_of_serve_names_every_option():
    shown = run_command("serve", "--help").stdout
    for option in SERVE_OPTIONS:
        assert f"--{option} " in shown, option
        if option != "config":
            assert "LAMBENT_" + option.upper().replace("-", "_") in shown.replace("\n", " ") or option, option


def test_version():
    done = run_command("version")
    assert done.returncode == 0
    assert done.stdout.startswith("lambent ")


@pytest.mark.parametrize("arguments", [["nonsense"], ["serve", "--nonsense"], ["invoke"], ["version", "extra"]], ids=" ".join)
def test_wrong_arguments(arguments):
    done = run_command(*arguments)
    assert done.returncode == 64
    assert "Usage: lambent" in done.stderr


def test_doctor_names_every_setting_and_what_is_recorded_only():
    done = run_command("doctor")
    assert done.returncode == 0
    shown = done.stdout
    for setting in (
        "Environment", "Handler", "Runtime", "MemorySize", "Timeout", "EphemeralStorage", "Layers", "DeadLetterConfig",
        "KMSKeyArn", "Role", "TracingConfig", "VpcConfig", "FileSystemConfigs", "ImageConfig", "LoggingConfig",
        "Architectures", "SnapStart", "Description", "RevisionId",
    ):  # fmt: skip
        assert setting in shown, setting
    assert "enforced" in shown
    assert "recorded" in shown


def test_invoke(lambent, probe):
    done = lambent("invoke", probe.name, "--payload", '{"do":"echo","a":1}')
    assert (done.returncode, json.loads(done.stdout)) == (0, {"do": "echo", "a": 1})
    failed = lambent("invoke", probe.name, "--payload", '{"do":"fail","message":"no"}')
    assert failed.returncode != 0
    assert json.loads(failed.stdout)["errorMessage"] == "no"
    unknown = lambent("invoke", "nothing-of-this-name")
    assert unknown.returncode != 0
    assert "Function not found" in unknown.stderr


def test_functions(lambent, probe):
    done = lambent("functions")
    assert done.returncode == 0
    line = next(line for line in done.stdout.splitlines() if probe.name in line.split())
    assert "Active" in line or "128" in line


def test_logs(lambent, create):
    function = create()
    request = function.invoke({"do": "say", "lines": ["seen in the log", "zwei: δ"]}).request_id
    until(lambda: "REPORT" in lambent("logs", function.name).stdout, within=5, every=0.2)
    shown = lambent("logs", function.name).stdout
    lines = shown.splitlines()
    assert any("INIT_START" in line for line in lines)
    order = [shown.index(text) for text in (f"START RequestId: {request}", "seen in the log", "zwei: δ", f"END RequestId: {request}")]
    assert order == sorted(order)
    assert "REPORT RequestId: " + request in shown
    unknown = lambent("logs", "nothing-of-this-name")
    assert unknown.returncode != 0
    assert unknown.stderr


def test_logs_survive_a_restart_and_follow_the_group(serve):
    server = serve()
    function = Function.create(boto(server.url), LoggingConfig={"LogGroup": "my/group"})
    function.invoke({"do": "say", "lines": ["before the restart"]})
    server.stop()
    server.restart()
    shown = run_command("logs", "--endpoint", server.url, function.name)
    assert "before the restart" in shown.stdout


def test_a_client_without_a_server_says_so():
    done = run_command("functions", "--endpoint", f"http://127.0.0.1:{free_port()}")
    assert done.returncode != 0
    assert "127.0.0.1" in done.stderr


def test_it_runs_from_anywhere(serve, tmp_path):
    server = serve(cwd=str(tmp_path), data=None)
    function = Function.create(boto(server.url))
    assert function({"do": "echo"}) == {"do": "echo"}
    assert Function.create(boto(server.url), "nodejs")({"do": "see"})["count"] == 1
    assert os.listdir(tmp_path) == []


def test_settings_of_the_environment_and_of_a_file(serve, tmp_path):
    file = tmp_path / "lambent.yaml"
    file.write_text("region: eu-central-1\naccount: '111122223333'\nstate-transition-delay: 0\n")
    server = serve("--config", file, environment={"LAMBENT_ACCOUNT": "444455556666"})
    answer = call(server.url, "GET", "/2015-03-31/functions/absent", sign=False)
    assert answer.json["Message"] == "Function not found: arn:aws:lambda:eu-central-1:444455556666:function:absent"
    server = serve("--config", file, "--account", "777788889999", environment={"LAMBENT_ACCOUNT": "444455556666"})
    answer = call(server.url, "GET", "/2015-03-31/functions/absent", sign=False)
    assert answer.json["Message"].endswith(":777788889999:function:absent")


@pytest.mark.parametrize(
    "text, named",
    [
        ("listn: 127.0.0.1:1\n", "listn"),
        ("api-rate: fast\n", "api-rate"),
        ("account: 12\n", "account"),
        ("- a\n- b\n", "lambent.yaml"),
        ("key: [\n", "lambent.yaml"),
    ],
    ids=["unknown key", "wrong type", "wrong form", "a list", "no YAML"],
)
def test_a_wrong_file_stops_serve(tmp_path, text, named):
    file = tmp_path / "lambent.yaml"
    file.write_text(text)
    done = run_command(
        "serve", "--listen", "127.0.0.1:0", "--data-dir", tmp_path / "data", "--config", file, timeout=20
    )
    assert done.returncode != 0
    assert named in done.stderr + done.stdout
    assert "Ready." not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "option, value",
    [
        ("--listen", "nowhere"),
        ("--isolation", "docker"),
        ("--config", "/absent/lambent.yaml"),
        ("--credentials", "/absent/credentials.yaml"),
        ("--runtime-fallback", "any"),
        ("--deprecated-runtimes", "some"),
        ("--neighbour", "s3"),
        ("--log-level", "loud"),
        ("--idle-timeout", "0"),
        ("--account", "12"),
        ("--max-environments", "0"),
        ("--state-transition-delay", "-1"),
        ("--runtimes", "/absent"),
    ],
)
def test_a_wrong_option_stops_serve(tmp_path, option, value):
    options = ["serve", "--data-dir", tmp_path / "data", f"{option}={value}"]
    if option != "--listen":
        options += ["--listen", "127.0.0.1:0"]
    done = run_command(*options, timeout=20)
    assert done.returncode != 0
    assert option.removeprefix("--") in (done.stderr + done.stdout).lower() or value in done.stderr + done.stdout


def test_a_port_that_is_taken(serve, tmp_path):
    server = serve()
    done = run_command("serve", "--listen", f"127.0.0.1:{server.port}", "--data-dir", tmp_path / "data", timeout=20)
    assert done.returncode != 0
    assert str(server.port) in done.stderr + done.stdout


def test_sigterm_finishes_what_runs_and_leaves_nothing(serve):
    server = serve()
    function = Function.create(boto(server.url))
    other = Function.create(boto(server.url), "nodejs")
    function({"do": "see"})
    other({"do": "see"})
    outcome = {}

    def run():
        outcome["value"] = function({"do": "sleep", "seconds": 1.5})

    running = threading.Thread(target=run)
    running.start()
    time.sleep(0.5)
    children, marks = server.children(), leftovers.marks(server)
    assert children
    started = time.monotonic()
    assert server.stop(within=10) == 0
    assert time.monotonic() - started < 6
    running.join(timeout=5)
    assert outcome["value"]["count"] == 2, "the running invocation was finished"
    processes.wait_gone(children, within=1)
    assert not server.children()
    until(lambda: not leftovers.objects_of(marks), within=2, what="no kernel object of the server")
    assert not os.listdir(os.path.join(server.data, "run")), "the temporary files of environments are gone"


def test_sigterm_ends_what_does_not_finish(serve):
    server = serve("--shutdown-grace", "1")
    function = Function.create(boto(server.url), Timeout=60)
    function({"do": "see"})
    threading.Thread(target=lambda: _ignore(function), daemon=True).start()
    time.sleep(0.5)
    children = server.children()
    started = time.monotonic()
    server.stop(within=10)
    assert time.monotonic() - started < 5
    processes.wait_gone(children, within=1)


def _ignore(function):
    try:
        function.invoke({"do": "sleep", "seconds": 60})
    except Exception:
        pass


def test_no_new_connection_while_stopping(serve):
    server = serve()
    assert call(server.url, "GET", "/_lambent/health", sign=False).status == 200
    server.stop()
    with pytest.raises(OSError):
        call(server.url, "GET", "/_lambent/health", sign=False, timeout=2)


def test_sigint_stops_too(serve):
    server = serve()
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=10) in (0, 130, -signal.SIGINT)


def test_the_log_says_ready_once_it_serves(serve):
    server = serve()
    assert server.log.count("Ready.") == 1
    assert call(server.url, "GET", "/_lambent/health", sign=False).status == 200


def test_deprecated_runtimes_can_be_allowed(serve):
    server = serve("--deprecated-runtimes", "allow")
    function = Function.create(boto(server.url), Runtime="python3.7", Handler="probe.handler")
    assert function.configuration()["Runtime"] == "python3.7"


def test_the_nearest_interpreter_runs_only_when_asked_for(serve):
    server = serve("--runtime-fallback", "nearest")
    function = Function.create(boto(server.url), Runtime="python3.8")
    seen = function.invoke({"do": "see"}, tail=True)
    assert seen.error is None
    logs = run_command("logs", "--endpoint", server.url, function.name).stdout
    if seen.value["version"] != "3.8":
        assert "python3.8" in logs, "the function's log says that another interpreter runs it"


def test_bootstraps_of_ones_own(serve, tmp_path):
    """LAMBENT_RUNTIMES names another directory of bootstraps."""
    copy = tmp_path / "runtimes"
    copy.mkdir()
    for name in ("python", "nodejs"):
        os.symlink(REPOSITORY / "Runtimes" / name, copy / name)
    server = serve(environment={"LAMBENT_RUNTIMES": str(copy)})
    function = Function.create(boto(server.url))
    assert function({"do": "see"})["function"] == "handler"
    moved = tmp_path / "moved"
    copy.rename(moved)
    function.update(Description="so that a new environment is made, which finds nothing")
    assert refusal(function.client.invoke, FunctionName=function.name).status in (500, 502)
    moved.rename(copy)


def test_two_servers_side_by_side(serve):
    first, second = serve(), serve()
    Function.create(boto(first.url), name="only-here", code=packages.probe("python"))
    assert call(second.url, "GET", "/2015-03-31/functions/only-here").status == 404
