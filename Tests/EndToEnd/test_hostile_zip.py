"""Packages made to harm: refused with the documented error, and nothing is written anywhere."""

import base64
import io
import os
import stat
import struct
import zipfile

import pytest

from support import packages, runtimes
from support.clients import ROLE, boto, call
from support.functions import Function, fresh_name

PATH = "/2015-03-31/functions"
CANNOT = "Could not unzip uploaded file. Please check your file, then try to upload again."
EMPTY = "Uploaded file must be a non-empty zip"
TOO_MUCH = "Unzipped size must be smaller than 262144000 bytes"


def zip_with(name, content=b"x", mode=0o100644, **attributes):
    """A zip with the probe and one more entry, whose name is taken as it is."""
    buffer = io.BytesIO(packages.probe("python"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        entry.external_attr = mode << 16
        entry.create_system = 3
        for key, value in attributes.items():
            setattr(entry, key, value)
        archive.writestr(entry, content)
    return buffer.getvalue()


def encrypted():
    """A zip whose entry claims to be encrypted."""
    data = bytearray(packages.python("x = 1"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1
    return bytes(data)


def bomb():
    return packages.zip_of({f"zeros-{n}": b"\0" * 30_000_000 for n in range(10)})


def lying_sizes():
    """A zip whose directory says that a large entry is small."""
    data = bytearray(packages.zip_of({"app.py": b"x = 1\n" * 5_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def overlapping():
    """A zip whose directory names the same bytes many times over."""
    data = packages.zip_of({"zeros": b"\0" * 20_000_000})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    record = data[start:end]
    records = b""
    for number in range(40):
        name = b"%05d" % number
        records += record[:28] + struct.pack("<H", 5) + record[30:46] + name
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 40, 40, len(records), start, 0)
    return data[:start] + records + tail


OUTSIDE = {
    "parent directory": lambda: zip_with("../../lambent-test-escaped"),
    "parent in the middle": lambda: zip_with("a/../../../lambent-test-escaped"),
    "absolute path": lambda: zip_with("/tmp/lambent-test-escaped"),
    "device": lambda: zip_with("device", mode=0o020666),
    "link outside": lambda: zip_with("link", b"/etc/passwd", mode=0o120777),
    "link to the parent": lambda: zip_with("link", b"../../..", mode=0o120777),
    "encrypted": lambda: encrypted(),
    "cut off": lambda: packages.probe("python")[:-40],
    "directory only": lambda: packages.probe("python")[-22:],
    "garbage": lambda: os.urandom(4096),
    "garbage with a mark": lambda: b"PK\x03\x04" + os.urandom(4096),
    "one byte": lambda: b"P",
    "lying sizes": lambda: lying_sizes(),
}

# What cannot be told from an ordinary package once it is read: it may be taken, but must do no harm.
HARMLESS = {
    "zero in the name": lambda: zip_with("a\0b"),
    "pipe": lambda: zip_with("pipe", mode=0o010644),
    "overlapping entries": lambda: overlapping(),
}


def create(send, name, package):
    body = {
        "FunctionName": name, "Runtime": runtimes.python(), "Handler": "probe.handler", "Role": ROLE,
        "Code": {"ZipFile": base64.b64encode(package).decode()},
    }  # fmt: skip
    return send("POST", PATH, body)


@pytest.mark.parametrize("case", OUTSIDE, ids=str)
def test_refused(send, server, case):
    name = fresh_name("hostile")
    answer = create(send, name, OUTSIDE[case]())
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException"), answer.body
    assert answer.json["Type"] == "User"
    assert answer.json["message"] in (CANNOT, EMPTY)
    assert send("GET", f"{PATH}/{name}").status == 404
    for place in ("/tmp", os.path.dirname(server.data), server.data):
        assert not os.path.exists(os.path.join(place, "lambent-test-escaped"))


@pytest.mark.parametrize("case", HARMLESS, ids=str)
def test_taken_without_harm(serve, case):
    server = serve()
    client = boto(server.url)
    try:
        function = Function.create(client, code=HARMLESS[case]())
    except client.exceptions.InvalidParameterValueException:
        return
    function.invoke({"do": "see"})
    size = 0
    for folder, folders, names in os.walk(server.data):
        for path in (os.path.join(folder, name) for name in folders + names):
            mode = os.lstat(path).st_mode
            assert stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode) or stat.S_ISSOCK(mode), path
            size += os.lstat(path).st_blocks * 512
    assert size < 262144000
    assert server.process.poll() is None


def test_a_bomb_is_refused(send):
    answer = create(send, fresh_name("hostile"), bomb())
    assert (answer.status, answer.error) == (400, "InvalidParameterValueException")
    assert answer.json["message"] == TOO_MUCH


def test_an_update_with_a_hostile_package_changes_nothing(send, create):
    function = create()
    before = function.configuration()
    for case in ("parent directory", "link outside", "garbage"):
        body = {"ZipFile": base64.b64encode(OUTSIDE[case]()).decode()}
        answer = send("PUT", f"{PATH}/{function.name}/code", body)
        assert (answer.status, answer.json["message"]) == (400, CANNOT)
    assert function.configuration() == before
    assert function({"do": "see"})["function"] == "handler"


@pytest.mark.parametrize("zip64", [b"!", b"A", b"===", b"AA-_"], ids=repr)
def test_base64_that_is_none(server, zip64):
    body = (
        b'{"FunctionName":"none","Runtime":"python3.12","Handler":"a.b","Role":"' + ROLE.encode() + b'",'
        b'"Code":{"ZipFile":"' + zip64 + b'"}}'
    )
    answer = call(server.url, "POST", PATH, body)
    assert answer.status == 400
    assert answer.error in ("SerializationException", "InvalidParameterValueException")


def test_links_inside_and_modes_are_kept(create):
    buffer = io.BytesIO(
        packages.zip_of(
            {
                "app.py": "import os, mod\n"
                "def handler(event, context):\n"
                "    return [mod.NAME, os.access('run.sh', os.X_OK), os.access('real.py', os.X_OK), os.stat('app.py').st_mode & 0o777]\n",
                "real.py": "NAME = 'through a link'\n",
                "run.sh": ("#!/bin/sh\n", 0o755),
            }
        )
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        entry = zipfile.ZipInfo("mod.py")
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "real.py")
    function = create(code=buffer.getvalue(), Handler="app.handler")
    name, runs, plain, mode = function({})
    assert name == "through a link"
    assert (runs, plain) == (True, False) or os.geteuid() == 0
    assert mode & 0o444 == 0o444


def test_a_function_cannot_change_its_own_package(create):
    function = create(
        code=packages.python(
            "import os\n"
            "def handler(event, context):\n"
            "    if event.get('write'):\n"
            "        try:\n"
            "            open('app.py', 'a').write('#')\n"
            "        except OSError as error:\n"
            "            return type(error).__name__\n"
            "    return open('app.py').read().endswith('#')\n"
        ),
        Handler="app.handler",
    )
    function({"write": True})
    function.update(Timeout=14)
    if os.geteuid() != 0:
        assert function({}) is False


def test_many_small_files(create):
    files = {f"data/{n // 100}/{n}.txt": str(n) for n in range(5000)}
    files["app.py"] = "import os\ndef handler(e, c): return sum(len(f) for _, _, f in os.walk('data'))\n"
    assert create(code=packages.zip_of(files), Handler="app.handler")({}) == 5000
