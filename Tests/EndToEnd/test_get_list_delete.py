"""Reading, listing and deleting functions."""

import base64
import hashlib
import re
import urllib.error
import urllib.request

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE, boto, call
from support.functions import Function, fresh_name, refusal
from support.wait import until

DEFAULT_MEMBERS = {
    "Architectures", "CodeSha256", "CodeSize", "Description", "EphemeralStorage", "FunctionArn", "FunctionName", "Handler",
    "LastModified", "LoggingConfig", "MemorySize", "PackageType", "RevisionId", "Role", "Runtime", "RuntimeVersionConfig",
    "SnapStart", "State", "StateReason", "StateReasonCode", "Timeout", "TracingConfig", "Version",
}  # fmt: skip
ACTIVE_MEMBERS = DEFAULT_MEMBERS - {"StateReason", "StateReasonCode"} | {"LastUpdateStatus"}
LISTED_MEMBERS = DEFAULT_MEMBERS - {"State", "StateReason", "StateReasonCode", "RuntimeVersionConfig"}
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def arn(name, region=REGION, account=ACCOUNT):
    return f"arn:aws:lambda:{region}:{account}:function:{name}"


def test_the_default_members_of_a_new_function(client):
    name = fresh_name("defaults")
    package = packages.probe("python")
    created = client.create_function(
        FunctionName=name, Runtime=runtimes.python(), Handler="probe.handler", Role=ROLE, Code={"ZipFile": package}
    )
    assert created.pop("ResponseMetadata")["HTTPStatusCode"] == 201
    assert set(created) == DEFAULT_MEMBERS
    assert len(DEFAULT_MEMBERS) == 23
    assert created["Architectures"] == ["x86_64"]
    assert created["CodeSha256"] == base64.b64encode(hashlib.sha256(package).digest()).decode()
    assert created["CodeSize"] == len(package)
    assert created["Description"] == ""
    assert created["EphemeralStorage"] == {"Size": 512}
    assert created["FunctionArn"] == arn(name)
    assert created["FunctionName"] == name
    assert created["Handler"] == "probe.handler"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", created["LastModified"])
    assert created["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{name}"}
    assert created["MemorySize"] == 128
    assert created["PackageType"] == "Zip"
    assert re.fullmatch(UUID, created["RevisionId"])
    assert created["Role"] == ROLE
    assert created["Runtime"] == runtimes.python()
    assert re.fullmatch(
        rf"arn:aws:lambda:{REGION}::runtime:[0-9a-f]{{64}}", created["RuntimeVersionConfig"]["RuntimeVersionArn"]
    )
    assert created["SnapStart"] == {"ApplyOn": "None", "OptimizationStatus": "Off"}
    assert (created["State"], created["StateReasonCode"]) == ("Pending", "Creating")
    assert created["StateReason"] == "The function is being created."
    assert created["Timeout"] == 3
    assert created["TracingConfig"] == {"Mode": "PassThrough"}
    assert created["Version"] == "$LATEST"

    function = Function(client, name).wait_active()
    shown = function.configuration()
    assert set(shown) == ACTIVE_MEMBERS
    assert shown["LastUpdateStatus"] == "Successful"
    changes_at_the_end = {"State", "RevisionId", "LastModified", "LastUpdateStatus"}
    for member in ACTIVE_MEMBERS - changes_at_the_end:
        assert shown[member] == created[member]
    function.delete()


def test_unset_members_are_not_on_the_wire(send, probe):
    answer = send("GET", f"/2015-03-31/functions/{probe.name}/configuration")
    assert answer.status == 200
    assert set(answer.json) == ACTIVE_MEMBERS
    assert b"\\/" not in answer.body


def test_every_setting_of_a_creation_is_shown(client, create):
    function = create(
        Description="all", MemorySize=300, Timeout=7, Environment={"Variables": {"KEY": "value"}},
        TracingConfig={"Mode": "Active"}, EphemeralStorage={"Size": 600}, Tags={"team": "blue"},
        LoggingConfig={"LogFormat": "JSON", "LogGroup": "mine"}, Architectures=["x86_64"],
        DeadLetterConfig={"TargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead"},
        VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"], "Ipv6AllowedForDualStack": True},
    )  # fmt: skip
    whole = client.get_function(FunctionName=function.name)
    shown = whole["Configuration"]
    assert (shown["Description"], shown["MemorySize"], shown["Timeout"]) == ("all", 300, 7)
    assert shown["Environment"] == {"Variables": {"KEY": "value"}}
    assert shown["TracingConfig"] == {"Mode": "Active"}
    assert shown["EphemeralStorage"] == {"Size": 600}
    assert shown["LoggingConfig"] == {
        "LogFormat": "JSON", "ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO", "LogGroup": "mine",
    }  # fmt: skip
    assert shown["DeadLetterConfig"] == {"TargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead"}
    assert shown["VpcConfig"]["Ipv6AllowedForDualStack"] is True
    assert whole["Tags"] == {"team": "blue"}
    assert "Concurrency" not in whole


def test_an_empty_environment_is_shown_and_an_absent_one_is_not(create):
    assert create(Environment={"Variables": {}}).configuration()["Environment"] == {"Variables": {}}
    assert "Environment" not in create().configuration()


def test_code_location_gives_the_package_and_expires(client, server, create):
    function = create()
    code = client.get_function(FunctionName=function.name)["Code"]
    assert code["RepositoryType"] == "S3"
    with urllib.request.urlopen(code["Location"]) as answer:
        assert answer.status == 200
        assert answer.read() == packages.probe("python")
    for changed in (code["Location"][:-1] + ("0" if code["Location"][-1] != "0" else "1"), code["Location"].partition("?")[0]):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(changed)
        assert caught.value.code in (400, 403)


@pytest.mark.parametrize("operation", ["get_function", "get_function_configuration"])
def test_reading_errors(client, probe, operation):
    read = getattr(client, operation)
    unknown = fresh_name()
    not_found = (404, "ResourceNotFoundException")
    assert refusal(read, FunctionName=unknown) == (*not_found, f"Function not found: {arn(unknown)}")
    assert refusal(read, FunctionName=unknown, Qualifier="1221") == (*not_found, f"Function not found: {arn(unknown)}:1221")
    assert refusal(read, FunctionName=probe.name, Qualifier="live") == (
        *not_found,
        f"Function not found: {arn(probe.name)}:live",
    )
    assert refusal(read, FunctionName=probe.name, Qualifier="$latest") == (
        *not_found,
        f"Function not found: {arn(probe.name)}:$latest",
    )
    assert refusal(read, FunctionName=arn(probe.name, region="eu-west-1")) == (
        *not_found,
        f"Functions from 'eu-west-1' are not reachable in this region ('{REGION}')",
    )
    other = refusal(read, FunctionName=arn(probe.name, account="111111111111"))
    assert (other.status, other.code) == (403, "AccessDeniedException")
    assert refusal(read, FunctionName=f"{probe.name}:1", Qualifier="2") == (
        400,
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.",
    )


def test_a_refusal_of_reading_has_type_and_message(send):
    answer = send("GET", "/2015-03-31/functions/nothing-of-this-name")
    assert answer.json == {"Type": "User", "Message": f"Function not found: {arn('nothing-of-this-name')}"}


def test_bad_names_and_qualifiers_come_together(send):
    answer = send("GET", "/2015-03-31/functions/bad%20name?Qualifier=bad%20qualifier")
    assert (answer.status, answer.error) == (400, "ValidationException")
    message = answer.json["message"]
    assert message.startswith("2 validation errors detected: ")
    assert "Value 'bad name' at 'functionName' failed" in message
    assert "Value 'bad qualifier' at 'qualifier' failed" in message


@pytest.mark.parametrize(
    "form",
    ["{name}", "function:{name}", ACCOUNT + ":function:{name}", f"{REGION}:{ACCOUNT}:function:{{name}}"]
    + [f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{name}}"],
)
def test_every_form_of_a_name_is_answered_with_the_bare_one(client, probe, form):
    shown = client.get_function_configuration(FunctionName=form.format(name=probe.name))
    assert (shown["FunctionName"], shown["FunctionArn"]) == (probe.name, arn(probe.name))
    shown = client.get_function_configuration(FunctionName=form.format(name=probe.name) + ":$LATEST")
    assert (shown["FunctionName"], shown["FunctionArn"]) == (probe.name, arn(probe.name) + ":$LATEST")


def test_listing_pages_through_everything(serve):
    server = serve()
    client = boto(server.url)
    assert client.list_functions()["Functions"] == []
    names = [f"listed-{n:03d}" for n in range(57)]
    package = packages.python("def handler(event, context): return 1\n")
    for name in names:
        client.create_function(
            FunctionName=name, Runtime=runtimes.python(), Handler="app.handler", Role=ROLE, Code={"ZipFile": package}
        )
    first = client.list_functions(MaxItems=10000)
    assert len(first["Functions"]) == 50, "a page is never longer"
    assert first["NextMarker"]
    for size in (7, 50):
        seen, marker, pages = [], {}, 0
        while True:
            page = client.list_functions(MaxItems=size, **marker)
            assert len(page["Functions"]) <= size
            seen += [item["FunctionName"] for item in page["Functions"]]
            pages += 1
            if not page.get("NextMarker"):
                break
            marker = {"Marker": page["NextMarker"]}
        assert sorted(seen) == names
        assert pages == -(-57 // size)
    assert set(first["Functions"][0]) == LISTED_MEMBERS
    assert first["Functions"][0]["Version"] == "$LATEST"


def test_listing_all_versions(create, client):
    function = create()
    client.publish_version(FunctionName=function.name)
    pages = client.get_paginator("list_functions").paginate(FunctionVersion="ALL")
    found = [i["FunctionArn"] for page in pages for i in page["Functions"] if i["FunctionName"] == function.name]
    assert sorted(found) == sorted([f"{arn(function.name)}:$LATEST", f"{arn(function.name)}:1"])


@pytest.mark.parametrize(
    "query, code",
    [
        ("FunctionVersion=invalid", "ValidationException"),
        ("MaxItems=0", "ValidationException"),
        ("MaxItems=10001", "ValidationException"),
        ("MaxItems=many", "SerializationException"),
        ("Marker=nonsense", "InvalidParameterValueException"),
    ],
)
def test_listing_errors(send, query, code):
    answer = send("GET", f"/2015-03-31/functions?{query}")
    assert (answer.status, answer.error) == (400, code), answer.body
    if query == "FunctionVersion=invalid":
        assert answer.json["message"] == (
            "1 validation error detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: "
            "Member must satisfy enum value set: [ALL]"
        )


def test_regions_and_accounts_are_apart(server, client, create):
    function = create()
    elsewhere = boto(server.url, region="eu-west-1")
    assert refusal(elsewhere.get_function, FunctionName=function.name).status == 404
    other = boto(server.url, key="123456789012")
    assert refusal(other.get_function, FunctionName=function.name).message == (
        f"Function not found: {arn(function.name, account='123456789012')}"
    )
    same = Function.create(other, name=function.name, Role=ROLE.replace(ACCOUNT, "123456789012"))
    assert same.configuration()["FunctionArn"] == arn(function.name, account="123456789012")
    assert function.name not in [i["FunctionName"] for i in elsewhere.list_functions()["Functions"]]
    same.delete()
    assert function.configuration()["FunctionName"] == function.name


def test_deletion(send, client):
    function = Function.create(client)
    client.publish_version(FunctionName=function.name)
    answer = send("DELETE", f"/2015-03-31/functions/{function.name}")
    assert (answer.status, answer.body) == (204, b"")
    for qualifier in ({}, {"Qualifier": "1"}):
        assert refusal(client.get_function, FunctionName=function.name, **qualifier).status == 404
        assert refusal(client.invoke, FunctionName=function.name, **qualifier).status == 404
    again = Function.create(client, name=function.name)
    assert client.publish_version(FunctionName=again.name)["Version"] == "1"
    again.delete()


def test_deletion_errors(client, create):
    unknown = fresh_name()
    function = create()
    missing = (404, "ResourceNotFoundException", f"Function not found: {arn(unknown)}")
    assert refusal(client.delete_function, FunctionName=unknown) == missing
    assert refusal(client.delete_function, FunctionName=unknown, Qualifier="1221") == missing
    for name in (unknown, function.name):
        assert refusal(client.delete_function, FunctionName=name, Qualifier="$LATEST") == (
            400,
            "InvalidParameterValueException",
            "$LATEST version cannot be deleted without deleting the function.",
        )
        assert refusal(client.delete_function, FunctionName=name, Qualifier="live") == (
            400,
            "InvalidParameterValueException",
            "Deletion of aliases is not currently supported.",
        )
    answer = client.delete_function(FunctionName=function.name, Qualifier="1221")
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204, "an unknown version of a known function"
    assert function.configuration()["State"] == "Active"


def test_deletion_while_pending(serve):
    server = serve(environment={"LAMBENT_STATE_TRANSITION_DELAY": "30"})
    function = Function.create(boto(server.url), wait=False)
    function.delete()
    assert refusal(function.client.get_function, FunctionName=function.name).status == 404
    again = Function.create(boto(server.url), name=function.name, wait=False)
    until(lambda: again.configuration()["State"] == "Pending")


def test_an_incomplete_arn_names_a_function_called_function(server):
    target = "/2015-03-31/functions/" + f"arn:aws:lambda:{REGION}:{ACCOUNT}:function".replace(":", "%3A")
    answer = call(server.url, "GET", target)
    assert (answer.status, answer.json["Message"]) == (404, f"Function not found: {arn('function')}")
