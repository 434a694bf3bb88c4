"""What Terraform's AWS provider does to its Lambda resources, call by call: create, read, change and clear every block,
read again, delete. After each step a plan would show nothing: what is read equals what was configured."""

import base64
import hashlib
import json

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE, boto
from support.functions import fresh_name, refusal
from support.neighbours import neighbour
from support.server import Server
from support.wait import until

OTHER_CODE = packages.python("def handler(event, context):\n    return 'other'\n")
PUBLIC = "FunctionURLAllowPublicAccess"


@pytest.fixture(scope="module")
def stack():
    """A server in the middle of a stack of other services, as a configuration of many resources has it."""
    with neighbour() as running, Server("--neighbours", running.url) as server:
        yield Stack(server)


class Stack:
    """What the functions' configurations refer to, made through the one endpoint."""

    def __init__(self, server):
        self.url = server.url
        self.client = boto(server.url)
        ec2 = boto(server.url, "ec2")
        self.vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        self.group = ec2.create_security_group(GroupName="g", Description="d", VpcId=self.vpc)["GroupId"]
        sqs = boto(server.url, "sqs")
        url = sqs.create_queue(QueueName="failed")["QueueUrl"]
        self.queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.topic = boto(server.url, "sns").create_topic(Name="failed")["TopicArn"]
        self.key = boto(server.url, "kms").create_key()["KeyMetadata"]["Arn"]
        answer = boto(server.url, "iam").create_role(
            RoleName="other",
            AssumeRolePolicyDocument=json.dumps(
                {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            ),
        )
        self.other_role = answer["Role"]["Arn"]
        layers = [self.client.publish_layer_version(LayerName=n, Content={"ZipFile": OTHER_CODE}) for n in ("one", "two")]
        self.layers = [layer["LayerVersionArn"] for layer in layers]


class TerraformFunction:
    """aws_lambda_function: its attributes as configured, and the provider's calls."""

    def __init__(self, stack, **attributes):
        self.stack = stack
        self.client = stack.client
        self.name = fresh_name("terraform")
        self.configured = {
            "handler": "probe.handler",
            "runtime": runtimes.python(),
            "role": ROLE,
            "code": hashlib.sha256(packages.probe("python")).digest(),
            "description": "",
            "memory_size": 128,
            "timeout": 3,
            "environment": {},
            "kms_key_arn": "",
            "layers": [],
            "dead_letter_config": "",
            "tracing_config": "PassThrough",
            "vpc_config": None,
            "ephemeral_storage": 512,
            "snap_start": "None",
            "architectures": ["x86_64"],
            "logging_config": {"log_format": "Text", "log_group": f"/aws/lambda/{self.name}"},
            "reserved_concurrent_executions": -1,
            "tags": {},
            "code_signing_config_arn": "",
            **attributes,
        }

    def create(self):
        """CreateFunction with what is set, then waiting by GetFunction, then the reservation."""
        c = self.configured
        request = {
            "FunctionName": self.name,
            "Runtime": c["runtime"],
            "Handler": c["handler"],
            "Role": c["role"],
            "Code": {"ZipFile": packages.probe("python")},
            "PackageType": "Zip",
            "Publish": False,
            "Description": c["description"],
            "MemorySize": c["memory_size"],
            "Timeout": c["timeout"],
            "Architectures": c["architectures"],
            "EphemeralStorage": {"Size": c["ephemeral_storage"]},
        }
        if c["environment"]:
            request["Environment"] = {"Variables": c["environment"]}
        if c["kms_key_arn"]:
            request["KMSKeyArn"] = c["kms_key_arn"]
        if c["layers"]:
            request["Layers"] = c["layers"]
        if c["dead_letter_config"]:
            request["DeadLetterConfig"] = {"TargetArn": c["dead_letter_config"]}
        if c["tracing_config"] != "PassThrough":
            request["TracingConfig"] = {"Mode": c["tracing_config"]}
        if c["vpc_config"]:
            request["VpcConfig"] = self.network(c["vpc_config"])
        if c["tags"]:
            request["Tags"] = c["tags"]
        self.client.create_function(**request)
        self.settle("State", "Active")
        if c["reserved_concurrent_executions"] >= 0:
            self.client.put_function_concurrency(
                FunctionName=self.name, ReservedConcurrentExecutions=c["reserved_concurrent_executions"]
            )
        self.no_drift()
        return self

    @staticmethod
    def network(block):
        subnets, groups = block or ([], [])
        return {"SubnetIds": subnets, "SecurityGroupIds": groups, "Ipv6AllowedForDualStack": False}

    def settle(self, member, value):
        def answer():
            found = self.client.get_function(FunctionName=self.name)["Configuration"]
            assert found.get(member) != "Failed", found
            return found.get(member) == value

        until(answer, within=20, what=f"{member} {value} of {self.name}")

    def read(self):
        """The attributes, from the calls that a refresh makes."""
        found = self.client.get_function(FunctionName=self.name)
        answer = found["Configuration"]
        versions = []
        for page in self.client.get_paginator("list_versions_by_function").paginate(FunctionName=self.name):
            versions += [v["Version"] for v in page["Versions"]]
        assert versions[0] == "$LATEST"
        signing = self.client.get_function_code_signing_config(FunctionName=self.name)
        logging = answer["LoggingConfig"]
        vpc = answer.get("VpcConfig") or {}
        read = {
            "handler": answer["Handler"],
            "runtime": answer["Runtime"],
            "role": answer["Role"],
            "code": base64.b64decode(answer["CodeSha256"]),
            "description": answer["Description"],
            "memory_size": answer["MemorySize"],
            "timeout": answer["Timeout"],
            "environment": (answer.get("Environment") or {}).get("Variables", {}),
            "kms_key_arn": answer.get("KMSKeyArn", ""),
            "layers": [layer["Arn"] for layer in answer.get("Layers", [])],
            "dead_letter_config": answer.get("DeadLetterConfig", {}).get("TargetArn", ""),
            "tracing_config": answer["TracingConfig"]["Mode"],
            "vpc_config": (vpc["SubnetIds"], vpc["SecurityGroupIds"]) if vpc.get("VpcId") else None,
            "ephemeral_storage": answer["EphemeralStorage"]["Size"],
            "snap_start": answer["SnapStart"]["ApplyOn"],
            "architectures": answer["Architectures"],
            "logging_config": {
                "log_format": logging["LogFormat"],
                "log_group": logging["LogGroup"],
                **{
                    key: logging[member]
                    for key, member in (("application_log_level", "ApplicationLogLevel"), ("system_log_level", "SystemLogLevel"))
                    if member in logging
                },
            },
            "reserved_concurrent_executions": found.get("Concurrency", {}).get("ReservedConcurrentExecutions", -1),
            "tags": found.get("Tags", {}),
            "code_signing_config_arn": signing.get("CodeSigningConfigArn", ""),
        }
        assert answer["FunctionArn"] == self.arn
        return read

    @property
    def arn(self):
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{self.name}"

    def no_drift(self):
        assert self.read() == self.configured

    def apply(self, **attributes):
        """What an apply with changed attributes calls, in the provider's order; a plan shows nothing then."""
        before = self.configured
        self.configured = {**before, **attributes}
        changed = {k for k in attributes if attributes[k] != before[k]}
        assert changed == set(attributes), "a step changes what it says"
        request = {}
        c = self.configured
        for attribute, member, value in (
            ("description", "Description", lambda: c["description"]),
            ("dead_letter_config", "DeadLetterConfig", lambda: {"TargetArn": c["dead_letter_config"]}),
            ("ephemeral_storage", "EphemeralStorage", lambda: {"Size": c["ephemeral_storage"]}),
            ("environment", "Environment", lambda: {"Variables": c["environment"]}),
            ("handler", "Handler", lambda: c["handler"]),
            ("kms_key_arn", "KMSKeyArn", lambda: c["kms_key_arn"]),
            ("layers", "Layers", lambda: c["layers"]),
            ("logging_config", "LoggingConfig", lambda: self.logging(c["logging_config"])),
            ("memory_size", "MemorySize", lambda: c["memory_size"]),
            ("role", "Role", lambda: c["role"]),
            ("runtime", "Runtime", lambda: c["runtime"]),
            ("snap_start", "SnapStart", lambda: {"ApplyOn": c["snap_start"]}),
            ("timeout", "Timeout", lambda: c["timeout"]),
            ("tracing_config", "TracingConfig", lambda: {"Mode": c["tracing_config"]}),
            ("vpc_config", "VpcConfig", lambda: self.network(c["vpc_config"])),
        ):
            if attribute in changed:
                request[member] = value()
        if "code_signing_config_arn" in changed:
            if c["code_signing_config_arn"]:
                self.client.put_function_code_signing_config(
                    FunctionName=self.name, CodeSigningConfigArn=c["code_signing_config_arn"]
                )
            else:
                self.client.delete_function_code_signing_config(FunctionName=self.name)
        if request:
            self.client.update_function_configuration(FunctionName=self.name, **request)
            self.settle("LastUpdateStatus", "Successful")
        if {"code", "architectures"} & changed:
            self.client.update_function_code(
                FunctionName=self.name, Architectures=c["architectures"], ZipFile=self.packages()[c["code"]]
            )
            self.settle("LastUpdateStatus", "Successful")
        if "reserved_concurrent_executions" in changed:
            if c["reserved_concurrent_executions"] >= 0:
                self.client.put_function_concurrency(
                    FunctionName=self.name, ReservedConcurrentExecutions=c["reserved_concurrent_executions"]
                )
            else:
                self.client.delete_function_concurrency(FunctionName=self.name)
        if "tags" in changed:
            removed = [key for key in before["tags"] if key not in c["tags"]]
            if removed:
                self.client.untag_resource(Resource=self.arn, TagKeys=removed)
            added = {key: value for key, value in c["tags"].items() if before["tags"].get(key) != value}
            if added:
                self.client.tag_resource(Resource=self.arn, Tags=added)
        self.no_drift()

    @staticmethod
    def logging(block):
        request = {"LogFormat": block["log_format"], "LogGroup": block["log_group"]}
        for key, member in (("application_log_level", "ApplicationLogLevel"), ("system_log_level", "SystemLogLevel")):
            if key in block:
                request[member] = block[key]
        return request

    @staticmethod
    def packages():
        return {hashlib.sha256(code).digest(): code for code in (packages.probe("python"), OTHER_CODE)}

    def publish(self):
        """publish = true: a version, and waiting for it."""
        version = self.client.publish_version(FunctionName=self.name)["Version"]
        found = self.client.get_function_configuration(FunctionName=self.name, Qualifier=version)
        assert found["State"] == "Active"
        return version

    def destroy(self):
        self.client.delete_function(FunctionName=self.name)
        told = refusal(self.client.get_function, FunctionName=self.name)
        assert (told.status, told.code) == (404, "ResourceNotFoundException")


@pytest.fixture
def made(stack):
    """Creates functions and destroys them at the end, as `terraform destroy` does."""
    functions = []

    def maker(**attributes):
        functions.append(TerraformFunction(stack, **attributes).create())
        return functions[-1]

    yield maker
    for function in functions:
        function.destroy()


def test_a_function_with_defaults_only(made):
    made()


def test_a_function_with_every_block_from_the_start(made, stack):
    function = made(
        description="everything",
        memory_size=512,
        timeout=30,
        environment={"STAGE": "test", "EMPTY": ""},
        kms_key_arn=stack.key,
        layers=stack.layers,
        dead_letter_config=stack.queue,
        tracing_config="Active",
        vpc_config=([stack.subnet], [stack.group]),
        ephemeral_storage=1024,
        reserved_concurrent_executions=5,
        tags={"Name": "one", "Stage": "test"},
    )
    function.apply(
        description="",
        memory_size=128,
        timeout=3,
        environment={},
        kms_key_arn="",
        layers=[],
        dead_letter_config="",
        tracing_config="PassThrough",
        vpc_config=None,
        ephemeral_storage=512,
        reserved_concurrent_executions=-1,
        tags={},
    )


# Each block: set, changed, cleared again.
BLOCKS = {
    "description": lambda s: ["first", "second", ""],
    "memory_size": lambda s: [256, 1769, 128],
    "timeout": lambda s: [10, 900, 3],
    "handler": lambda s: ["probe.other", "probe.handler"],
    "role": lambda s: [s.other_role, ROLE],
    "environment": lambda s: [{"ONE": "1", "TWO": "2"}, {"TWO": "3"}, {}],
    "kms_key_arn": lambda s: [s.key, ""],
    "layers": lambda s: [s.layers[:1], s.layers[::-1], []],
    "dead_letter_config": lambda s: [s.queue, s.topic, ""],
    "tracing_config": lambda s: ["Active", "PassThrough"],
    "vpc_config": lambda s: [([s.subnet], [s.group]), None],
    "ephemeral_storage": lambda s: [1024, 10240, 512],
    "architectures": lambda s: [["arm64"], ["x86_64"]],
    "code": lambda s: [hashlib.sha256(OTHER_CODE).digest(), hashlib.sha256(packages.probe("python")).digest()],
    "reserved_concurrent_executions": lambda s: [0, 7, -1],
    "tags": lambda s: [{"A": "1", "B": "2"}, {"B": "3", "C": "4"}, {}],
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_set_changed_and_cleared(made, stack, block):
    function = made()
    for value in BLOCKS[block](stack):
        function.apply(**{block: value})


def test_the_logging_block(made):
    function = made()
    default = function.configured["logging_config"]
    levels = {"application_log_level": "INFO", "system_log_level": "INFO"}
    function.apply(logging_config={**default, "log_format": "JSON", **levels})
    function.apply(logging_config={**default, "log_format": "JSON", **levels, "application_log_level": "DEBUG"})
    function.apply(logging_config={"log_format": "Text", "log_group": "/custom/group"})
    function.apply(logging_config=default)


def test_the_snap_start_block(made):
    function = made(runtime="python3.12")
    function.apply(snap_start="PublishedVersions")
    function.apply(snap_start="None")


def test_versions_and_an_alias(made):
    function = made()
    client, name = function.client, function.name
    first = function.publish()
    assert function.publish() == first, "nothing changed"
    function.apply(description="second")
    second = function.publish()
    assert (first, second) == ("1", "2")

    def read():
        found = client.get_alias(FunctionName=name, Name="live")
        weights = found.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})
        assert found["AliasArn"] == f"{function.arn}:live"
        return found["FunctionVersion"], found["Description"], weights

    client.create_alias(FunctionName=name, Name="live", FunctionVersion=first, Description="d")
    assert read() == (first, "d", {})
    client.update_alias(
        FunctionName=name,
        Name="live",
        FunctionVersion=first,
        Description="",
        RoutingConfig={"AdditionalVersionWeights": {second: 0.1}},
    )
    assert read() == (first, "", {second: 0.1})
    client.update_alias(
        FunctionName=name, Name="live", FunctionVersion=second, Description="", RoutingConfig={"AdditionalVersionWeights": {}}
    )
    assert read() == (second, "", {})
    client.delete_alias(FunctionName=name, Name="live")
    assert refusal(client.get_alias, FunctionName=name, Name="live").code == "ResourceNotFoundException"
    function.no_drift()


def statements(client, name, **more):
    policy = client.get_policy(FunctionName=name, **more)["Policy"]
    return {statement["Sid"]: statement for statement in json.loads(policy)["Statement"]}


def test_permissions(made):
    function = made()
    client, name = function.client, function.name
    source = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/r"
    client.add_permission(
        FunctionName=name, StatementId="events", Action="lambda:InvokeFunction", Principal="events.amazonaws.com", SourceArn=source
    )
    client.add_permission(
        FunctionName=name,
        StatementId="bucket",
        Action="lambda:InvokeFunction",
        Principal="s3.amazonaws.com",
        SourceAccount=ACCOUNT,
        SourceArn="arn:aws:s3:::b",
    )
    client.add_permission(FunctionName=name, StatementId="other", Action="lambda:GetFunction", Principal="222222222222")
    found = statements(client, name)
    assert set(found) == {"events", "bucket", "other"}
    assert found["events"]["Condition"] == {"ArnLike": {"AWS:SourceArn": source}}
    assert found["events"]["Principal"] == {"Service": "events.amazonaws.com"}
    assert found["bucket"]["Condition"] == {
        "StringEquals": {"AWS:SourceAccount": ACCOUNT}, "ArnLike": {"AWS:SourceArn": "arn:aws:s3:::b"}
    }  # fmt: skip
    assert found["other"]["Principal"] == {"AWS": "arn:aws:iam::222222222222:root"}
    assert all(statement["Resource"] == function.arn for statement in found.values())
    for sid in ("events", "bucket", "other"):
        client.remove_permission(FunctionName=name, StatementId=sid)
    assert refusal(client.get_policy, FunctionName=name).code == "ResourceNotFoundException"
    function.no_drift()


@pytest.mark.parametrize("qualifier", [None, "live"])
def test_an_event_invoke_config(made, stack, qualifier):
    function = made()
    client, name = function.client, function.name
    place = {"FunctionName": name}
    if qualifier:
        client.create_alias(FunctionName=name, Name=qualifier, FunctionVersion=function.publish())
        place["Qualifier"] = qualifier

    def read():
        found = client.get_function_event_invoke_config(**place)
        return {k: found.get(k) for k in ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")}

    empty = {"OnSuccess": {}, "OnFailure": {}}
    full = {"OnSuccess": {"Destination": stack.topic}, "OnFailure": {"Destination": stack.queue}}
    client.put_function_event_invoke_config(**place, MaximumRetryAttempts=0, MaximumEventAgeInSeconds=60)
    assert read() == {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60, "DestinationConfig": empty}
    client.put_function_event_invoke_config(**place, MaximumRetryAttempts=1, DestinationConfig=full)
    assert read() == {"MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": None, "DestinationConfig": full}
    client.delete_function_event_invoke_config(**place)
    assert refusal(client.get_function_event_invoke_config, **place).code == "ResourceNotFoundException"
    function.no_drift()


def test_a_function_url(made):
    function = made()
    client, name = function.client, function.name
    client.create_function_url_config(FunctionName=name, AuthType="NONE", InvokeMode="BUFFERED")
    client.add_permission(
        FunctionName=name,
        StatementId=PUBLIC,
        Action="lambda:InvokeFunctionUrl",
        Principal="*",
        FunctionUrlAuthType="NONE",
    )
    found = client.get_function_url_config(FunctionName=name)
    assert (found["AuthType"], found["InvokeMode"], found["FunctionArn"]) == ("NONE", "BUFFERED", function.arn)
    assert "Cors" not in found
    cors = {
        "AllowCredentials": True,
        "AllowOrigins": ["https://example.com"],
        "AllowMethods": ["GET", "POST"],
        "AllowHeaders": ["date"],
        "ExposeHeaders": ["date"],
        "MaxAge": 3600,
    }
    client.update_function_url_config(FunctionName=name, AuthType="AWS_IAM", InvokeMode="RESPONSE_STREAM", Cors=cors)
    changed = client.get_function_url_config(FunctionName=name)
    assert (changed["AuthType"], changed["InvokeMode"], changed["Cors"]) == ("AWS_IAM", "RESPONSE_STREAM", cors)
    assert changed["FunctionUrl"] == found["FunctionUrl"]
    client.remove_permission(FunctionName=name, StatementId=PUBLIC)
    client.delete_function_url_config(FunctionName=name)
    assert refusal(client.get_function_url_config, FunctionName=name).code == "ResourceNotFoundException"
    function.no_drift()


def test_provisioned_concurrency(made):
    function = made()
    client, name = function.client, function.name
    place = {"FunctionName": name, "Qualifier": function.publish()}

    def ready(count):
        found = client.get_provisioned_concurrency_config(**place)
        assert found["Status"] != "FAILED", found
        return found["Status"] == "READY" and found["AllocatedProvisionedConcurrentExecutions"] == count

    for count in (1, 2):
        client.put_provisioned_concurrency_config(**place, ProvisionedConcurrentExecutions=count)
        until(lambda: ready(count), within=30, what=f"{count} provisioned environments")
    client.delete_provisioned_concurrency_config(**place)
    told = refusal(client.get_provisioned_concurrency_config, **place)
    assert told.code == "ProvisionedConcurrencyConfigNotFoundException"
    function.no_drift()


def test_a_layer_and_its_permission(stack):
    client = stack.client
    name = fresh_name("layer")
    made = client.publish_layer_version(
        LayerName=name,
        Description="d",
        LicenseInfo="MIT",
        Content={"ZipFile": OTHER_CODE},
        CompatibleRuntimes=["python3.12"],
        CompatibleArchitectures=["x86_64"],
    )
    place = {"LayerName": name, "VersionNumber": made["Version"]}
    found = client.get_layer_version(**place)
    for member in ("LayerArn", "LayerVersionArn", "Description", "LicenseInfo", "CompatibleRuntimes", "CompatibleArchitectures"):
        assert found[member] == made[member]
    assert found["Content"]["CodeSha256"] == base64.b64encode(hashlib.sha256(OTHER_CODE).digest()).decode()
    client.add_layer_version_permission(
        **place, StatementId="all", Action="lambda:GetLayerVersion", Principal="*", OrganizationId="o-1234567890"
    )
    policy = json.loads(client.get_layer_version_policy(**place)["Policy"])
    assert [statement["Sid"] for statement in policy["Statement"]] == ["all"]
    client.remove_layer_version_permission(**place, StatementId="all")
    client.delete_layer_version(**place)
    assert refusal(client.get_layer_version, **place).code == "ResourceNotFoundException"


def test_code_signing(made):
    function = made()
    client = function.client
    profile = f"arn:aws:signer:{REGION}:{ACCOUNT}:/signing-profiles/profile/abcdefghij"
    config = client.create_code_signing_config(
        AllowedPublishers={"SigningProfileVersionArns": [profile]},
        CodeSigningPolicies={"UntrustedArtifactOnDeployment": "Warn"},
        Description="d",
    )["CodeSigningConfig"]
    arn = config["CodeSigningConfigArn"]
    assert client.get_code_signing_config(CodeSigningConfigArn=arn)["CodeSigningConfig"] == config
    function.apply(code_signing_config_arn=arn)
    function.apply(code_signing_config_arn="")
    client.delete_code_signing_config(CodeSigningConfigArn=arn)
    assert refusal(client.get_code_signing_config, CodeSigningConfigArn=arn).code == "ResourceNotFoundException"
