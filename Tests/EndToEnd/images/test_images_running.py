"""Functions that are container images: what they are, and what runs."""

from support import extensions, images
from support.functions import refusal
from support.image_functions import ECR
from support.promise import needs
from support.wait import until


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
