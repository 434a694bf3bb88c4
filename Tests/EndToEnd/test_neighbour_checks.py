"""What functions name is looked up at the neighbour: roles, networks, keys, queues, topics, access points."""

import pytest

from support.clients import ACCOUNT, REGION, ROLE, boto
from support.functions import Function, refusal
from support.neighbours import neighbour
from support.server import Server

IPV = (400, "InvalidParameterValueException")
UNASSUMABLE = "The role defined for the function cannot be assumed by Lambda."
KEY = (
    "Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. "
    "Please check your KMS key settings. KMS Exception: {} KMS Message: {}"
)


class Stack:
    def __init__(self, running, server):
        self.neighbour = running
        self.client = boto(server.url)
        self.function = Function.create(self.client)

    def refused(self, **settings):
        """The refusal of an update, which is the same as that of a creation and leaves everything as it was."""
        before = self.function.configuration()
        told = refusal(self.client.update_function_configuration, FunctionName=self.function.name, **settings)
        assert self.function.configuration() == before
        created = refusal(lambda: Function.create(self.client, name="never-made", **settings))
        assert (created.status, created.code, created.message) == (told.status, told.code, told.message)
        return told


@pytest.fixture(scope="module")
def stack():
    with neighbour() as running, Server("--neighbours", running.url) as server:
        yield Stack(running, server)


def test_a_role_that_does_not_exist(stack):
    assert stack.refused(Role=f"arn:aws:iam::{ACCOUNT}:role/absent") == (*IPV, UNASSUMABLE)


def test_a_role_of_another_path_is_another_role(stack):
    arn = stack.neighbour.make_role("pathed", path="/service/")
    assert arn.endswith(":role/service/pathed")
    stack.function.update(Role=arn)
    assert stack.function.configuration()["Role"] == arn
    stack.function.update(Role=ROLE)
    assert stack.refused(Role=f"arn:aws:iam::{ACCOUNT}:role/pathed") == (*IPV, UNASSUMABLE)


def test_a_role_that_does_not_trust_lambda(stack):
    trust = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
    arn = stack.neighbour.make_role("of-machines", trust)
    assert stack.refused(Role=arn) == (*IPV, UNASSUMABLE)


def test_a_role_of_another_account(stack):
    told = stack.refused(Role="arn:aws:iam::222222222222:role/lambda")
    assert (told.status, told.code) == (403, "AccessDeniedException")


def network(stack, cidr="10.1.0.0/16"):
    ec2 = stack.neighbour.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=cidr.replace("/16", "/24"))["Subnet"]["SubnetId"]
    group = ec2.create_security_group(GroupName="functions", Description="d", VpcId=vpc)["GroupId"]
    return vpc, subnet, group


def test_the_network_is_that_of_the_subnet(stack):
    vpc, subnet, group = network(stack)
    answer = stack.function.update(VpcConfig={"SubnetIds": [subnet], "SecurityGroupIds": [group]})
    assert answer["VpcConfig"]["VpcId"] == vpc
    assert stack.function.configuration()["VpcConfig"]["VpcId"] == vpc
    other_vpc, other_subnet, other_group = network(stack, "10.2.0.0/16")
    both = {"SubnetIds": [subnet, other_subnet], "SecurityGroupIds": [group]}
    assert stack.refused(VpcConfig=both) == (*IPV, "Subnets are required to be in the same VPC.")
    mixed = {"SubnetIds": [subnet], "SecurityGroupIds": [group, other_group]}
    assert stack.refused(VpcConfig=mixed) == (*IPV, "Security Groups are required to be in the same VPC.")
    removed = stack.function.update(VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    assert removed["VpcConfig"]["VpcId"] == ""


def test_subnets_and_groups_that_do_not_exist(stack):
    _, subnet, group = network(stack, "10.3.0.0/16")
    absent = "subnet-12345678901234567"
    assert stack.refused(VpcConfig={"SubnetIds": [absent], "SecurityGroupIds": [group]}) == (
        *IPV,
        "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. "
        f"EC2 Error Message: The subnet ID '{absent}' does not exist",
    )
    absent = "sg-12345678901234567"
    assert stack.refused(VpcConfig={"SubnetIds": [subnet], "SecurityGroupIds": [absent]}) == (
        *IPV,
        "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. "
        f"EC2 Error Message: The security group '{absent}' does not exist",
    )


def test_keys(stack):
    kms = stack.neighbour.client("kms")
    key = kms.create_key()["KeyMetadata"]
    stack.function.update(KMSKeyArn=key["Arn"])
    assert stack.function.configuration()["KMSKeyArn"] == key["Arn"]
    stack.function.update(KMSKeyArn="")
    kms.disable_key(KeyId=key["KeyId"])
    assert stack.refused(KMSKeyArn=key["Arn"]) == (*IPV, KEY.format("DisabledException", f"{key['Arn']} is disabled."))
    kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    told = stack.refused(KMSKeyArn=key["Arn"])
    assert told == (*IPV, KEY.format("KMSInvalidStateException", f"{key['Arn']} is pending deletion."))
    absent = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-4000-8000-000000000000"
    told = stack.refused(KMSKeyArn=absent)
    assert (told.status, told.code) == IPV
    assert told.message.startswith(KEY.format("NotFoundException", ""))
    assert absent in told.message


def test_queues_and_topics(stack):
    sqs, sns = stack.neighbour.client("sqs"), stack.neighbour.client("sns")
    queue = sqs.create_queue(QueueName="failed")["QueueUrl"]
    queue = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = sns.create_topic(Name="failed")["TopicArn"]
    for target in (queue, topic):
        stack.function.update(DeadLetterConfig={"TargetArn": target})
        assert stack.function.configuration()["DeadLetterConfig"] == {"TargetArn": target}
    stack.function.update(DeadLetterConfig={"TargetArn": ""})
    assert stack.refused(DeadLetterConfig={"TargetArn": queue + "-absent"}) == (
        *IPV,
        "Error occurred while SendMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
        "SQS Error Message: The specified queue does not exist.",
    )
    told = stack.refused(DeadLetterConfig={"TargetArn": topic + "-absent"})
    assert (told.status, told.code) == IPV
    assert told.message.startswith("Error occurred while Publish. SNS Error Code: NotFound. SNS Error Message: ")


def test_access_points(stack):
    _, subnet, group = network(stack, "10.4.0.0/16")
    place = {"SubnetIds": [subnet], "SecurityGroupIds": [group]}
    absent = f"arn:aws:elasticfilesystem:{REGION}:{ACCOUNT}:access-point/fsap-00000000000000000"
    told = stack.refused(VpcConfig=place, FileSystemConfigs=[{"Arn": absent, "LocalMountPath": "/mnt/shared"}])
    assert told == (
        *IPV,
        "Error occurred while DescribeAccessPoints. EFS Error Code: AccessPointNotFound. "
        f"EFS Error Message: Access point {absent} does not exist.",
    )


def test_an_access_point_that_exists(stack):
    efs = stack.neighbour.client("efs")
    _, subnet, group = network(stack, "10.5.0.0/16")
    system = efs.create_file_system(CreationToken="shared")["FileSystemId"]
    efs.create_mount_target(FileSystemId=system, SubnetId=subnet, SecurityGroups=[group])
    point = efs.create_access_point(
        ClientToken="shared", FileSystemId=system, PosixUser={"Uid": 1000, "Gid": 1000}, RootDirectory={"Path": "/shared"}
    )
    place = {"SubnetIds": [subnet], "SecurityGroupIds": [group]}
    wanted = [{"Arn": point["AccessPointArn"], "LocalMountPath": "/mnt/shared"}]
    answer = stack.function.update(VpcConfig=place, FileSystemConfigs=wanted, wait=False)
    assert answer["FileSystemConfigs"] == wanted
    assert stack.function.wait_updated()["FileSystemConfigs"] == wanted
    made = Function.create(stack.client, VpcConfig=place, FileSystemConfigs=wanted, wait=False)
    assert made.configuration()["FileSystemConfigs"] == wanted
    stack.function.update(FileSystemConfigs=[])
    stack.function.update(VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    efs.delete_access_point(AccessPointId=point["AccessPointId"])
    told = stack.refused(VpcConfig=place, FileSystemConfigs=wanted)
    assert told == (
        *IPV,
        "Error occurred while DescribeAccessPoints. EFS Error Code: AccessPointNotFound. "
        f"EFS Error Message: Access point {point['AccessPointArn']} does not exist.",
    )


def test_what_is_not_named_anew_is_not_asked_for_again(stack):
    iam = stack.neighbour.client("iam")
    function = Function.create(stack.client, Role=stack.neighbour.make_role("short-lived"))
    iam.delete_role(RoleName="short-lived")
    function.update(Description="still")
    assert function.configuration()["Description"] == "still"


def test_a_neighbour_that_is_away_is_said(serve):
    server = serve("--neighbour", "iam=http://127.0.0.1:9")
    client = boto(server.url)
    told = refusal(lambda: Function.create(client))
    assert (told.status, told.code) == (500, "ServiceException")
    assert told.message.startswith(f"IAM could not be asked about {ROLE}: http://127.0.0.1:9 cannot be reached")


def test_what_no_neighbour_can_tell_is_taken_as_it_is_named(serve):
    client = boto(serve("--neighbour", "sts=http://127.0.0.1:9").url)
    function = Function.create(
        client,
        Role=f"arn:aws:iam::{ACCOUNT}:role/absent",
        KMSKeyArn=f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-4000-8000-000000000000",
        DeadLetterConfig={"TargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:absent"},
        VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    )
    assert function.configuration()["VpcConfig"]["VpcId"].startswith("vpc-")
