"""What the service was recorded to say when it refuses, request by request, on one function with all that belongs to it.

Each row is a request and the answer: status, code, message, and whether the body says `Type`.
"""

import contextlib
import io
import zipfile

import pytest

from support import packages, runtimes
from support.clients import ACCOUNT, REGION, ROLE, boto
from support.functions import Function, refusal
from support.server import Server

LAMBDA = f"arn:aws:lambda:{REGION}:{ACCOUNT}"
IPV, RNF, CONFLICT = (400, "InvalidParameterValueException"), (404, "ResourceNotFoundException"), (409, "ResourceConflictException")
PRECONDITION, INVALID = (412, "PreconditionFailedException"), (400, "ValidationException")
TYPED, UNTYPED = "User", None

STALE = "The Revision Id provided does not match the latest Revision Id. Call the {} API to retrieve the latest Revision Id"
OF_FUNCTION, OF_POLICY, OF_LAYER = (STALE.format(n) for n in ("GetFunction/GetAlias", "GetPolicy", "GetLayerPolicy"))
MISMATCH = "The derived qualifier from the function name does not match the specified qualifier."
NO_RESOURCE = "The resource you requested does not exist."
NO_TAGS_THERE = "Tags on function aliases and versions are not supported. Please specify a function ARN."
FAILED = "1 validation error detected: Value {} at '{}' failed to satisfy constraint: {}"
PATTERN = "Member must satisfy regular expression pattern: "
WEIGHTS = (
    "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, "
    "Member must have value greater than or equal to 0.0, Member must not be null]"
)
VERSION_KEYS = (
    "Map keys must satisfy constraint: [Member must have length less than or equal to 1024, "
    "Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]"
)
NAMESPACED = (
    r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?"
    r"([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"
)
QUALIFIER = r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"
RESOURCE = (
    r"arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:"
    r"(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|"
    r"event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|"
    r"capacity-provider:[a-zA-Z0-9-_]+)"
)
LAYER_LIST = (
    "Member must satisfy constraint: [Member must have length less than or equal to 2048, "
    "Member must have length greater than or equal to 1, "
    r"Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-"
    r"[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+), "
    "Member must not be null]"
)
UNSUPPORTED_RUNTIME = (
    "The runtime parameter of {} is no longer supported for creating or updating AWS Lambda functions. "
    "We recommend you use a supported runtime while creating or updating functions."
)
TWO_VERSIONS = (
    "Two different versions of the same layer are not allowed to be referenced in the same function. "
    "{} and {} are versions of the same layer."
)
UNQUALIFIED_ONLY = (
    "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
    "Please specify either a function name or an unqualified function ARN."
)
FOUR_KILOBYTES = (
    "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded "
    "the 4KB limit. String measured: "
)
CODE = packages.python("def handler(event, context):\n    return 1\n")


class Subject:
    """A function `fn` with versions 1 and 2, the alias `custom`, policies; and a layer `lib` of six versions."""

    def __init__(self, url):
        client = self.client = boto(url, validate=False)
        self.fn = Function.create(client, name="fn", code=CODE, Handler="app.handler")
        self.arn = f"{LAMBDA}:function:fn"
        client.publish_version(FunctionName="fn")
        self.fn.update(Description="second")
        client.publish_version(FunctionName="fn")
        client.create_alias(FunctionName="fn", Name="custom", FunctionVersion="1")
        self.permit(FunctionName="fn", StatementId="s3")
        client.create_function_url_config(FunctionName="fn", AuthType="NONE")
        self.layers = [
            client.publish_layer_version(LayerName=f"lib-{n}", Content={"ZipFile": CODE})["LayerVersionArn"] for n in range(6)
        ]
        for _ in range(2):
            client.publish_layer_version(LayerName="lib", Content={"ZipFile": CODE})
        client.publish_layer_version(LayerName="bare", Content={"ZipFile": CODE})
        self.share(LayerName="lib", VersionNumber=1, StatementId="s1")

    def permit(self, **more):
        settings = {"Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", "StatementId": "new", **more}
        return self.client.add_permission(**settings)

    def share(self, **more):
        settings = {"Action": "lambda:GetLayerVersion", "Principal": "*", "StatementId": "new", **more}
        return self.client.add_layer_version_permission(**settings)

    def create(self, **more):
        settings = {"Runtime": runtimes.python(), "Handler": "app.handler", "Role": ROLE, "Code": {"ZipFile": CODE}, **more}
        return self.client.create_function(FunctionName="never-made", **settings)

    def alias(self, name="new", version="1", weights=None, function="fn"):
        routing = {"RoutingConfig": {"AdditionalVersionWeights": weights}} if weights is not None else {}
        return self.client.create_alias(FunctionName=function, Name=name, FunctionVersion=version, **routing)

    @property
    def digest(self):
        return self.fn.configuration()["CodeSha256"]


def zip_of(size):
    """A small package that is large when it is unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open("app.py", "w", force_zip64=True) as file:
        for _ in range(size >> 20):
            file.write(bytes(1 << 20))
    return buffer.getvalue()


def fn(suffix=""):
    return f"{LAMBDA}:function:fn{suffix}"


ABSENT = f"{LAMBDA}:function:absent"
NOT_FOUND = "Function not found: "
MAPPING = f"{LAMBDA}:event-source-mapping:00000000-0000-4000-8000-000000000000"
PROVIDER = f"{LAMBDA}:capacity-provider:absent"

FUNCTIONS = {
    "delete, absent": (lambda s: s.client.delete_function(FunctionName="absent"), *RNF, NOT_FOUND + ABSENT),
    "delete, absent version of absent": (
        lambda s: s.client.delete_function(FunctionName="absent", Qualifier="1221"), *RNF, NOT_FOUND + ABSENT
    ),
    "delete, qualifiers differ": (
        lambda s: s.client.delete_function(FunctionName=ABSENT + ":1", Qualifier="$LATEST"), *IPV, MISMATCH
    ),
    "delete, latest": (
        lambda s: s.client.delete_function(FunctionName=ABSENT + ":$LATEST", Qualifier="$LATEST"),
        *IPV, "$LATEST version cannot be deleted without deleting the function.",
    ),
    "get, qualifiers differ": (
        lambda s: s.client.get_function(FunctionName=ABSENT + ":1", Qualifier="$LATEST"), *IPV, MISMATCH
    ),
    "get, qualifiers agree": (
        lambda s: s.client.get_function(FunctionName=ABSENT + ":$LATEST", Qualifier="$LATEST"), *RNF, NOT_FOUND + ABSENT + ":$LATEST"
    ),
    "get configuration, qualifiers differ": (
        lambda s: s.client.get_function_configuration(FunctionName=ABSENT + ":1", Qualifier="$LATEST"), *IPV, MISMATCH
    ),
    "get configuration, qualifiers agree": (
        lambda s: s.client.get_function_configuration(FunctionName=ABSENT + ":$LATEST", Qualifier="$LATEST"),
        *RNF, NOT_FOUND + ABSENT + ":$LATEST",
    ),
    "get, absent version": (lambda s: s.client.get_function(FunctionName="fn", Qualifier="1221"), *RNF, NOT_FOUND + fn(":1221")),
    "get configuration, absent version": (
        lambda s: s.client.get_function_configuration(FunctionName="fn", Qualifier="1221"), *RNF, NOT_FOUND + fn(":1221")
    ),
    "get, absent alias": (
        lambda s: s.client.get_function(FunctionName="fn", Qualifier="aliasdoesnotexist"), *RNF, NOT_FOUND + fn(":aliasdoesnotexist")
    ),
    "get, absent alias in an ARN": (
        lambda s: s.client.get_function(FunctionName=fn(":aliasdoesnotexist")), *RNF, NOT_FOUND + fn(":aliasdoesnotexist")
    ),
    "invoke, absent": (lambda s: s.client.invoke(FunctionName="absent"), *RNF, NOT_FOUND + ABSENT + ":$LATEST"),
    "invoke, absent alias": (
        lambda s: s.client.invoke(FunctionName="fn", Qualifier="non-existent-alias"), *RNF, NOT_FOUND + fn(":non-existent-alias")
    ),
    "invoke, a name that is none": (
        lambda s: s.client.invoke(FunctionName="arn:aws:lambda:us-east-1:123400000000@function:myfn"),
        *INVALID, FAILED.format("'arn:aws:lambda:us-east-1:123400000000@function:myfn'", "functionName", PATTERN + NAMESPACED),
    ),
    "create, snap start": (
        lambda s: s.create(SnapStart={"ApplyOn": "invalidOption"}),
        *INVALID,
        FAILED.format("'invalidOption'", "snapStart.applyOn", "Member must satisfy enum value set: [PublishedVersions, None]"),
    ),
    "create, too many tags": (
        lambda s: s.create(Tags={f"k{n}": "v" for n in range(51)}), *IPV, "Number of tags exceeds resource tag limit."
    ),
    "create, too large when unpacked": (
        lambda s: s.create(Code={"ZipFile": zip_of(262_144_000 + (1 << 20))}), *IPV, "Unzipped size must be smaller than 262144000 bytes"
    ),
    "create, a large variable": (
        lambda s: s.create(Environment={"Variables": {"LARGE_VAR": "x" * 4081}}),
        *IPV, FOUR_KILOBYTES + '{"LARGE_VAR":"' + "x" * 4081 + '"}',
    ),
    "create, several variables": (
        lambda s: s.create(Environment={"Variables": {"SMALL_VAR": "ok", "LARGE_VAR": "x" * 4064}}),
        *IPV, FOUR_KILOBYTES + '{"SMALL_VAR":"ok","LARGE_VAR":"' + "x" * 4064 + '"}',
    ),
    "update code, an image for a zip": (
        lambda s: s.client.update_function_code(FunctionName="fn", ImageUri="1.dkr.ecr.us-east-1.amazonaws.com/i:t"),
        *IPV, "Please don't provide ImageUri when updating a function with packageType Zip.",
    ),
    "security group, malformed": (
        lambda s: s.create(VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["group-1"]}),
        *INVALID,
        FAILED.format(
            "'[group-1]'", "vpcConfig.securityGroupIds",
            "Member must satisfy constraint: [Member must have length less than or equal to 1024, "
            "Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: sg-[0-9a-zA-Z]*]",
        ),
    ),
    "recursion, a word that is none": (
        lambda s: s.client.put_function_recursion_config(FunctionName="fn", RecursiveLoop="InvalidValue"),
        *INVALID, FAILED.format("'InvalidValue'", "recursiveLoop", "Member must satisfy enum value set: [Terminate, Allow]"),
    ),
    **{
        f"create, runtime {name}": (lambda s, name=name: s.create(Runtime=name), *IPV, UNSUPPORTED_RUNTIME.format(name))
        for name in ("java8", "go1.x", "provided", "ruby2.7", "nodejs14.x", "python3.7", "dotnetcore3.1", "nodejs12.x")
    },
}

VERSIONS = {
    "publish, stale revision": (lambda s: s.client.publish_version(FunctionName="fn", RevisionId="wrong"), *PRECONDITION, OF_FUNCTION),
    "publish, other code": (
        lambda s: s.client.publish_version(FunctionName="fn", CodeSha256="somenonexistentsha256"),
        *IPV,
        lambda s: f"CodeSHA256 (somenonexistentsha256) is different from current CodeSHA256 in $LATEST ({s.digest}). "
        "Please try again with the CodeSHA256 in $LATEST.",
    ),
    "alias, two more versions": (
        lambda s: s.alias(weights={"1": 0.1, "2": 0.1}), *IPV, "Number of items in AdditionalVersionWeights cannot be greater than 1"
    ),
    "alias, too much weight": (
        lambda s: s.alias(weights={"2": 2.0}), *INVALID, FAILED.format("'{2=2.0}'", "routingConfig.additionalVersionWeights", WEIGHTS)
    ),
    "alias, too little weight": (
        lambda s: s.alias(weights={"2": -1.0}), *INVALID, FAILED.format("'{2=-1.0}'", "routingConfig.additionalVersionWeights", WEIGHTS)
    ),
    "alias, the same version": (
        lambda s: s.alias(weights={"1": 0.5}),
        *IPV, "Invalid function version 1. Function version 1 is already included in routing configuration.",
    ),
    "alias, absent version": (lambda s: s.alias(version="10"), *RNF, NOT_FOUND + fn(":10")),
    "alias, absent additional version": (lambda s: s.alias(weights={"10": 0.5}), *RNF, NOT_FOUND + fn(":10")),
    "alias, latest and another": (
        lambda s: s.alias(version="$LATEST", weights={"1": 0.5}),
        *IPV, "$LATEST is not supported for an alias pointing to more than 1 version", UNTYPED,
    ),
    "alias, latest as the other": (
        lambda s: s.alias(weights={"$LATEST": 0.5}),
        *INVALID, FAILED.format("'{$LATEST=0.5}'", "routingConfig.additionalVersionWeights", VERSION_KEYS),
    ),
    "alias, absent function": (lambda s: s.alias(function="absent"), *RNF, NOT_FOUND + ABSENT + ":1"),
    "alias, there already": (lambda s: s.alias("custom"), *CONFLICT, f"Alias already exists: {fn(':custom')}"),
    "alias, absent": (
        lambda s: s.client.get_alias(FunctionName="fn", Name="non-existent"), *RNF, f"Cannot find alias arn: {fn(':non-existent')}"
    ),
    "alias, stale revision": (
        lambda s: s.client.update_alias(FunctionName="fn", Name="custom", RevisionId="wrong"), *PRECONDITION, OF_FUNCTION
    ),
    "alias, a number as its name": (
        lambda s: s.alias("2024"), *INVALID, FAILED.format("'2024'", "name", PATTERN + "(?!^[0-9]+$)([a-zA-Z0-9-_]+)")
    ),
}

EVENTS = {
    "event invoke config, absent version": (
        lambda s: s.client.get_function_event_invoke_config(FunctionName="fn", Qualifier="1221"),
        *RNF, f"The function {fn(':1221')} doesn't have an EventInvokeConfig",
    ),
    "event invoke config, version without one": (
        lambda s: s.client.get_function_event_invoke_config(FunctionName="fn", Qualifier="1"),
        *RNF, f"The function {fn(':1')} doesn't have an EventInvokeConfig",
    ),
}

CONCURRENCY = {
    "absent": (
        lambda s: s.client.put_function_concurrency(FunctionName="absent", ReservedConcurrentExecutions=1),
        *RNF, NOT_FOUND + ABSENT + ":$LATEST",
    ),
    "absent, and far too much": (
        lambda s: s.client.put_function_concurrency(FunctionName="absent", ReservedConcurrentExecutions=100_000),
        *RNF, NOT_FOUND + ABSENT + ":$LATEST",
    ),
    "a version": (
        lambda s: s.client.put_function_concurrency(FunctionName=fn(":1"), ReservedConcurrentExecutions=1), *IPV, UNQUALIFIED_ONLY
    ),
}

POLICIES = {
    "a statement id that is none": (
        lambda s: s.permit(FunctionName="fn", StatementId="example.com"),
        *INVALID, FAILED.format("'example.com'", "statementId", PATTERN + "([a-zA-Z0-9-_]+)"),
    ),
    "qualifiers differ": (lambda s: s.permit(FunctionName="fn:alias-not-42", Qualifier="42"), *IPV, MISMATCH),
    "latest": (
        lambda s: s.permit(FunctionName="fn", Qualifier="$LATEST"), *IPV, "We currently do not support adding policies for $LATEST."
    ),
    "a principal that is none": (
        lambda s: s.permit(FunctionName="fn", Principal="invalid.nonaws.com"),
        *IPV, "The provided principal was invalid. Please check the principal and try again.",
    ),
    "get, absent": (lambda s: s.client.get_policy(FunctionName="absent"), *RNF, NO_RESOURCE),
    "get, absent version": (lambda s: s.client.get_policy(FunctionName="fn", Qualifier="42"), *RNF, NO_RESOURCE),
    "get, version without one": (lambda s: s.client.get_policy(FunctionName="fn", Qualifier="1"), *RNF, NO_RESOURCE),
    "add, absent": (lambda s: s.permit(FunctionName="absent"), *RNF, NOT_FOUND + ABSENT),
    "remove, version without one": (
        lambda s: s.client.remove_permission(FunctionName="fn", StatementId="s3", Qualifier="2"),
        *RNF, "No policy is associated with the given resource.",
    ),
    "add, absent alias": (
        lambda s: s.permit(FunctionName="fn", Qualifier="alias-doesnotexist"), *RNF, f"Cannot find alias arn: {fn(':alias-doesnotexist')}"
    ),
    "add, absent version": (lambda s: s.permit(FunctionName="fn", Qualifier="42"), *RNF, NOT_FOUND + fn(":42")),
    "add, a qualifier that is none": (
        lambda s: s.permit(FunctionName="fn", Qualifier="invalid-qualifier-with-?-char"),
        *INVALID, FAILED.format("'invalid-qualifier-with-?-char'", "qualifier", PATTERN + QUALIFIER),
    ),
    "add, a qualifier that nothing can have": (
        lambda s: s.permit(FunctionName="fn", Qualifier="valid-with-$-but-doesnotexist"),
        *RNF, NOT_FOUND + fn(":valid-with-$-but-doesnotexist"),
    ),
    "add, twice": (
        lambda s: s.permit(FunctionName="fn", StatementId="s3"),
        *CONFLICT,
        "The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.",
    ),
    "add, stale revision": (lambda s: s.permit(FunctionName="fn", RevisionId="wrong"), *PRECONDITION, OF_POLICY),
    "remove, stale revision": (
        lambda s: s.client.remove_permission(FunctionName="fn", StatementId="s3", RevisionId="wrong"), *PRECONDITION, OF_POLICY
    ),
    "remove, absent": (
        lambda s: s.client.remove_permission(FunctionName="absent", StatementId="s3"), *RNF, f"No policy found for: {ABSENT}"
    ),
    "remove, absent alias": (
        lambda s: s.client.remove_permission(FunctionName="fn", StatementId="s3", Qualifier="alias-doesnotexist"),
        *RNF, f"Cannot find alias arn: {fn(':alias-doesnotexist')}",
    ),
}

LAYERS = {
    "get the policy, none": (
        lambda s: s.client.get_layer_version_policy(LayerName="bare", VersionNumber=1),
        *RNF, "No policy is associated with the given resource.",
    ),
    "share, another action": (
        lambda s: s.share(LayerName="lib", VersionNumber=1, Action="*"),
        *INVALID, FAILED.format("'*'", "action", PATTERN + "lambda:GetLayerVersion"),
    ),
    "share, twice": (
        lambda s: s.share(LayerName="lib", VersionNumber=1, StatementId="s1"),
        *CONFLICT,
        "The statement id (s1) provided already exists. Please provide a new statement id, or remove the existing statement.",
    ),
    "share, stale revision": (
        lambda s: s.share(LayerName="lib", VersionNumber=1, StatementId="s2", RevisionId="wrong"), *PRECONDITION, OF_LAYER
    ),
    **{
        f"{verb}, absent {what}": (
            lambda s, call=call, place=place: call(s, {"LayerName": place[0], "VersionNumber": place[1]}),
            *RNF, f"Layer version {LAMBDA}:layer:{place[0]}:{place[1]} does not exist.",
        )
        for what, place in (("layer", ("absent", 1)), ("version", ("lib", 9)))
        for verb, call in (
            ("share", lambda s, place: s.share(**place)),
            ("get the policy", lambda s, place: s.client.get_layer_version_policy(**place)),
            ("unshare", lambda s, place: s.client.remove_layer_version_permission(**place, StatementId="s1")),
        )
    },
    "unshare, absent statement": (
        lambda s: s.client.remove_layer_version_permission(LayerName="lib", VersionNumber=1, StatementId="doesnotexist"),
        *RNF, "Statement doesnotexist is not found in resource policy.",
    ),
    "unshare, stale revision": (
        lambda s: s.client.remove_layer_version_permission(LayerName="lib", VersionNumber=1, StatementId="s1", RevisionId="wrong"),
        *PRECONDITION, OF_LAYER,
    ),
    **{
        f"use, versions {a} of one layer": (
            lambda s, a=a: s.create(Layers=[f"{LAMBDA}:layer:lib:{n}" for n in a]),
            *IPV, TWO_VERSIONS.format(*(f"{LAMBDA}:layer:lib:{n}" for n in a[:2])),
        )
        for a in ((1, 2), (1, 1))
    },
    "use, absent layer": (
        lambda s: s.create(Layers=[f"{LAMBDA}:layer:doesnotexist:1"]), *IPV, f"Layer version {LAMBDA}:layer:doesnotexist:1 does not exist."
    ),
    "use, absent version": (
        lambda s: s.create(Layers=[f"{LAMBDA}:layer:lib:9"]), *IPV, f"Layer version {LAMBDA}:layer:lib:9 does not exist."
    ),
    "use, no version": (
        lambda s: s.create(Layers=[f"{LAMBDA}:layer:lib"]), *INVALID, FAILED.format(f"'[{LAMBDA}:layer:lib]'", "layers", LAYER_LIST)
    ),
    "use, another region": (
        lambda s: s.create(Layers=[f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:lib:1"]),
        *IPV, f"Layers are not in the same region as the function. Layers are expected to be in region {REGION}.",
    ),
    "use, six": (lambda s: s.create(Layers=s.layers), *IPV, "Cannot reference more than 5 layers."),
}

TAGGED = (
    ("tag", lambda s, arn: s.client.tag_resource(Resource=arn, Tags={"a": "b"})),
    ("untag", lambda s, arn: s.client.untag_resource(Resource=arn, TagKeys=["a"])),
    ("list", lambda s, arn: s.client.list_tags(Resource=arn)),
)
TAGS = {
    **{
        f"{verb}, absent {what}": (lambda s, call=call, arn=arn: call(s, arn), *RNF, f"{what} not found: {arn}")
        for what, arn in (("Function", ABSENT), ("Event source mapping", MAPPING), ("Capacity provider", PROVIDER))
        for verb, call in TAGGED
    },
    **{
        f"no such ARN, {arn}": (
            lambda s, arn=arn: s.client.tag_resource(Resource=arn, Tags={"a": "b"}),
            *INVALID, FAILED.format(f"'{arn}'", "resource", PATTERN + RESOURCE),
        )
        for arn in ("arn:aws:something", f"{LAMBDA}:foobar:x", MAPPING + ":alias", PROVIDER + ":alias")
    },
    **{
        f"a qualified function, {suffix}": (
            lambda s, suffix=suffix: s.client.tag_resource(Resource=fn(suffix), Tags={"a": "b"}), *IPV, NO_TAGS_THERE
        )
        for suffix in (":1", ":$LATEST", ":alias")
    },
    "a qualified function that is absent": (
        lambda s: s.client.tag_resource(Resource=ABSENT + ":1", Tags={"a": "b"}), *IPV, NO_TAGS_THERE
    ),
    "untag, no keys": (
        lambda s: s.client.untag_resource(Resource=s.arn, TagKeys=[]), *INVALID, FAILED.format("null", "tagKeys", "Member must not be null")
    ),
    "tag, no tags": (
        lambda s: s.client.tag_resource(Resource=s.arn, Tags={}), *IPV, "An error occurred and the request cannot be processed."
    ),
    "tag, too many": (
        lambda s: s.client.tag_resource(Resource=s.arn, Tags={f"k{n}": "v" for n in range(51)}),
        *IPV, "Number of tags exceeds resource tag limit.",
    ),
}

URLS = {
    "create, twice": (
        lambda s: s.client.create_function_url_config(FunctionName="fn", AuthType="NONE"),
        *CONFLICT,
        f"Failed to create function url config for [functionArn = {fn()}]. "
        "Error message:  FunctionUrlConfig exists for this Lambda function",
    ),
    "get, none": (lambda s: s.client.get_function_url_config(FunctionName="fn", Qualifier="custom"), *RNF, NO_RESOURCE),
    "get, absent": (lambda s: s.client.get_function_url_config(FunctionName="absent"), *RNF, NO_RESOURCE),
    "list, absent": (lambda s: s.client.list_function_url_configs(FunctionName="absent"), *RNF, "Function does not exist"),
    "an invoke mode that is none": (
        lambda s: s.client.create_function_url_config(FunctionName="fn", AuthType="NONE", InvokeMode="UNKNOWN"),
        *INVALID, FAILED.format("'UNKNOWN'", "invokeMode", "Member must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]"),
    ),
}

MAPPINGS = {
    "no starting position": (
        lambda s: s.client.create_event_source_mapping(
            FunctionName="fn", EventSourceArn=f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s"
        ),
        *IPV, FAILED.format("null", "startingPosition", "Member must not be null."),
    ),
    "a starting position that is none": (
        lambda s: s.client.create_event_source_mapping(
            FunctionName="fn", EventSourceArn=f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s", StartingPosition="invalid"
        ),
        *INVALID,
        FAILED.format("'invalid'", "startingPosition", "Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]"),
    ),
    "a starting position of another kind of stream": (
        lambda s: s.client.create_event_source_mapping(
            FunctionName="fn",
            EventSourceArn=f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/t/stream/2025-02-22T03:03:25.490",
            StartingPosition="AT_TIMESTAMP",
            StartingPositionTimestamp=1741010802,
        ),
        *IPV,
        f"Unsupported starting position for arn type: arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/t/stream/2025-02-22T03:03:25.490",
    ),
    **{
        f"filter {n}": (
            lambda s, pattern=pattern: s.client.create_event_source_mapping(
                FunctionName="fn",
                EventSourceArn=f"arn:aws:sqs:{REGION}:{ACCOUNT}:q",
                FilterCriteria={"Filters": [{"Pattern": pattern}]},
            ),
            *IPV, "Invalid filter pattern definition.",
        )
        for n, pattern in enumerate(("simple string", '[{"eventName": ["INSERT"=123}]', '{"body": "x"}'))
    },
    "a large batch without a window": (
        lambda s: s.client.create_event_source_mapping(
            FunctionName="fn", EventSourceArn=f"arn:aws:sqs:{REGION}:{ACCOUNT}:q", BatchSize=11
        ),
        *IPV, "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
    ),
}

TABLES = {
    "functions": FUNCTIONS,
    "versions": VERSIONS,
    "events": EVENTS,
    "concurrency": CONCURRENCY,
    "policies": POLICIES,
    "layers": LAYERS,
    "tags": TAGS,
    "urls": URLS,
    "mappings": MAPPINGS,
}
NAMES = [f"{table}: {name}" for table, rows in TABLES.items() for name in rows]
ROWS = [row for rows in TABLES.values() for row in rows.values()]


@pytest.fixture(scope="module")
def subject():
    with Server() as server:
        yield Subject(server.url)


def told(subject, ask, status, code, message, kind=TYPED):
    answer = refusal(ask, subject)
    text = message(subject) if callable(message) else message
    assert (answer.status, answer.code, answer.message) == (status, code, text)
    # Constraint violations come before the service itself, which would say whose fault it is.
    assert answer.response.get("Type") == (UNTYPED if code == "ValidationException" else kind)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_refusal(subject, row):
    told(subject, *row)


def test_a_refusal_leaves_everything_as_it_was(subject):
    before = subject.fn.configuration()
    for row in ROWS:
        with contextlib.suppress(AssertionError):
            refusal(row[0], subject)
    assert subject.fn.configuration() == before
    assert [f["FunctionName"] for f in subject.client.list_functions()["Functions"]] == ["fn"]


def test_an_update_meanwhile(serve):
    client = boto(serve("--state-transition-delay", "5").url)
    Function.create(client, name="slow", code=CODE, Handler="app.handler", wait=False)
    arn = f"{LAMBDA}:function:slow"
    pending = refusal(client.update_function_code, FunctionName="slow", ZipFile=CODE)
    assert pending == (
        *CONFLICT,
        f"The operation cannot be performed at this time. The resource {arn} is currently in the following state: 'Pending'. "
        "StateReasonCode: 'Creating'",
    )
    Function(client, "slow").wait_active()
    client.update_function_code(FunctionName="slow", ZipFile=CODE)
    for ask, more in (("update_function_code", {"ZipFile": CODE}), ("update_function_configuration", {}), ("publish_version", {})):
        assert refusal(getattr(client, ask), FunctionName="slow", **more) == (
            *CONFLICT, f"The operation cannot be performed at this time. An update is in progress for resource: {arn}"
        )  # fmt: skip
