"""Functions that are container images."""

import contextlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from support import extensions, images, packages, processes
from support.clients import ACCOUNT, REGION, ROLE, boto
from support.functions import Function, fresh_name, refusal
from support.promise import needs
from support.registry import Registry
from support.server import Server
from support.wait import until

ECR = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"


@pytest.fixture(scope="module")
def registry():
    with Registry() as running:
        yield running


@pytest.fixture(scope="module")
def layouts(tmp_path_factory):
    return tmp_path_factory.mktemp("layouts")


@pytest.fixture(scope="module")
def locked():
    """A registry that wants credentials."""
    with Registry("user", "secret") as running:
        yield running


@pytest.fixture(scope="module")
def server(registry, locked, layouts, tmp_path_factory):
    # The very thing that docker login writes.
    auth = tmp_path_factory.mktemp("auth") / "config.json"
    auth.write_text(json.dumps({"auths": {locked.host: {"auth": locked.credentials}}}))
    options = ["--registry", f"ecr={registry.url}", "--registry-auth", auth, "--image-layouts", layouts]
    with Server(*options) as running:
        yield running


@pytest.fixture(scope="module")
def client(server):
    return boto(server.url)


@pytest.fixture
def create(client, registry):
    """Creates functions from images, which are pushed under a name of their own first."""
    made = []

    def creator(image=None, *, uri=None, wait=True, **settings):
        name = fresh_name("image")
        if uri is None:
            registry.push(name, "latest", image or images.probe())
            uri = f"{ECR}/{name}:latest"
        client.create_function(
            FunctionName=name, PackageType="Image", Code={"ImageUri": uri}, Role=ROLE, **{"Timeout": 15, **settings}
        )
        function = Function(client, name)
        made.append(function)
        if wait:
            configuration = ended(function)
            assert configuration["State"] == "Active", configuration["StateReason"]
        return function

    yield creator
    for function in made:
        with contextlib.suppress(client.exceptions.ResourceNotFoundException):
            function.delete()


def ended(function):
    """The configuration once the creation or the update has ended, however."""
    return until(
        lambda: (now := function.configuration())["State"] != "Pending" and now.get("LastUpdateStatus") != "InProgress" and now,
        within=30,
        what=f"the end of the preparation of {function.name}",
    )


# What it is and what it runs.


def test_members_of_an_image_function(client, create, registry):
    needs("ImageConfig")
    image = images.probe()
    function = create(image)
    configuration = function.configuration()
    assert configuration["PackageType"] == "Image"
    assert configuration["CodeSha256"] == image.hex
    assert configuration["CodeSize"] == 0
    assert configuration["State"] == "Active" and configuration["LastUpdateStatus"] == "Successful"
    absent = {"Runtime", "Handler", "Layers", "RuntimeVersionConfig", "ImageConfigResponse"}
    assert not absent & set(configuration)
    assert {"SnapStart", "LoggingConfig", "EphemeralStorage", "Architectures"} <= set(configuration)
    assert client.get_function(FunctionName=function.name)["Code"] == {
        "RepositoryType": "ECR",
        "ImageUri": f"{ECR}/{function.name}:latest",
        "ResolvedImageUri": f"{ECR}/{function.name}@{image.digest}",
    }
    listed = client.list_functions()["Functions"]
    item = next(item for item in listed if item["FunctionName"] == function.name)
    assert not absent & set(item)


def test_it_runs_with_the_settings_of_the_image(create):
    needs("ImageConfig")
    function = create(Environment={"Variables": {"COLOUR": "function"}})
    seen = function("r:/etc/name")
    assert seen["seen"] == "one"
    assert seen["arguments"] == ["/bin/probe", "app.handler"]
    assert seen["directory"] == "/data"
    environment = dict(pair.split("=", 1) for pair in seen["environment"])
    assert environment["COLOUR"] == "function"
    assert environment["SHAPE"] == "round"
    assert environment["AWS_EXECUTION_ENV"] == "AWS_Lambda_Image"
    assert environment["AWS_LAMBDA_FUNCTION_NAME"] == function.name
    assert environment["LAMBDA_TASK_ROOT"] == "/var/task"
    assert "_HANDLER" not in environment and "LD_LIBRARY_PATH" not in environment


def test_its_extensions_are_started(server, create):
    needs("ImageConfig")
    watcher = {"opt/extensions/watcher": (images.program(), 0o755), "opt/extensions/kept/other": "not one"}
    gone = {"opt/extensions/gone": ("#!/bin/none\n", 0o755)}
    image = images.probe()
    layers = [*image.layers, images.layer({**gone, **watcher}), images.layer({"opt/extensions/.wh.gone": ""})]
    function = create(images.Image(layers, image.config))
    request = function.invoke(tail=True).request_id
    assert function("l:/opt/extensions")["seen"] == ["kept", "watcher"]
    function.update(Description="a new environment")
    log = until(lambda: "spindown" in (log := extensions.log(server.url, function)) and log, what="the end of the extension")
    assert f'watcher: {{"functionName":"{function.name}","functionVersion":"$LATEST","handler":""}}\n' in log
    assert "watcher: SHAPE=round\n" in log
    assert f'"requestId":"{request}"' in log
    assert "EXTENSION\tName: watcher\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n" in log
    assert log.count("EXTENSION") == 1


def test_it_is_overridden_three_ways(create):
    needs("ImageConfig")
    function = create(images.probe(extra={"bin/second": (images.program(), 0o755), "opt/work": None}))
    assert function()["arguments"] == ["/bin/probe", "app.handler"]

    function.update(ImageConfig={"EntryPoint": ["second", "--flag"]})
    assert function.configuration()["ImageConfigResponse"] == {"ImageConfig": {"EntryPoint": ["second", "--flag"]}}
    # Searched for on the PATH of the image; the image's own command stays.
    assert function()["arguments"] == ["/bin/second", "--flag", "app.handler"]

    function.update(ImageConfig={"Command": ["other.handler", "more"]})
    seen = function()
    assert seen["arguments"] == ["/bin/probe", "other.handler", "more"]
    assert seen["directory"] == "/data"

    function.update(ImageConfig={"WorkingDirectory": "/opt/work"})
    seen = function()
    assert (seen["arguments"], seen["directory"]) == (["/bin/probe", "app.handler"], "/opt/work")

    everything = {"EntryPoint": ["/bin/second"], "Command": ["c"], "WorkingDirectory": "/tmp"}
    function.update(ImageConfig=everything)
    seen = function()
    assert (seen["arguments"], seen["directory"]) == (["/bin/second", "c"], "/tmp")
    assert function.configuration()["ImageConfigResponse"] == {"ImageConfig": everything}

    function.update(ImageConfig={})
    assert "ImageConfigResponse" not in function.configuration()
    assert function()["arguments"] == ["/bin/probe", "app.handler"]


def test_a_tag_that_moves_changes_nothing_until_the_code_is_updated(client, create, registry):
    needs("ImageConfig")
    first, second = images.probe("first"), images.probe("second")
    function = create(first)
    assert function("r:/etc/name")["seen"] == "first"
    version = client.publish_version(FunctionName=function.name, CodeSha256=first.hex)
    assert (version["Version"], version["CodeSha256"]) == ("1", first.hex)
    registry.push(function.name, "latest", second)
    function.update(Description="moved")
    assert function("r:/etc/name")["seen"] == "first"
    assert function.configuration()["CodeSha256"] == first.hex

    answer = function.update_code(ImageUri=f"{ECR}/{function.name}:latest")
    assert (answer["CodeSha256"], answer["LastUpdateStatus"]) == (second.hex, "InProgress")
    assert function("r:/etc/name")["seen"] == "second"
    assert function.invoke("r:/etc/name", Qualifier="1").value["seen"] == "first"
    assert client.get_function(FunctionName=function.name)["Code"]["ResolvedImageUri"].endswith(second.digest)
    assert refusal(client.publish_version, FunctionName=function.name, CodeSha256="a" * 64) == (
        400,
        "InvalidParameterValueException",
        f"CodeSHA256 ({'a' * 64}) is different from current CodeSHA256 in $LATEST ({second.hex})."
        " Please try again with the CodeSHA256 in $LATEST.",
    )


def test_its_root_is_the_image_and_cannot_be_written(create):
    needs("ImageConfig")
    function = create()
    assert function("l:/")["seen"] == ["bin", "data", "dev", "etc", "proc", "run", "sys", "tmp"]
    assert function("w:/data/new")["seen"] == "EROFS"
    assert function("w:/tmp/new")["seen"] == ""
    assert function("l:/bin")["seen"] == ["probe"]
    assert function("l:/dev")["seen"] == ["fd", "full", "null", "random", "stderr", "stdin", "stdout", "urandom", "zero"]
    assert "sandbox" in function("r:/etc/hosts")["seen"]
    assert "nameserver" in function("r:/etc/resolv.conf")["seen"]
    assert "sbx_user" in function("r:/etc/passwd")["seen"]
    assert function("r:/proc/1/environ")["seen"] in ("EACCES", "EPERM", "")


def test_layers_cover_and_take_away(create):
    needs("ImageConfig")
    top = images.layer(
        {
            "data/.wh.gone": "",
            "deep/.wh..wh..opq": "",
            "deep/new": "n",
            "was-directory": "now a file",
            "was-file": None,
            "was-file/inner": "i",
            "link": images.link("link", "/data/kept"),
            "same": images.link("same", "deep/new", kind=images.tarfile.LNKTYPE),
            "again/.wh.it": "",
            "again/it": None,
            "again/it/fresh": "f",
        },
        compression="none",
    )
    middle = images.layer(
        {"deep": None, "deep/old": "o", "was-directory": None, "was-directory/x": "", "was-file": "f", "again/it/stale": "s"}
    )
    function = create(images.Image([images.base(), middle, top], {"Entrypoint": ["/bin/probe"]}))
    assert function("l:/data")["seen"] == ["kept"]
    assert function("l:/deep")["seen"] == ["new"]
    assert function("r:/was-directory")["seen"] == "now a file"
    assert function("r:/was-file/inner")["seen"] == "i"
    assert function("r:/link")["seen"] == "k"
    assert function("r:/same")["seen"] == "n"
    assert function("l:/again/it")["seen"] == ["fresh"]


def test_a_hundred_layers(create):
    needs("ImageConfig")
    layers = [images.base()] + [images.layer({f"many/{n}": str(n), "top": str(n)}) for n in range(100)]
    function = create(images.Image(layers, {"Entrypoint": ["/bin/probe"]}))
    assert len(function("l:/many")["seen"]) == 100
    assert function("r:/top")["seen"] == "99"


# Where it comes from.


def test_layers_are_fetched_once(create, registry, server):
    needs("ImageConfig")
    shared = images.layer({"shared": fresh_name()})
    for number in range(2):
        image = images.Image([images.base(), shared, images.layer({"own": str(number)})], {"Entrypoint": ["/bin/probe"]})
        assert create(image)("r:/own")["seen"] == str(number)
    assert registry.fetched[images.digest(shared[1])] == 1


def test_a_list_of_images_is_chosen_from_by_architecture(client, create, registry):
    needs("ImageConfig")
    mine, other = images.probe("mine"), images.Image([images.base()], architecture=images.OTHER_ARCHITECTURE)
    name = fresh_name("list")
    for image in (mine, other):
        registry.push(name, image.digest, image)
    registry.push(name, "all", images.index(other, mine))
    architecture = images.FUNCTION_ARCHITECTURE[images.ARCHITECTURE]
    function = create(uri=f"{ECR}/{name}:all", Architectures=[architecture])
    assert function.configuration()["CodeSha256"] == mine.hex
    assert function("r:/etc/name")["seen"] == "mine"
    registry.push(name, "others", images.index(other))
    refused = refusal(client.create_function, **create_request(f"{ECR}/{name}:others", Architectures=[architecture]))
    assert (refused.status, refused.code) == (400, "InvalidParameterValueException")
    assert refused.message.startswith(f"Source image {ECR}/{name}:others is not valid. Provide a valid source image.")


def test_any_registry_by_its_own_name(create, registry):
    needs("ImageConfig")
    registry.push("team/app", "v1", images.probe("named"))
    image = images.probe("named")
    assert create(uri=f"{registry.host}/team/app:v1")("r:/etc/name")["seen"] == "named"
    assert create(uri=f"{registry.host}/team/app@{image.digest}")("r:/etc/name")["seen"] == "named"


def test_credentials_are_taken_from_the_file(create, locked):
    needs("ImageConfig")
    locked.push("private", "v1", images.probe("private"))
    assert create(uri=f"{locked.host}/private:v1")("r:/etc/name")["seen"] == "private"


@pytest.mark.parametrize("form", ["docker", "zstd"])
def test_other_forms_of_images(create, form):
    needs("ImageConfig")
    kind, data = images.layer({"bin": None, "bin/probe": (images.program(), 0o755), "form": form}, compression="zstd" if form == "zstd" else "gzip")
    docker = {"media_type": images.DOCKER_MANIFEST} if form == "docker" else {}
    image = images.Image([(images.DOCKER_LAYER if docker else kind, data)], {"Entrypoint": ["/bin/probe"]}, **docker)
    function = create(image)
    assert function("r:/form")["seen"] == form
    assert function.configuration()["CodeSha256"] == image.hex


def test_an_image_layout_on_disk(client, create, layouts):
    needs("ImageConfig")
    first, second = images.probe("first"), images.probe("second")
    images.write_layout(layouts / "app", v1=first)
    function = create(uri=f"oci:{layouts}/app:v1")
    assert function("r:/etc/name")["seen"] == "first"
    code = client.get_function(FunctionName=function.name)["Code"]
    assert code["ResolvedImageUri"] == f"oci:{layouts}/app@{first.digest}"
    images.write_layout(layouts / "app", v1=second, v2=second)
    function.update_code(ImageUri=f"oci:{layouts}/app:v2")
    assert function("r:/etc/name")["seen"] == "second"


RIC = """
import os, sys

def handler(event, context):
    print("printed by", context.function_name)
    return {"event": event, "arguments": sys.argv[1:], "task": os.environ["LAMBDA_TASK_ROOT"], "user": os.path.expanduser("~")}

other = lambda event, context: "the other"
"""


def programs_of_the_host(target, modules):
    """The host's Python with its library, in a tree of its own, and what native modules need."""
    python = Path("/usr/bin/python3").resolve()
    version = python.name
    shutil.copytree(f"/usr/lib/{version}", target / f"usr/lib/{version}", symlinks=True, ignore=shutil.ignore_patterns(
        "__pycache__", "test", "idlelib", "lib2to3", "ensurepip", "tkinter", "dist-packages", "config-*", "pydoc_data"
    ))  # fmt: skip
    (target / "usr/bin").mkdir()
    shutil.copy(python, target / "usr/bin" / version)
    (target / "usr/bin/python3").symlink_to(version)
    binaries = [python, *Path(f"/usr/lib/{version}/lib-dynload").glob("*.so"), *modules]
    shown = subprocess.run(["ldd", *binaries], capture_output=True, text=True).stdout
    for library in {word for word in shown.split() if word.startswith("/") and not word.endswith(":")}:
        place = target / library.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            shutil.copy(library, place)


@pytest.mark.skipif(not shutil.which("umoci"), reason="there is no umoci")
def test_an_image_of_umoci_with_the_runtime_client_of_the_service(create, layouts, tmp_path):
    """As a Dockerfile with a runtime client would make it."""
    needs("ImageConfig")
    root = tmp_path / "root"
    task = root / "var/task"
    task.mkdir(parents=True)
    for name, data in packages.installed("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py").items():
        (task / name).parent.mkdir(parents=True, exist_ok=True)
        (task / name).write_bytes(data)
    (task / "app.py").write_text(RIC)
    programs_of_the_host(root, task.rglob("*.so"))
    layout = layouts / "client"

    def umoci(*arguments):
        subprocess.run(["umoci", *map(str, arguments)], check=True, capture_output=True)

    umoci("init", "--layout", layout)
    umoci("new", "--image", f"{layout}:v1")
    umoci("insert", "--image", f"{layout}:v1", root, "/")
    umoci(
        "config", "--image", f"{layout}:v1", "--architecture", images.ARCHITECTURE,
        "--config.entrypoint", "python3", "--config.entrypoint", "-m", "--config.entrypoint", "awslambdaric",
        "--config.cmd", "app.handler", "--config.workingdir", "/var/task", "--config.env", "LAMBDA_TASK_ROOT=/var/task",
    )  # fmt: skip
    function = create(uri=f"oci:{layout}:v1", MemorySize=512)
    outcome = function.invoke({"a": "ä"}, tail=True)
    assert outcome.error is None, (outcome.value, outcome.log)
    assert outcome.value["event"] == {"a": "ä"}
    assert outcome.value["arguments"] == ["app.handler"]
    assert outcome.value["task"] == "/var/task"
    assert f"printed by {function.name}\n" in outcome.log
    function.update(ImageConfig={"Command": ["app.other"]})
    assert function({}) == "the other"


# Refusals.


def create_request(uri, **more):
    return {"FunctionName": fresh_name(), "PackageType": "Image", "Role": ROLE, "Code": {"ImageUri": uri}, **more}


NOT_VALID = "Source image {} is not valid. Provide a valid source image."
NO_IMAGE = "Source image {} does not exist. Provide a valid source image."
DENIED = "Lambda does not have permission to access the ECR image. Check the ECR permissions."
UNSUPPORTED = "The image manifest, config or layer media type for the source image {} is not supported."


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("app:latest", (400, "InvalidParameterValueException", NOT_VALID)),
        ("https://example.com/app", (400, "InvalidParameterValueException", NOT_VALID)),
        ("oci:relative", (400, "InvalidParameterValueException", NOT_VALID)),
        (f"{ECR}/absent:latest", (400, "InvalidParameterValueException", NO_IMAGE)),
        (f"{ECR}/absent@sha256:{'0' * 64}", (400, "InvalidParameterValueException", NO_IMAGE)),
        (f"{ECR}/text:latest", (400, "InvalidParameterValueException", UNSUPPORTED)),
        (f"{ECR}/foreign:latest", (400, "InvalidParameterValueException", UNSUPPORTED)),
    ],
)
def test_images_that_are_refused(client, registry, uri, expected):
    registry.push("text", "latest", b"not a manifest")
    registry.push("foreign", "latest", images.Image([("application/x-other", b"?")]))
    status, code, text = expected
    assert refusal(client.create_function, **create_request(uri)) == (status, code, text.format(uri))


def test_an_image_that_is_not_given(client, locked, layouts, tmp_path):
    with Server() as other:
        stranger = boto(other.url)
        locked.push("private", "v1", images.probe())
        assert refusal(stranger.create_function, **create_request(f"{locked.host}/private:v1")) == (
            403, "AccessDeniedException", DENIED,
        )  # fmt: skip
        refused = refusal(stranger.create_function, **create_request(f"oci:{layouts}/app:v1"))
        assert (refused.status, refused.code) == (403, "AccessDeniedException")
        assert "--image-layouts" in refused.message
        # Nobody has said where ECR is: nothing is asked of the real one.
        uri = f"{ECR}/app:latest"
        assert refusal(stranger.create_function, **create_request(uri)).message == NO_IMAGE.format(uri)
    images.write_layout(tmp_path / "outside", v1=images.probe())
    (layouts / "link").symlink_to(tmp_path / "outside")
    for path in (tmp_path / "outside", layouts / "link"):
        refused = refusal(client.create_function, **create_request(f"oci:{path}:v1"))
        assert (refused.status, refused.code) == (403, "AccessDeniedException")


@pytest.mark.parametrize(
    "more", [{"Handler": "app.handler"}, {"Runtime": "python3.12"}, {"Layers": [f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:l:1"]}]
)
def test_what_images_do_not_have(client, create, more):
    text = "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."
    expected = (400, "InvalidParameterValueException", text)
    assert refusal(client.create_function, **create_request(f"{ECR}/x:y", **more)) == expected
    function = create()
    before = function.configuration()
    assert refusal(client.update_function_configuration, FunctionName=function.name, **more) == expected
    assert function.configuration() == before


def test_the_package_type_never_changes(client, create):
    function = create()
    expected = "Please provide ImageUri when updating a function with packageType Image."
    for source in ({"ZipFile": packages.zip_of({"a": "b"})}, {"S3Bucket": "bucket", "S3Key": "key"}, {}):
        answer = refusal(client.update_function_code, FunctionName=function.name, **source)
        assert answer == (400, "InvalidParameterValueException", expected)


# What goes wrong later.


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
        digests = lambda: [path for path in kept.rglob("*") if len(path.name) == 64]  # noqa: E731
        until(lambda: not digests(), within=10, what="the end of what no function needs")


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
