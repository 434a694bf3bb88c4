"""No variable of a function is in plain text in any file of the server."""

import base64
import os
import stat

from support import processes
from support.clients import boto, call
from support.functions import Function, refusal
from support.wait import until

SECRET = "correct-horse-battery-staple-7f3a"
OTHER = "second-secret-value-91bc"
REFUSED = "never-accepted-value-55de"


def forms(secret):
    """The ways in which the secret could stand in a file by accident."""
    raw = secret.encode()
    return {raw, raw[::-1], base64.b64encode(raw).rstrip(b"=")[:-2], raw.hex().encode(), secret.encode("utf-16-le")}


def files(*roots):
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                if stat.S_ISREG(os.lstat(path).st_mode):
                    yield path


def data(path):
    """What the file holds, without its holes."""
    parts = []
    with open(path, "rb", buffering=0) as file:
        end = os.fstat(file.fileno()).st_size
        position = 0
        while position < end:
            try:
                start = os.lseek(file.fileno(), position, os.SEEK_DATA)
            except OSError:  # nothing but a hole until the end
                break
            position = os.lseek(file.fileno(), start, os.SEEK_HOLE)
            parts.append(os.pread(file.fileno(), position - start, start))
    return b"".join(parts)


def search(*roots):
    """The files that hold one of the secrets."""
    wanted = forms(SECRET) | forms(OTHER) | forms(REFUSED)
    found = []
    for path in files(*roots):
        try:
            content = data(path)
        except OSError:
            continue
        if any(form in content for form in wanted):
            found.append(path)
    return found


def test_no_file_holds_a_variable(serve):
    server = serve("--log-level", "trace")
    client = boto(server.url)
    function = Function.create(client, Environment={"Variables": {"PASSWORD": SECRET}})
    seen = function({"do": "see"})
    assert seen["variables"]["PASSWORD"] == SECRET
    function.update(Environment={"Variables": {"PASSWORD": OTHER, "KEPT": SECRET}})
    client.publish_version(FunctionName=function.name)
    assert function({"do": "see"})["variables"]["PASSWORD"] == OTHER
    function.client.get_function(FunctionName=function.name)

    # Refused requests are in the log, without what they carried.
    big = {"Environment": {"Variables": {"BIG": REFUSED + "x" * 4096}}}
    target = f"/2015-03-31/functions/{function.name}/configuration"
    assert call(server.url, "PUT", target, big).error == "InvalidParameterValueException"
    named = {"Environment": {"Variables": {"1BAD": REFUSED}}}
    assert call(server.url, "PUT", target, named).error == "ValidationException"
    typed = b'{"Environment":{"Variables":{"A1":["' + REFUSED.encode() + b'"]}}}'
    assert call(server.url, "PUT", target, typed).error == "SerializationException"
    broken = b'{"Environment":{"Variables":{"A1":"' + REFUSED.encode()
    assert call(server.url, "PUT", target, broken).error == "SerializationException"
    stale = refusal(
        client.update_function_configuration,
        FunctionName=function.name,
        RevisionId="stale",
        Environment={"Variables": {"PASSWORD": REFUSED}},
    )
    assert stale.status == 412

    roots = [server.root, "/run/lambent", "/var/lib/lambent"]
    assert len(list(files(server.data))) >= 3, "there is something to look at"
    assert search(*roots) == []
    for secret in (SECRET, OTHER, REFUSED):
        assert secret not in server.log
    for process in [processes.read(server.process.pid), *server.children()]:
        assert SECRET not in process.command

    server.kill()
    assert search(*roots) == [], "after a kill, with its write-ahead log"
    server.restart()
    again = Function(boto(server.url), function.name)
    until(lambda: again.configuration()["State"] == "Active")
    assert again({"do": "see"})["variables"]["KEPT"] == SECRET
    assert server.stop() == 0
    assert search(*roots) == [], "after the end"


def test_the_data_directory_is_private(serve):
    server = serve()
    Function.create(boto(server.url), Environment={"Variables": {"PASSWORD": SECRET}})
    assert stat.S_IMODE(os.stat(server.data).st_mode) & 0o077 == 0
    keys = [path for path in files(server.data) if "key" in os.path.basename(path).lower()]
    assert keys, "the master key is kept in a file of its own"
    for path in keys:
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_without_its_master_key_nothing_can_be_read(serve):
    server = serve()
    function = Function.create(boto(server.url), Environment={"Variables": {"PASSWORD": SECRET}})
    server.stop()
    for path in files(server.data):
        if "key" in os.path.basename(path).lower():
            os.rename(path, path + ".away")
    server.spawn()
    status = None

    def ended_or_serves():
        nonlocal status
        status = server.process.poll()
        return status is not None or "Ready." in server.log.rpartition("stop")[2]

    until(ended_or_serves, within=15)
    if status is None:
        server.kill()
        server.restart()
        told = refusal(Function(boto(server.url), function.name).client.invoke, FunctionName=function.name)
        assert told.status >= 400
        assert SECRET not in server.log
