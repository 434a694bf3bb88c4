"""Images of functions with which something goes wrong later, and what a server keeps of them."""

import json
from pathlib import Path

import pytest

from support import images, processes
from support.clients import ROLE, boto
from support.functions import Function, fresh_name, refusal
from support.image_functions import ECR, ended
from support.promise import needs
from support.registry import Registry
from support.server import Server
from support.wait import until


def failed(function):
    configuration = ended(function)
    assert configuration["State"] == "Failed"
    return configuration["StateReasonCode"], configuration["StateReason"]


@pytest.mark.parametrize("uses", ["create", "update"])
@pytest.mark.parametrize(
    ("name", "code"), [("damaged", "InvalidImage"), ("hostile", "InvalidImage"), ("deleted", "ImageDeleted"), ("denied", "ImageAccessDenied")]
)
def test_an_image_that_cannot_be_prepared(client, create, registry, name, code, uses):
    own = images.layer({"../outside" if name == "hostile" else "inside": fresh_name()})
    image = images.Image([images.base(), (own[0], own[1][:-12]) if name == "damaged" else own], {"Entrypoint": ["/bin/probe"]})
    own_digest = list(image.parts)[1]
    if uses == "create":
        registry.push("later", "latest", image)
        if name == "deleted":
            registry.blobs.pop(own_digest)
        if name == "denied":
            registry.denied.add(own_digest)
        function = create(uri=f"{ECR}/later:latest", wait=False, ImageConfig={"Command": ["c"]})
        assert failed(function)[0] == code
        shown = function.configuration()["ImageConfigResponse"]
        assert shown["Error"]["ErrorCode"] == code and "ImageConfig" not in shown
        return
    needs("ImageConfig")
    function = create()
    registry.push("later", "latest", image)
    if name == "deleted":
        registry.blobs.pop(own_digest)
    if name == "denied":
        registry.denied.add(own_digest)
    client.update_function_code(FunctionName=function.name, ImageUri=f"{ECR}/later:latest")
    configuration = ended(function)
    assert (configuration["State"], configuration["LastUpdateStatus"]) == ("Active", "Failed")
    assert configuration["LastUpdateStatusReasonCode"] == code
    assert function("r:/etc/name")["seen"] == "one"


def test_an_image_for_other_machines(create):
    image = images.Image([images.base()], {"Entrypoint": ["/bin/probe"]}, architecture=images.OTHER_ARCHITECTURE)
    code, reason = failed(create(image, wait=False, Architectures=[images.FUNCTION_ARCHITECTURE[images.ARCHITECTURE]]))
    assert code == "InvalidImage"
    assert images.OTHER_ARCHITECTURE in reason


@pytest.mark.parametrize(
    ("config", "kind", "message"),
    [
        ({"EntryPoint": ["/absent"]}, "Runtime.InvalidEntrypoint", "fork/exec /absent: no such file or directory"),
        ({"EntryPoint": ["absent"]}, "Runtime.InvalidEntrypoint", 'exec: "absent": executable file not found in $PATH'),
        ({"EntryPoint": ["/etc/name"]}, "Runtime.InvalidEntrypoint", "fork/exec /etc/name: permission denied"),
        ({"EntryPoint": ["/bin/text"]}, "Runtime.InvalidEntrypoint", "fork/exec /bin/text: exec format error"),
        ({"WorkingDirectory": "/absent"}, "Runtime.InvalidWorkingDir", "chdir /absent: no such file or directory"),
    ],
    ids=["absent path", "absent name", "no program", "another format", "absent directory"],
)
def test_programs_that_cannot_be_started(create, config, kind, message):
    needs("ImageConfig")
    function = create(images.probe(extra={"bin/text": ("text", 0o755)}), ImageConfig=config)
    outcome = function.invoke(tail=True)
    assert outcome.error == "Unhandled"
    assert outcome.value == {"errorType": kind, "errorMessage": f"RequestId: {outcome.request_id} Error: {message}"}
    entry = ",".join(config.get("EntryPoint", ["/bin/probe"]))
    directory = config.get("WorkingDirectory", "/data")
    line = f"IMAGE\tLaunch error: {message}\tEntrypoint: [{entry}]\tCmd: [app.handler]\tWorkingDir: [{directory}]\n"
    assert line in outcome.log
    assert "INIT_START" not in outcome.log
    function.update(ImageConfig={})
    assert function("r:/etc/name")["seen"] == "one"


def test_it_survives_the_registry_and_the_server(tmp_path):
    needs("ImageConfig")
    with Registry() as registry, Server("--registry", f"ecr={registry.url}") as server:
        registry.push("app", "v1", images.probe("kept"))
        function = Function(boto(server.url), fresh_name("image"))
        function.client.create_function(
            FunctionName=function.name, PackageType="Image", Role=ROLE, Timeout=15, Code={"ImageUri": f"{ECR}/app:v1"}
        )
        function.wait_active()
        registry.pull_down("app")
        registry.blobs.clear()
        server.kill()
        server.start()
        again = Function(boto(server.url), function.name)
        assert again("r:/etc/name")["seen"] == "kept"

        # Nothing of it is kept when nothing needs it.
        again.delete()
        server.stop()
        server.start()
        kept = Path(server.data) / "images"

        def is_empty():
            try:
                return not [path for path in kept.rglob("*") if len(path.name) == 64]
            except FileNotFoundError:
                return False  # something goes while it is looked at

        until(is_empty, within=10, what="the end of what no function needs")


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_an_end_of_the_server_while_an_image_is_fetched(end):
    """Nothing goes on fetching, and the next start takes it up."""
    with Registry() as registry, Server("--registry", f"ecr={registry.url}") as server:
        image = images.Image([images.layer({"own": fresh_name()})], {"Entrypoint": ["/bin/probe"]})
        registry.push("app", "v1", image)
        slow = next(iter(image.parts))
        registry.stalled.add(slow)
        function = Function(boto(server.url), fresh_name("image"))
        function.client.create_function(
            FunctionName=function.name, PackageType="Image", Role=ROLE, Code={"ImageUri": f"{ECR}/app:v1"}
        )
        until(lambda: registry.fetched[slow], what="the layer being fetched")
        before = server.children()
        assert any("skopeo" in process.command for process in before)
        getattr(server, end)()
        processes.wait_gone(before, within=5)
        registry.stalled.clear()
        server.start()
        shown = ended(Function(boto(server.url), function.name))
        assert shown["State"] == "Active", shown["StateReason"]


def test_images_need_a_root_of_their_own(layouts):
    images.write_layout(layouts / "plain", v1=images.probe())
    with Server("--isolation", "process", "--image-layouts", layouts) as server:
        function = Function(boto(server.url), fresh_name("image"))
        function.client.create_function(
            FunctionName=function.name, PackageType="Image", Role=ROLE, Code={"ImageUri": f"oci:{layouts}/plain:v1"}
        )
        function.wait_active()
        refused = refusal(function.client.invoke, FunctionName=function.name)
        assert (refused.status, refused.code) == (502, "InvalidRuntimeException")
        assert "lambent doctor" in refused.message


def test_the_command_line_of_the_service_and_what_terraform_reads(cli, client, create, registry):
    """Created, read back, changed and cleared as it was configured: a plan would show nothing."""
    needs("ImageConfig")
    name, uri = fresh_name("image"), f"{ECR}/cli:v1"
    registry.push("cli", "v1", images.probe("cli"))
    config = {"EntryPoint": ["/bin/probe"], "Command": ["a", "b"], "WorkingDirectory": "/data"}
    made = cli(
        "create-function", "--function-name", name, "--package-type", "Image", "--code", f"ImageUri={uri}",
        "--role", ROLE, "--image-config", json.dumps(config), "--timeout", "15",
    )  # fmt: skip
    assert (made["State"], made["PackageType"], made["ImageConfigResponse"]) == ("Pending", "Image", {"ImageConfig": config})
    function = Function(client, name)
    try:
        assert ended(function)["State"] == "Active"
        read = client.get_function(FunctionName=name)
        assert read["Code"]["ImageUri"] == uri
        assert read["Configuration"]["ImageConfigResponse"] == {"ImageConfig": config}
        assert "Handler" not in read["Configuration"] and "Runtime" not in read["Configuration"]
        cli("update-function-configuration", "--function-name", name, "--image-config", "{}")
        assert "ImageConfigResponse" not in function.wait_updated()
        cli("update-function-code", "--function-name", name, "--image-uri", uri)
        assert function.wait_updated()["CodeSha256"] == made["CodeSha256"]
        assert function("r:/etc/name")["seen"] == "cli"
    finally:
        function.delete()
