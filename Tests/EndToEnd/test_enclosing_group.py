"""A server that itself has only a share of the machine."""

import json
import os
import subprocess
import uuid

import pytest

from support.clients import boto
from support.code import Code
from support.server import Server, binary, clean_environment, run_command

PROCESSORS = "/sys/fs/cgroup/cpu"


@pytest.fixture
def confined(tmp_path):
    """A program that runs the binary with six tenths of a processor."""
    if os.geteuid() != 0 or not os.access(f"{PROCESSORS}/cpu.cfs_period_us", os.W_OK):
        pytest.skip("needs root, and a processor controller of version 1")
    group = f"{PROCESSORS}/test-slow-{uuid.uuid4().hex[:8]}"
    os.mkdir(group)
    try:
        for name, value in (("period", 100_000), ("quota", 60_000)):
            with open(f"{group}/cpu.cfs_{name}_us", "w") as file:
                file.write(str(value))
        program = tmp_path / "confined"
        program.write_text(f'#!/bin/sh\necho $$ > {group}/cgroup.procs\nexec {binary()} "$@"\n')
        program.chmod(0o755)
        yield str(program)
    finally:
        os.rmdir(group)


def logs(server, function):
    return run_command("logs", function.name, "--endpoint", server.url).stdout.splitlines()


def test_functions_get_what_the_server_has_and_are_told(confined):
    if os.environ.get("LAMBENT_TEST_ISOLATION") == "process":
        pytest.skip("process sandboxes do not share out processors")
    with Server(program=confined) as server:
        client = boto(server.url)
        large = Code.create(client, MemorySize=1769, Timeout=60)
        assert large("result = 1") == 1
        told = [line for line in logs(server, large) if "not enforced" in line]
        assert len(told) == 1 and "CPU share" in told[0] and "0.6" in told[0], told
        small = Code.create(client, MemorySize=128, Timeout=60)
        assert small("result = 2") == 2
        assert not [line for line in logs(server, small) if "not enforced" in line]
        assert server.log.count("less than they may have") == 1
        assert "processors=0.6" in server.log

    shown = subprocess.run([confined, "doctor", "--json"], env=clean_environment(), capture_output=True, check=True)
    (row,) = [row for row in json.loads(shown.stdout) if row["setting"] == "CPU share of MemorySize"]
    assert "0.6 of a processor" in row["reason"] and row["cure"]
