"""The AWS CLI from creation to deletion, with every parameter that it has for UpdateFunctionConfiguration."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE, boto
from support.functions import Function, fresh_name

ACCESS_POINT = f"arn:aws:elasticfilesystem:{REGION}:{ACCOUNT}:access-point/fsap-0123456789abcdef0"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11111111-2222-3333-4444-555555555555"
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead-letters"
OTHER_ROLE = f"arn:aws:iam::{ACCOUNT}:role/other"
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:absent:1"


ARGUMENT_TABLE = """
from awscli.clidriver import create_clidriver
service = create_clidriver()._get_command_table()["lambda"]
print(*service._get_command_table()["update-function-configuration"].arg_table)
"""


def parameters_of_the_cli():
    """The parameters that the CLI itself has for `update-function-configuration`.

    Asked in a process of its own: the CLI brings a botocore that is not the one of this process.
    """
    told = subprocess.run([sys.executable, "-c", ARGUMENT_TABLE], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


class Session:
    """The CLI on one function, remembering which parameters it has used."""

    def __init__(self, cli, name):
        self.cli = cli
        self.name = name
        self.function = Function(boto(cli.url), name)
        self.used = {"function-name"}

    def update(self, **parameters):
        """Updates, waits with the CLI's own waiter, and returns the answer and the configuration after it."""
        answer = self.cli("update-function-configuration", "--function-name", self.name, *self._options(parameters))
        assert answer["LastUpdateStatus"] == "InProgress"
        self.cli("wait", "function-updated-v2", "--function-name", self.name)
        shown = self.cli("get-function-configuration", "--function-name", self.name)
        assert shown["LastUpdateStatus"] == "Successful"
        assert shown["State"] == "Active"
        assert shown["RevisionId"] != answer["RevisionId"]
        return answer, shown

    def refused(self, **parameters):
        """Updates, which must fail and change nothing, and returns what the CLI said."""
        before = self.function.configuration()
        said = self.cli.refused("update-function-configuration", "--function-name", self.name, *self._options(parameters))
        assert self.function.configuration() == before
        return said

    def invoke(self, out, event, *more):
        """Returns what `invoke` printed, and the payload that it wrote."""
        answer = self.cli("invoke", "--function-name", self.name, "--payload", json.dumps(event), *more, out)
        return answer, json.loads(Path(out).read_text())

    def _options(self, parameters):
        options = []
        for name, value in parameters.items():
            name = name.replace("_", "-")
            self.used.add(name)
            options += [f"--{name}"]
            if name == "generate-cli-skeleton":
                continue
            values = value if isinstance(value, list) and name == "layers" else [value]
            options += [json.dumps(v) if isinstance(v, (dict, list)) else v for v in values]
        return options


@pytest.fixture
def session(cli, tmp_path):
    """A function created and made active by the CLI."""
    name = fresh_name("cli")
    package = tmp_path / "function.zip"
    package.write_bytes(packages.probe("python"))
    created = cli(
        "create-function", "--function-name", name, "--runtime", runtimes.python(), "--handler", "probe.handler",
        "--role", ROLE, "--zip-file", f"fileb://{package}", "--timeout", "5",
    )  # fmt: skip
    assert created["State"] == "Pending"
    assert created["StateReasonCode"] == "Creating"
    assert created["StateReason"] == "The function is being created."
    cli("wait", "function-active-v2", "--function-name", name)
    yield Session(cli, name)
    cli.run("delete-function", "--function-name", name)


def test_every_parameter_of_update_function_configuration(session, tmp_path):
    out = tmp_path / "out.json"
    first = session.cli("get-function-configuration", "--function-name", session.name)

    # Everything at once that an ordinary function takes by itself, and what it sees of it.
    answer, shown = session.update(
        memory_size="320", timeout="9", handler="probe.other", description="from the CLI", role=OTHER_ROLE,
        environment={"Variables": {"MARK": "cli", "OTHER": "1"}}, kms_key_arn=KEY, tracing_config="Mode=Active",
        dead_letter_config={"TargetArn": QUEUE}, ephemeral_storage="Size=1024",
        logging_config="LogFormat=JSON,ApplicationLogLevel=DEBUG,LogGroup=cli-group",
    )  # fmt: skip
    assert (answer["MemorySize"], answer["Timeout"], answer["Description"]) == (320, 9, "from the CLI")
    assert shown["Role"] == OTHER_ROLE
    assert shown["KMSKeyArn"] == KEY
    assert shown["TracingConfig"] == {"Mode": "Active"}
    assert shown["DeadLetterConfig"] == {"TargetArn": QUEUE}
    assert shown["EphemeralStorage"] == {"Size": 1024}
    assert shown["LoggingConfig"] == {
        "LogFormat": "JSON", "ApplicationLogLevel": "DEBUG", "SystemLogLevel": "INFO", "LogGroup": "cli-group",
    }  # fmt: skip
    told, seen = session.invoke(out, {"do": "see"})
    assert told["StatusCode"] == 200 and told["ExecutedVersion"] == "$LATEST"
    assert (seen["memoryLimit"], seen["function"], seen["variables"]["MARK"]) == (320, "other", "cli")
    assert 8000 < seen["remaining"] <= 9000

    # Each cleared as it can be cleared, under the revision that was shown last.
    _, shown = session.update(
        revision_id=shown["RevisionId"], description="", dead_letter_config={"TargetArn": ""}, kms_key_arn="",
        logging_config="LogFormat=Text", layers=[[]], image_config={}, ephemeral_storage="Size=512",
    )  # fmt: skip
    assert shown["Description"] == ""
    assert not {"DeadLetterConfig", "KMSKeyArn", "Layers", "ImageConfigResponse"} & set(shown)
    assert shown["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": "cli-group"}
    assert "PreconditionFailedException" in session.refused(revision_id=first["RevisionId"], description="stale")

    # A network, and a file system in it.
    _, shown = session.update(
        vpc_config="SubnetIds=subnet-0123456789abcdef0,SecurityGroupIds=sg-0123456789abcdef0",
        file_system_configs=[{"Arn": ACCESS_POINT, "LocalMountPath": "/mnt/data"}],
    )
    assert shown["VpcConfig"]["SubnetIds"] == ["subnet-0123456789abcdef0"]
    assert shown["VpcConfig"]["SecurityGroupIds"] == ["sg-0123456789abcdef0"]
    assert shown["VpcConfig"]["VpcId"].startswith("vpc-")
    assert shown["VpcConfig"]["Ipv6AllowedForDualStack"] is False
    assert shown["FileSystemConfigs"] == [{"Arn": ACCESS_POINT, "LocalMountPath": "/mnt/data"}]
    none = {"SubnetIds": [], "SecurityGroupIds": []}
    assert f"Function VPC configuration cannot be removed with access point {ACCESS_POINT} referenced." in session.refused(
        vpc_config=none
    )
    _, shown = session.update(file_system_configs=[], vpc_config=none)
    assert "FileSystemConfigs" not in shown
    assert shown["VpcConfig"] == {**none, "VpcId": "", "Ipv6AllowedForDualStack": False}

    # Another runtime, with what only that runtime takes; and back.
    _, shown = session.update(runtime="python3.13", snap_start="ApplyOn=PublishedVersions")
    assert shown["Runtime"] == "python3.13"
    assert shown["SnapStart"] == {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}
    _, shown = session.update(runtime=runtimes.python(), snap_start="ApplyOn=None")
    assert shown["SnapStart"] == {"ApplyOn": "None", "OptimizationStatus": "Off"}
    assert shown["RuntimeVersionConfig"] == first["RuntimeVersionConfig"]

    # What does not exist, and what only functions of other kinds take, is refused and said.
    assert f"Layer version {LAYER} does not exist." in session.refused(layers=[LAYER])
    assert "ImageConfig" in session.refused(image_config={"Command": ["app.handler"]})
    provider = f"arn:aws:lambda:{REGION}:{ACCOUNT}:capacity-provider:pool"
    assert "CapacityProviderConfig isn't supported for Lambda Default functions." in session.refused(
        capacity_provider_config={"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": provider}}
    )
    assert "DurableConfig" in session.refused(durable_config="ExecutionTimeout=60")

    # The CLI's own two ways to give a whole request.
    _, shown = session.update(cli_input_json={"FunctionName": session.name, "Description": "as a whole", "Timeout": 6})
    assert (shown["Description"], shown["Timeout"]) == ("as a whole", 6)
    skeleton = session.cli("update-function-configuration", *session._options({"generate_cli_skeleton": True}))
    assert {"FunctionName", "MemorySize", "Environment"} <= set(skeleton)

    assert parameters_of_the_cli() - session.used == set(), "the CLI has parameters that this test does not use"

    # All of it together left a function that works, and still says what it was told.
    assert (shown["MemorySize"], shown["Handler"]) == (320, "probe.other")
    assert shown["Environment"] == {"Variables": {"MARK": "cli", "OTHER": "1"}}
    told, seen = session.invoke(out, {"do": "see"}, "--log-type", "Tail")
    assert (seen["function"], seen["variables"]["MARK"], seen["memoryLimit"]) == ("other", "cli", 320)
    assert seen["variables"]["AWS_LAMBDA_LOG_GROUP_NAME"] == "cli-group"
    assert told["LogResult"]


def test_the_life_of_a_function(session, tmp_path):
    out = tmp_path / "out.json"
    name = session.name
    _, before = session.invoke(out, {"do": "see"})
    session.update(memory_size="256", environment={"Variables": {"MARK": "after"}})
    _, after = session.invoke(out, {"do": "see"})
    assert (before["memoryLimit"], after["memoryLimit"]) == (128, 256)
    assert (before["variables"].get("MARK"), after["variables"]["MARK"]) == (None, "after")

    published = session.cli("publish-version", "--function-name", name, "--description", "first")
    assert published["Version"] == "1"
    assert published["FunctionArn"].endswith(f":function:{name}:1")
    told, seen = session.invoke(out, {"do": "see"}, "--qualifier", "1")
    assert told["ExecutedVersion"] == "1"
    assert (seen["functionVersion"], seen["variables"]["AWS_LAMBDA_FUNCTION_VERSION"]) == ("1", "1")
    listed = session.cli("list-versions-by-function", "--function-name", name)["Versions"]
    assert [item["Version"] for item in listed] == ["$LATEST", "1"]

    told, error = session.invoke(out, {"do": "fail", "message": "no"})
    assert told["FunctionError"] == "Unhandled"
    assert error["errorType"] == "ValueError"

    assert session.cli("delete-function", "--function-name", name) in (None, {"StatusCode": 204})
    said = session.cli.refused("get-function", "--function-name", name)
    assert "ResourceNotFoundException" in said
    assert f"Function not found: arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}" in said


def test_update_function_code_and_dry_run_of_invoke(session, tmp_path):
    package = tmp_path / "new.zip"
    package.write_bytes(packages.python("def handler(event, context): return 'new code'\n", name="probe.py"))
    answer = session.cli("update-function-code", "--function-name", session.name, "--zip-file", f"fileb://{package}")
    assert answer["LastUpdateStatus"] == "InProgress"
    session.cli("wait", "function-updated-v2", "--function-name", session.name)
    assert session.invoke(tmp_path / "out.json", {})[1] == "new code"
    told = session.cli(
        "invoke", "--function-name", session.name, "--invocation-type", "DryRun", str(tmp_path / "none.json")
    )
    assert told["StatusCode"] == 204


def test_list_functions_of_the_cli_pages(session):
    names = [item["FunctionName"] for item in session.cli("list-functions", "--page-size", "1")["Functions"]]
    assert session.name in names


def test_waiters_of_the_cli_end(session):
    for waiter in ("function-exists", "function-active", "function-active-v2", "function-updated", "function-updated-v2"):
        session.cli("wait", waiter, "--function-name", session.name)
