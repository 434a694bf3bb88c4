"""Where the images of functions come from."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support import images, packages
from support.functions import fresh_name, refusal
from support.image_functions import ECR, create_request
from support.promise import needs


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
