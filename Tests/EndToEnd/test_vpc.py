"""VpcConfig: a function reaches the network that its subnets are mapped to, within its groups' rules, and nothing else."""

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import leftovers, networks, outside
from support.clients import boto
from support.code import Code
from support.functions import Function, refusal
from support.neighbours import neighbour
from support.promise import needs
from support.server import Server
from support.wait import until

LOOK = r"""
import socket
from concurrent.futures import ThreadPoolExecutor
def connects(*places):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(lambda place: connect(*place, 1), places))
def connect(host, port, patience=10):
    try:
        with socket.create_connection((host, port), timeout=patience) as connection:
            return connection.recv(64).decode(errors="replace") or "end"
    except OSError as error:
        return type(error).__name__
def ask(host, port, patience=1):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.settimeout(patience)
        try:
            asking.connect((host, port))
            asking.send(b"x")
            return asking.recv(64).decode()
        except OSError as error:
            return type(error).__name__
result = os.getpid()
"""
GROUP = "sg-0aaaaaaaa"
CLOSED = {"TimeoutError", "PermissionError", "OSError", "ConnectionRefusedError", "ConnectionResetError"}


def vpc(subnet, *groups, **more):
    return {"SubnetIds": [subnet], "SecurityGroupIds": list(groups) or [GROUP], **more}


def configuration(directory, places, groups=None):
    # YAML holds JSON.
    path = directory / "lambent.yaml"
    path.write_text(json.dumps({"networks": places, "security-groups": groups or {}}))
    return ("--config", str(path))


def told(server, function):
    """What a function's log says about its network."""
    with urllib.request.urlopen(f"{server.url}/_lambent/logs?function={function.name}") as answer:
        return [event["message"] for event in json.load(answer)["events"] if "VpcConfig" in event["message"]]


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """Two bridges with the same addresses, a namespace, a machine beside this one, and a server that knows the first three."""
    needs("network isolation", "VpcConfig")
    with (
        networks.bridge("first", "10.91.1.1", "2001:db8:91::1") as first,
        networks.bridge("second", "10.91.1.1") as second,
        networks.named("third", "10.92.1.1") as third,
        outside.machine() as beside,
    ):
        places = {
            "subnet-1": first.place(gateway="10.91.1.1"),
            "subnet-2": second.place(gateway="10.91.1.1"),
            "subnet-3": third.place(gateway="10.92.1.1"),
            "subnet-4": first.place(**{"cidr-v6": "2001:db8:91::/64", "gateway-v6": "2001:db8:91::1"}),
            "subnet-5": {"routes": [f"{beside.address}/32"]},
            "subnet-6": first.place(range="10.91.1.200-10.91.1.201"),
            "subnet-7": {"bridge": "lmt-missing", "cidr": "10.93.0.0/24"},
        }
        groups = {
            "sg-narrow": {"egress": ["tcp 5432 10.91.1.0/24", "udp 1-8 0.0.0.0/0", "tcp 1-65535 sg-members"]},
            "sg-nobody": {"egress": []},
            "sg-unknown": {"egress": ["all sg-strangers", "tcp 8000 0.0.0.0/0"]},
            "sg-members": {"members": ["10.91.1.1/32"]},
        }
        options = configuration(tmp_path_factory.mktemp("vpc"), places, groups)
        with Server(*options) as server:
            server.beside = beside
            server.namespace = third.name
            yield server


@pytest.fixture(scope="module")
def client(here):
    return boto(here.url)


@pytest.fixture
def make(client):
    made = []

    def maker(*network, **settings):
        made.append(Code.create(client, Timeout=60, VpcConfig=vpc(*network), **settings))
        made[-1](LOOK)
        return made[-1]

    yield maker
    for function in made:
        with contextlib.suppress(client.exceptions.ResourceNotFoundException):
            function.delete()


def test_the_mapped_network_is_reached_and_nothing_else(here, make):
    first, second, third = make("subnet-1"), make("subnet-2"), make("subnet-3")
    seen = [f("result = connect(event['to'], 8000)", to=to) for f, to in (
        (first, "10.91.1.1"), (second, "10.91.1.1"), (third, "10.92.1.1"))]  # fmt: skip
    # Each from an address of its own subnet, which the two with the same addresses have both.
    assert [line.split()[0] for line in seen] == ["first", "second", "third"]
    assert [line.split()[1].rsplit(".", 1)[0] for line in seen] == ["10.91.1", "10.91.1", "10.92.1"]
    with socket.create_server(("0.0.0.0", 0)) as listening:
        port = listening.getsockname()[1]
        places = [
            (here.beside.address, 8000), (here.beside.own, port), ("127.0.0.1", port), ("169.254.169.254", 80),
            ("127.0.0.1", here.port), ("169.254.78.1", 53), ("10.91.1.1", 81),
        ]  # fmt: skip
        for function, other in ((first, "10.92.1.1"), (third, "10.91.1.1")):
            answers = function("result = connects(*event['places'])", places=[*places, (other, 8000)])
            assert set(answers) <= CLOSED, answers
    assert told(here, first) == []


def test_names_are_those_of_the_network(make):
    function = make("subnet-1")
    assert function("result = socket.gethostbyname('database.internal')") == "10.91.1.1"
    assert function("result = open('/etc/resolv.conf').read()").startswith("nameserver 10.91.1.1\n")
    # They are asked whatever the groups allow, as at the service.
    assert make("subnet-1", "sg-nobody")("result = socket.gethostbyname('database.internal')") == "10.91.1.1"


def test_rules_of_groups(here, make):
    look = """
    result = {
        "allowed": connect("10.91.1.1", 5432, 1), "denied": connect("10.91.1.1", 8000, 1),
        "datagram": ask("10.91.1.1", 9),
    }
    """
    narrow = make("subnet-1", "sg-narrow")(look)
    assert narrow["allowed"].startswith("first ")
    # A group as destination is whom it has.
    assert narrow["denied"].startswith("first ")
    assert narrow["datagram"] in CLOSED
    nothing = make("subnet-1", "sg-nobody")(look)
    assert set(nothing.values()) <= CLOSED, nothing
    unknown = make("subnet-1", "sg-unknown")
    seen = unknown(look)
    assert (seen["allowed"] in CLOSED, seen["denied"].split()[0]) == (True, "first")
    (line,) = told(here, unknown)
    assert "what sg-unknown allows to sg-strangers is closed" in line
    # What one group allows is allowed.
    both = make("subnet-1", "sg-nobody", "sg-unlimited")(look)
    assert {value.split()[0] for value in both.values()} == {"first"}


def test_nobody_reaches_a_function(make):
    function = make("subnet-1")
    said = function(
        """
        with socket.create_server(("0.0.0.0", 4711)) as listening, socket.create_connection(("10.91.1.1", 7), 20) as asking:
            asking.sendall(b"4711\\n")
            result = asking.recv(64).decode()
        """
    )
    assert said == "TimeoutError"


def test_the_environments_own_interfaces_go_on(make):
    function = make("subnet-1")
    variables = function("result = {k: v for k, v in os.environ.items() if 'ENDPOINT' in k or 'RUNTIME_API' in k}")
    assert "127.0.0.1" in variables["AWS_ENDPOINT_URL_LAMBDA"]
    answer = function("import urllib.request\nresult = urllib.request.urlopen(event['url']).status",
                      url=variables["AWS_ENDPOINT_URL_LAMBDA"] + "/_lambent/health")  # fmt: skip
    assert answer == 200


def test_ipv6_where_it_is_allowed(here, make):
    address = "result = sorted(open('/proc/net/if_inet6').read().split())"
    look = "result = (connect('2001:db8:91::1', 8000, 2), ask('2001:db8:91::1', 9))"
    with_it = make("subnet-4")
    assert set(with_it(look)) <= CLOSED
    assert not [word for word in with_it(address) if word.startswith(("2001", "fe80"))]
    with_it.update(VpcConfig=vpc("subnet-4", Ipv6AllowedForDualStack=True))
    assert with_it.configuration()["VpcConfig"]["Ipv6AllowedForDualStack"] is True
    with_it(LOOK)
    seen = with_it(look)
    assert [line.split()[0] for line in seen] == ["first", "first"]
    assert seen[0].split()[1].startswith("2001:db8:91::")
    without = make("subnet-1")
    without.update(VpcConfig=vpc("subnet-1", Ipv6AllowedForDualStack=True))
    without(LOOK)
    assert "no network of IPv6 is mapped to subnet-1" in told(here, without)[0]


def test_routes_through_the_host(here, make):
    function = make("subnet-5")
    fetch = "import urllib.request\nresult = urllib.request.urlopen(event['url'], timeout=20).read().decode()"
    assert function(fetch, url=f"http://{here.beside.address}:8000/") == here.beside.own
    answers = function("result = connects(*event['p'])", p=[
        ("10.91.1.1", 8000), (here.beside.own, here.port), ("127.0.0.1", here.port)])  # fmt: skip
    assert set(answers) <= CLOSED
    denied = make("subnet-5", "sg-narrow")
    assert denied("result = connect(event['to'], 8000)", to=here.beside.address) in CLOSED


def test_no_mapped_network_is_no_network(here, make):
    function = make("subnet-0unmapped")
    answers = function("result = connects(*event['p']) + [ask('10.91.1.1', 9)]", p=[
        ("10.91.1.1", 8000), (here.beside.address, 8000), ("127.0.0.1", here.port)])  # fmt: skip
    assert set(answers) <= CLOSED
    (line,) = told(here, function)
    assert "no network of this host is mapped to subnet-0unmapped" in line
    # Without a network of its own it has the usual one.
    function.update(VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    function(LOOK)
    fetch = "import urllib.request\nresult = urllib.request.urlopen(event['url'], timeout=20).read().decode()"
    assert function(fetch, url=f"http://{here.beside.address}:8000/") == here.beside.own
    assert told(here, function) == [line]


def test_the_change_of_a_network_comes_with_the_update(make):
    function = make("subnet-1")
    assert function("result = connect('10.91.1.1', 8000)").startswith("first ")
    function.update(VpcConfig=vpc("subnet-2"))
    function(LOOK)
    assert function("result = connect('10.91.1.1', 8000)").startswith("second ")


def test_addresses_run_out(here, make, client):
    function = make("subnet-6")
    own = {function("result = connect('10.91.1.1', 8000)").split()[1]}
    other = make("subnet-6")
    own.add(other("result = connect('10.91.1.1', 8000)").split()[1])
    assert own == {"10.91.1.200", "10.91.1.201"}
    third = Code.create(client, wait=False, Timeout=60, VpcConfig=vpc("subnet-6"))
    made = until(lambda: (c := third.configuration())["State"] == "Failed" and c, what="the failure")
    assert made["StateReasonCode"] == "SubnetOutOfIPAddresses"
    assert "one or more configured subnets has no available IP addresses: subnet-6." in made["StateReason"]
    # A function's own environments are no obstacle, as they end.
    function.update(Description="again")
    other.delete()
    third.delete()

    def reached():
        try:
            return function("import socket\nresult = socket.create_connection(('10.91.1.1', 8000)).recv(64).decode()")
        except client.exceptions.SubnetIPAddressLimitReachedException:
            return None

    # The environment before may be on its way out.
    assert until(reached, what="an address").split()[1] in own


def test_an_invocation_without_an_address_says_so(here, make, client):
    one, two = make("subnet-6"), make("subnet-6")
    look = "import time; time.sleep(event['s']); result = 1"
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(one, look, s=2)
        time.sleep(0.5)
        told = refusal(lambda: one.invoke({"code": "result = 1"}))
        assert (told.status, told.code) == (502, "SubnetIPAddressLimitReachedException")
        assert first.result() == 1
    assert two("result = 1") == 1


def test_a_network_that_the_host_does_not_have(make, client):
    function = make("subnet-1")
    function.update(wait=False, VpcConfig=vpc("subnet-7"))
    changed = function.wait_updated()
    assert changed["LastUpdateStatus"] == "Failed"
    assert changed["LastUpdateStatusReasonCode"] == "InvalidSubnet"
    assert "bridge lmt-missing, which this host does not have" in changed["LastUpdateStatusReason"]
    # The old network serves on.
    assert function("result = connect('10.91.1.1', 8000)").startswith("first ")


def wires(server, namespace=None):
    """The host's ends of a server's wires."""
    within = ["ip", "netns", "exec", namespace] if namespace else []
    listed = subprocess.run([*within, "ip", "-o", "link"], check=True, capture_output=True, text=True).stdout
    names = [line.split()[1].split("@")[0].rstrip(":") for line in listed.splitlines()]
    return [name for name in names if name.startswith(leftovers.wires(server.instance))]


def test_nothing_is_left_of_it(here, make):
    first, third = make("subnet-1"), make("subnet-3")
    assert wires(here) and wires(here, here.namespace)
    first.delete()
    third.delete()
    until(lambda: not wires(here) and not wires(here, here.namespace), what="the end of the wires")
    routes = subprocess.run(["ip", "-n", here.namespace, "route"], check=True, capture_output=True, text=True).stdout
    assert "10.92.1" not in routes


@pytest.mark.parametrize("victims", ["the server", "the server and its launcher"])
def test_nothing_is_left_after_a_kill(tmp_path, victims):
    needs("network isolation", "VpcConfig")
    with networks.bridge("first", "10.94.1.1") as first:
        options = configuration(tmp_path, {"subnet-1": first.place()})
        with Server(*options) as server:
            function = Code.create(boto(server.url), Timeout=60, VpcConfig=vpc("subnet-1"))
            function(LOOK)
            assert function("result = connect('10.94.1.1', 8000)").startswith("first ")
            assert wires(server)
            launcher = next(p for p in server.children() if p.parent == server.process.pid)
            if victims != "the server":
                os.kill(launcher.pid, 9)
            server.kill()
            until(lambda: not wires(server), what="the end of the wires")
            # The next server works on, with the same addresses.
            server.restart()
            function = Code(boto(server.url), function.name)
            function(LOOK)
            assert function("result = connect('10.94.1.1', 8000)").startswith("first ")
        until(lambda: not wires(server), what="the end of the wires")


# With EC2.


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    needs("network isolation", "VpcConfig")
    with neighbour() as running, networks.bridge("first", "10.95.1.1", "2001:db8:95::1") as first:
        ec2 = running.client("ec2")
        running.vpc = ec2.create_vpc(CidrBlock="10.95.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
        make = lambda cidr: ec2.create_subnet(VpcId=running.vpc, CidrBlock=cidr)["Subnet"]["SubnetId"]  # noqa: E731
        running.subnet, running.other = make("10.95.1.0/24"), make("10.95.2.0/24")
        # Its addresses are what EC2 says.
        place = {"bridge": first.name, "dns": ["10.95.1.1"]}
        options = configuration(tmp_path_factory.mktemp("cloud"), {running.subnet: place})
        with Server("--neighbours", running.url, "--max-network-interfaces", "3", *options) as server:
            running.lambda_client = boto(server.url)
            running.ec2 = ec2
            yield running


def group(cloud, *permissions, vpc=None):
    """A security group that lets pass only this."""
    name = f"group-{time.monotonic_ns()}"
    made = cloud.ec2.create_security_group(GroupName=name, Description="d", VpcId=vpc or cloud.vpc)["GroupId"]
    everything = cloud.ec2.describe_security_groups(GroupIds=[made])["SecurityGroups"][0]["IpPermissionsEgress"]
    cloud.ec2.revoke_security_group_egress(GroupId=made, IpPermissions=everything)
    if permissions:
        cloud.ec2.authorize_security_group_egress(GroupId=made, IpPermissions=list(permissions))
    return made


def tcp(first, last, network):
    return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, "IpRanges": [{"CidrIp": network}]}


def test_rules_of_ec2_hold_and_follow_its_changes(cloud):
    narrow = group(cloud, tcp(5432, 5432, "10.95.0.0/16"))
    function = Code.create(cloud.lambda_client, Timeout=60, VpcConfig=vpc(cloud.subnet, narrow))
    assert function.configuration()["VpcConfig"]["VpcId"] == cloud.vpc
    function(LOOK)
    look = "result = [connect('10.95.1.1', 5432, 5), connect('10.95.1.1', 8000, 1)]"
    allowed, denied = function(look)
    assert allowed.startswith("first 10.95.1.") and denied in CLOSED
    # The environment that runs feels it.
    cloud.ec2.authorize_security_group_egress(GroupId=narrow, IpPermissions=[tcp(8000, 8010, "0.0.0.0/0")])
    cloud.ec2.revoke_security_group_egress(GroupId=narrow, IpPermissions=[tcp(5432, 5432, "10.95.0.0/16")])
    turned = lambda: (seen := function("result = [connect('10.95.1.1', p, 1) for p in (5432, 8000)]"))[0] in CLOSED and (  # noqa: E731
        seen[1].startswith("first ")
    )
    until(turned, within=40, every=0.5, what="the new rules")
    function.delete()


def test_prefix_lists_of_ec2(cloud):
    entries = [{"Cidr": "10.95.1.1/32", "Description": "d"}]
    made = cloud.ec2.create_managed_prefix_list(
        PrefixListName="machines", MaxEntries=5, AddressFamily="IPv4", Entries=entries
    )
    listed = {"IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8000,
              "PrefixListIds": [{"PrefixListId": made["PrefixList"]["PrefixListId"]}]}  # fmt: skip
    function = Code.create(cloud.lambda_client, Timeout=60, VpcConfig=vpc(cloud.subnet, group(cloud, listed)))
    function(LOOK)
    allowed, denied = function("result = [connect('10.95.1.1', p, 1) for p in (8000, 5432)]")
    assert allowed.startswith("first ") and denied in CLOSED
    function.delete()


def test_what_disappears_from_ec2(cloud):
    short = group(cloud)
    function = Function.create(cloud.lambda_client, VpcConfig=vpc(cloud.subnet, short))
    cloud.ec2.delete_security_group(GroupId=short)
    function.update(wait=False, Description="asks again")
    changed = function.wait_updated()
    assert (changed["LastUpdateStatus"], changed["LastUpdateStatusReasonCode"]) == ("Failed", "InvalidSecurityGroup")
    assert changed["LastUpdateStatusReason"] == f"The security group '{short}' does not exist"
    function.delete()
    subnet = cloud.ec2.create_subnet(VpcId=cloud.vpc, CidrBlock="10.95.9.0/24")["Subnet"]["SubnetId"]
    function = Function.create(cloud.lambda_client, VpcConfig=vpc(subnet, group(cloud)))
    cloud.ec2.delete_subnet(SubnetId=subnet)
    function.update(wait=False, Description="asks again")
    changed = function.wait_updated()
    assert (changed["LastUpdateStatus"], changed["LastUpdateStatusReasonCode"]) == ("Failed", "InvalidSubnet")
    told = refusal(function.invoke)
    assert (told.status, told.code) == (502, "InvalidSubnetIDException")
    function.delete()


def test_subnets_without_ipv6_are_refused_for_dual_stack(cloud):
    function = Function.create(cloud.lambda_client)
    told = refusal(function.update, VpcConfig=vpc(cloud.other, group(cloud), Ipv6AllowedForDualStack=True))
    assert (told.status, told.code) == (400, "InvalidParameterValueException")
    assert cloud.other in told.message and "IPv6" in told.message
    function.delete()


def test_no_more_interfaces_than_a_vpc_may_have(cloud):
    own = cloud.ec2.create_vpc(CidrBlock="10.96.0.0/16")["Vpc"]["VpcId"]
    subnet = cloud.ec2.create_subnet(VpcId=own, CidrBlock="10.96.1.0/24")["Subnet"]["SubnetId"]
    groups = [group(cloud, vpc=own) for _ in range(4)]
    made = [Function.create(cloud.lambda_client, VpcConfig=vpc(subnet, each)) for each in groups[:3]]
    # One that is there already is shared.
    made.append(Function.create(cloud.lambda_client, VpcConfig=vpc(subnet, groups[0])))
    made[3].update(wait=False, VpcConfig=vpc(subnet, groups[3]))
    changed = made[3].wait_updated()
    assert (changed["LastUpdateStatus"], changed["LastUpdateStatusReasonCode"]) == ("Failed", "EniLimitExceeded")
    made.pop(1).delete()
    made[-1].update(VpcConfig=vpc(subnet, groups[3]))
    for function in made:
        function.delete()


def test_what_becomes_an_address_of_this_host_is_closed(tmp_path, serve):
    """For an environment that runs already, and without anybody who would know of EC2."""
    needs("network isolation", "VpcConfig")
    with networks.bridge("there", "10.94.1.1", "10.95.1.1") as there, contextlib.ExitStack() as stack:
        server = serve(*configuration(tmp_path, {"subnet-1": there.place(gateway="10.94.1.1")}))
        function = Code.create(boto(server.url), Timeout=60, VpcConfig=vpc("subnet-1"))
        running = function(LOOK)
        reach = "result = (connect('10.95.1.1', 8000, 2), os.getpid())"
        assert function(reach)[0].startswith("there")
        networks.give_host(stack, "10.95.1.1/32")
        until(lambda: function(reach)[0] in CLOSED, within=30, what="the end of the way to this host")
        assert function(reach)[1] == running


def test_a_bridge_that_goes_meanwhile_is_said(tmp_path, serve):
    needs("network isolation", "VpcConfig")
    with networks.bridge("first", "10.98.1.1") as first:
        server = serve(*configuration(tmp_path, {"subnet-1": first.place()}))
        function = Code.create(boto(server.url), Timeout=60, VpcConfig=vpc("subnet-1"))
    told = refusal(lambda: function.invoke({"code": "result = 1"}))
    assert (told.status, told.code) == (502, "EC2UnexpectedException")
    assert f"this host has no bridge {first.name}" in told.message
