"""Tags of functions and layers, through boto3 and in GetFunction."""

import pytest

from support import packages
from support.clients import ACCOUNT, REGION
from support.functions import fresh_name, refusal

PREFIX = f"arn:aws:lambda:{REGION}:{ACCOUNT}:"
PATTERN = (
    r"arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:"
    r"(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}"
    r"|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
    r"|capacity-provider:[a-zA-Z0-9-_]+)"
)


def tags_of(client, arn):
    return client.list_tags(Resource=arn)["Tags"]


def test_tags_of_a_function_live_with_it(client, create):
    function = create(Tags={"team": "one"})
    arn = function.configuration()["FunctionArn"]
    revisions = [function.configuration()["RevisionId"]]

    def revision_moved():
        revisions.append(function.configuration()["RevisionId"])
        return len(set(revisions)) == len(revisions)

    assert tags_of(client, arn) == {"team": "one"}
    answer = client.tag_resource(Resource=arn, Tags={"team": "two", "äöü / + - @": "", "a": "1"})
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert revision_moved()
    assert client.get_function(FunctionName=function.name)["Tags"] == {"team": "two", "äöü / + - @": "", "a": "1"}
    answer = client.untag_resource(Resource=arn, TagKeys=["team", "a", "unknown"])
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert revision_moved()
    assert tags_of(client, arn) == {"äöü / + - @": ""}
    client.untag_resource(Resource=arn, TagKeys=["äöü / + - @"])
    assert revision_moved()
    assert tags_of(client, arn) == {}
    assert "Tags" not in client.get_function(FunctionName=function.name)


@pytest.mark.parametrize("text", ["arn:aws:something", PREFIX + "foobar:x", PREFIX + "capacity-provider:x:alias"])
def test_what_is_no_resource(client, text):
    refused = refusal(client.list_tags, Resource=text)
    assert (refused.status, refused.code) == (400, "ValidationException")
    assert refused.message == (
        f"1 validation error detected: Value '{text}' at 'resource' failed to satisfy constraint: "
        f"Member must satisfy regular expression pattern: {PATTERN}"
    )


def test_untagging_needs_keys(send):
    answer = send("DELETE", f"/2017-03-31/tags/{PREFIX.replace(':', '%3A')}function%3Aany")
    assert (answer.status, answer.error) == (400, "ValidationException")
    assert answer.json == {
        "message": "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null"
    }


def test_layers_have_tags(client):
    name = fresh_name("layer")
    layer = client.publish_layer_version(LayerName=name, Content={"ZipFile": packages.zip_of({"a": "b"})})["LayerArn"]
    client.tag_resource(Resource=layer, Tags={"a": "1", "b": "2"})
    client.untag_resource(Resource=layer, TagKeys=["b"])
    assert tags_of(client, layer) == {"a": "1"}
