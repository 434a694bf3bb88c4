"""Images that are refused at once."""

import pytest

from support import images, packages
from support.clients import ACCOUNT, REGION, boto
from support.functions import refusal
from support.image_functions import ECR, create_request
from support.server import Server

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
