"""FileSystemConfigs: a directory of the host at /mnt/NAME, shared by functions and kept through everything."""

import json
import os
import shutil
import stat
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from support import leftovers
from support.clients import ACCOUNT, REGION, boto
from support.code import Code
from support.functions import refusal
from support.server import binary
from support.wait import until

VPC = {"SubnetIds": ["subnet-0123456789abcdef0"], "SecurityGroupIds": ["sg-0123456789abcdef0"]}
WRITE = "open('/mnt/data/' + event['name'], 'w').write(event['text'])"
READ = "result = open('/mnt/data/' + event['name']).read()"
ids = iter(range(1, 1000))

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give files to users and to mount")


def access_point(name=None):
    return f"arn:aws:elasticfilesystem:{REGION}:{ACCOUNT}:access-point/{name or fresh()}"


def fresh():
    return f"fsap-{next(ids):017x}"


def attached(arn, path="/mnt/data"):
    return {"VpcConfig": VPC, "FileSystemConfigs": [{"Arn": arn, "LocalMountPath": path}]}


@pytest.fixture
def isolated(server):
    if server.isolation != "linux":
        pytest.skip("process sandboxes show no file system")


@pytest.fixture
def beside(serve):
    """A private server; skips where it shows no file system."""

    def starter(*options, **more):
        running = serve(*options, **more)
        if running.isolation != "linux":
            pytest.skip("process sandboxes show no file system")
        return running

    return starter


@pytest.fixture
def directory(tmp_path):
    """A directory of an ordinary user, which functions can be given."""
    path = tmp_path / "shared"
    path.mkdir()
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    return path


def test_written_by_one_function_read_by_another_gone_after_removal(server, code, isolated):
    arn = access_point()
    writer, reader = code(**attached(arn)), code(**attached(arn))
    writer(WRITE, name="a", text="from the writer")
    assert reader(READ, name="a") == "from the writer"
    reader("open('/mnt/data/a', 'a').write(' and the reader')")
    assert writer(READ, name="a") == "from the writer and the reader"
    # Both see the file as their own, whoever they are.
    owner = "s = os.stat('/mnt/data/a'); result = [s.st_uid == os.getuid(), s.st_gid == os.getgid(), os.listdir('/mnt')]"
    assert writer(owner) == reader(owner) == [True, True, ["data"]]

    reader.update(FileSystemConfigs=[])
    assert reader("result = [os.path.exists('/mnt/data'), os.listdir('/mnt')]") == [False, []]
    writer.update(FileSystemConfigs=[{"Arn": arn, "LocalMountPath": "/mnt/elsewhere"}])
    assert writer("result = [os.listdir('/mnt'), open('/mnt/elsewhere/a').read()]") == [
        ["elsewhere"],
        "from the writer and the reader",
    ]


def test_a_published_version_keeps_its_file_system(client, code, isolated):
    function = code(**attached(access_point()))
    function(WRITE, name="a", text="kept")
    number = client.publish_version(FunctionName=function.name)["Version"]
    function.update(FileSystemConfigs=[], VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    assert function("result = os.listdir('/mnt')") == []
    outcome = function.invoke({"code": READ, "name": "a"}, Qualifier=number)
    assert (outcome.error, outcome.value) == (None, "kept")


def test_other_access_points_are_other_directories(code, isolated):
    one, other = code(**attached(access_point())), code(**attached(access_point()))
    one(WRITE, name="a", text="secret")
    assert other("result = os.listdir('/mnt/data')") == []


def test_what_the_mount_forbids(code, isolated):
    function = code(**attached(access_point()))
    assert function(
        """
        import subprocess
        program = '/mnt/data/program'
        open(program, 'w').write('#!/bin/sh\\necho runs')
        os.chmod(program, 0o755)
        flags = os.statvfs('/mnt/data').f_flag
        result = [subprocess.run([program], capture_output=True, text=True).stdout,
                  bool(flags & os.ST_NOSUID), bool(flags & os.ST_NODEV), bool(flags & os.ST_RDONLY)]
        """
    ) == ["runs\n", True, True, False]
    assert function("try:\n    os.mkdir('/mnt/other')\nexcept OSError as error:\n    result = error.errno") == 30


def test_the_data_outlives_environments_restarts_and_kills(beside, directory):
    arn = access_point("fsap-" + "b" * 17)
    server = beside("--file-systems", f"{arn}={directory}", "--idle-timeout", "0.3")
    function = Code.create(boto(server.url), **attached(arn))
    function(WRITE, name="a", text="1")
    first = function("result = ENVIRONMENT")
    until(lambda: function("result = ENVIRONMENT") != first, within=20, every=1, what="another environment")
    assert function(READ, name="a") == "1"
    server.kill()
    server.start()
    function.client = boto(server.url)
    assert function(READ, name="a") == "1"
    assert (directory / "a").read_text() == "1"
    server.kill()
    until(lambda: not leftovers.processes_of(server.data), within=10, what="the end of its processes")
    with open("/proc/self/mountinfo") as file:
        assert str(directory) not in file.read()


@as_root
def test_files_belong_to_the_owner_of_the_directory(beside, directory):
    server = beside("--file-systems", f"fsap-{'c' * 17}={directory}")
    function = Code.create(boto(server.url), **attached(access_point("fsap-" + "c" * 17)))
    function("os.mkdir('/mnt/data/d'); open('/mnt/data/d/a', 'w').close()")
    found = [os.stat(directory / name) for name in ("d", "d/a")]
    assert [(s.st_uid, s.st_gid) for s in found] == [(1234, 2345)] * 2
    # Others' files are others': what they may be read by everybody is all there is.
    private, public = directory / "private", directory / "public"
    for path, mode in ((private, 0o600), (public, 0o644)):
        path.write_text("root's")
        path.chmod(mode)
    assert function(READ, name="public") == "root's"
    assert "PermissionError" in function.attempt(READ, name="private").value["errorType"]
    assert "PermissionError" in function.attempt(WRITE, name="public", text="x").value["errorType"]


@as_root
def test_functions_do_not_act_as_root_on_the_host(beside, tmp_path):
    tmp_path.chmod(0o755)
    server = beside("--file-systems", f"fsap-{'d' * 17}={tmp_path}")
    function = Code.create(boto(server.url), **attached(access_point("fsap-" + "d" * 17)))
    assert "PermissionError" in function.attempt(WRITE, name="a", text="x").value["errorType"]
    assert not (tmp_path / "a").exists()


def test_functions_with_a_file_system_start_from_stems(server, code, isolated):
    function = code(**attached(access_point()))
    function(WRITE, name="a", text="kept")
    started = "result = ['AWS_LAMBDA_FUNCTION_NAME' not in open('/proc/self/environ').read(), os.listdir('/mnt/data')]"

    def again():
        function.update(Description="another environment")
        return function(started)

    assert until(lambda: (seen := again())[0] and seen, within=20, every=0.5, what="a start from a stem") == [True, ["a"]]


class AccessPoints(BaseHTTPRequestHandler):
    """EFS as far as it is asked: stand-ins give access points ids that the service's own pattern refuses."""

    known = {}

    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["AccessPointId"][0]
        found = self.known.get(name)
        body = json.dumps({"AccessPoints": [found]} if found else {"ErrorCode": "AccessPointNotFound"}).encode()
        self.send_response(200 if found else 404)
        if not found:
            self.send_header("x-amzn-ErrorType", "AccessPointNotFound")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def efs():
    """`efs(path, user, creation…)` makes an access point of one and the same file system; `efs.url` is where it is known."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), AccessPoints)
    threading.Thread(target=running.serve_forever, daemon=True).start()

    def point(path, user, **creation):
        name = fresh()
        AccessPoints.known[name] = {
            "AccessPointId": name,
            "FileSystemId": "fs-0123456789abcdef0",
            "PosixUser": {"Uid": user, "Gid": user + 1},
            "RootDirectory": {"Path": path, **({"CreationInfo": creation} if creation else {})},
        }
        return attached(access_point(name))

    point.url = f"http://127.0.0.1:{running.server_port}"
    yield point
    running.shutdown()
    running.server_close()


@as_root
def test_user_and_directory_come_from_efs(beside, efs):
    server = beside("--neighbour", f"elasticfilesystem={efs.url}")
    client = boto(server.url)
    made = {"OwnerUid": 1500, "OwnerGid": 1600, "Permissions": "2775"}
    inner = Code.create(client, **efs("/exports/a", 1500, **made))
    whole = Code.create(client, **efs("/", 1700))
    inner(WRITE, name="f", text="below")
    assert whole("result = open('/mnt/data/exports/a/f').read()") == "below"
    top = os.path.join(server.data, "file-systems/fs-0123456789abcdef0")
    directory, file = os.stat(top + "/exports/a"), os.stat(top + "/exports/a/f")
    assert (directory.st_uid, directory.st_gid, stat.S_IMODE(directory.st_mode)) == (1500, 1600, 0o2775)
    assert file.st_uid == 1500
    # The second has another user, who may not write there, and the group of the directory is not his.
    assert "PermissionError" in whole.attempt("open('/mnt/data/exports/a/g', 'w')").value["errorType"]

    # Without CreationInfo a missing directory stays missing, and the access point cannot be mounted.
    failed = Code.create(client, wait=False, **efs("/absent", 1500))
    until(lambda: failed.configuration()["State"] == "Failed", within=20, what="the failure")
    assert failed.configuration()["StateReasonCode"] == "EFSMountFailure"
    # A link that a function left is not followed.
    os.chown(top, 1700, 1701)
    whole("os.symlink('/etc', '/mnt/data/link')")
    inner.update(wait=False, **efs("/link", 1500))
    assert inner.wait_updated()["LastUpdateStatusReasonCode"] == "EFSMountFailure"
    assert inner(READ, name="f") == "below"


def test_a_directory_that_goes_away(beside, directory):
    server = beside("--file-systems", f"fsap-{'e' * 17}={directory}", "--idle-timeout", "0.2")
    client = boto(server.url)
    arn = access_point("fsap-" + "e" * 17)
    function = Code.create(client, **attached(arn))
    plain = Code.create(client)
    function("result = 1")
    shutil.rmtree(directory)
    told = until(lambda: denied(function), within=20, every=0.5, what="the failure of an invocation")
    assert (told.status, told.code) == (403, "EFSMountFailureException")
    assert told.message == (
        f"The function couldn't mount the file system with access point {arn}: "
        "it, or the directory that the access point shows, does not exist."
    )
    plain.update(wait=False, **attached(arn))
    state = plain.wait_updated()
    assert (state["LastUpdateStatus"], state["LastUpdateStatusReasonCode"]) == ("Failed", "EFSMountFailure")
    assert state["LastUpdateStatusReason"] == told.message
    # It runs on as it was.
    assert plain("result = os.listdir('/mnt')") == []
    directory.write_text("a file")
    assert denied(function).message.endswith("what the access point shows is not a directory.")


def denied(function):
    try:
        function("result = 1")
    except function.client.exceptions.ClientError:
        return refusal(function.client.invoke, FunctionName=function.name, Payload=b'{"code": "result = 1"}')
    return None


ALONE = """#!/usr/bin/python3
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
NEW_NAMESPACE, ALL, PRIVATE, SHARED = 0x20000, 0x4000, 0x40000, 0x100000
assert libc.unshare(NEW_NAMESPACE) == 0
for how in (PRIVATE, SHARED):
    assert libc.mount(b"none", b"/", None, ALL | how, None) == 0
os.execv(os.environ["TEST_BINARY"], [os.environ["TEST_BINARY"], *sys.argv[1:]])
"""

# Runs in the server's mount namespace; a file system of FUSE that nobody serves answers nothing until this ends.
MOUNT = """
import ctypes, os, sys, time
libc, (kind, path) = ctypes.CDLL(None, use_errno=True), sys.argv[1:]
device = os.open("/dev/fuse", os.O_RDWR) if kind == "fuse" else -1
options = f"fd={device},rootmode=40000,user_id=0,group_id=0".encode() if kind == "fuse" else None
assert libc.mount(b"test", path.encode(), kind.encode(), 0, options) == 0, ctypes.get_errno()
if kind == "ramfs":
    os.chown(path, 1234, 2345)
print("mounted", flush=True)
time.sleep(600)
"""


@pytest.fixture
def alone(beside, tmp_path):
    """A server in a mount namespace of its own, with two directories, on which file systems can be mounted for it alone."""
    program = tmp_path / "alone"
    program.write_text(ALONE)
    program.chmod(0o755)
    helpers = []

    def mount(server, kind, name):
        command = ["nsenter", "-t", str(server.process.pid), "-m", "python3", "-c", MOUNT, kind, str(tmp_path / name)]
        helpers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert helpers[-1].stdout.readline() == "mounted\n"
        return helpers[-1]

    options = []
    for number, name in enumerate(("one", "two")):
        (tmp_path / name).mkdir()
        options += ["--file-systems", f"fsap-{number:017x}={tmp_path / name}"]
    server = beside(*options, program=str(program), environment={"TEST_BINARY": binary()})
    yield server, lambda kind, name: mount(server, kind, name)
    for helper in helpers:
        helper.kill()
        helper.wait()


@as_root
def test_a_file_system_that_cannot_map_users_gives_the_function_its_owner(alone):
    server, mount = alone
    mount("ramfs", "one")
    client = boto(server.url)
    arn = access_point(f"fsap-{0:017x}")
    one, other = Code.create(client, **attached(arn)), Code.create(client, **attached(arn))
    one(WRITE, name="a", text="shared")
    assert other(READ, name="a") == "shared"
    who = "import pwd; result = [os.getuid(), os.getgid(), pwd.getpwuid(os.getuid()).pw_name]"
    assert one(who) == other(who) == [1234, 2345, "sbx_user1051"]
    assert one("s = os.stat('/mnt/data/a'); result = [s.st_uid, s.st_gid]") == [1234, 2345]
    one.update(FileSystemConfigs=[])
    assert one("result = os.getuid()") >= 0x70000000


@as_root
@pytest.mark.skipif(not os.path.exists("/dev/fuse"), reason="needs FUSE, to have a file system that does not answer")
def test_a_file_system_that_hangs_holds_up_nobody_else(alone):
    server, mount = alone
    client = boto(server.url)
    arn = access_point(f"fsap-{1:017x}")
    function, other = Code.create(client), Code.create(client, **attached(access_point(f"fsap-{0:017x}")))
    serving = mount("fuse", "two")
    function.update(wait=False, **attached(arn))
    other.update(Description="new environments are made meanwhile")
    assert other("result = os.path.ismount('/mnt/data')") is True
    assert function("result = os.listdir('/mnt')") == []
    assert function.configuration()["LastUpdateStatus"] == "InProgress"
    state = function.wait_updated(within=30)
    assert (state["LastUpdateStatus"], state["LastUpdateStatusReasonCode"]) == ("Failed", "EFSMountTimeout")
    # Without its server the file system says at once that it cannot be reached.
    serving.kill()
    serving.wait()
    function.update(wait=False, **attached(arn))
    assert function.wait_updated()["LastUpdateStatusReasonCode"] == "EFSMountConnectivityError"
    assert function("result = os.listdir('/mnt')") == []
    server.stop()
    assert not leftovers.processes_of(server.data)
