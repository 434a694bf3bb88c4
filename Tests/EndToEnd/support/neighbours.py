"""A neighbour: a local stand-in of the other services, on a port of its own."""

import contextlib
import json
import subprocess
import sys
import urllib.request

from support.clients import ACCOUNT, boto, free_port
from support.server import clean_environment
from support.wait import until

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}

# The ids of the stand-in's file systems and access points are shorter than those that the service has and Lambda takes.
PROGRAM = """
import sys
import moto.efs.models as efs
from moto.server import main

class Random:
    def __getattr__(self, name):
        return getattr(real, name)

    def get_random_hex(self, length=17):
        return real.get_random_hex(17)

real, efs.mock_random = efs.mock_random, Random()
main(sys.argv[1:])
"""


class Neighbour:
    """The running stand-in; everything in it belongs to the usual account of the tests."""

    def __init__(self, url):
        self.url = url

    def client(self, service, **more):
        return boto(self.url, service, **more)

    def make_role(self, name="lambda", trust=TRUST, path="/"):
        answer = self.client("iam").create_role(
            RoleName=name, AssumeRolePolicyDocument=json.dumps(trust), Path=path
        )
        return answer["Role"]["Arn"]

    def enforce_policies(self):
        """From now on the stand-in checks signatures and what policies allow."""
        plain = {"Content-Type": "text/plain"}
        request = urllib.request.Request(f"{self.url}/moto-api/reset-auth", b"0", plain, method="POST")
        urllib.request.urlopen(request, timeout=10).close()


@contextlib.contextmanager
def neighbour():
    """A stand-in that knows the role of the tests' functions, and nothing else."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "-H", "127.0.0.1", "-p", str(port)],
        env=clean_environment(MOTO_ACCOUNT_ID=ACCOUNT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running = Neighbour(f"http://127.0.0.1:{port}")
    try:

        def answers():
            with contextlib.suppress(Exception):
                return running.client("s3").list_buckets()

        until(answers, within=30, every=0.2, what="the stand-in of other services")
        running.make_role()
        yield running
    finally:
        process.terminate()
        process.wait(timeout=10)
