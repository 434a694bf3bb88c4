"""Event source mappings as the API shows them: life cycle, states, duplicates, refusals, lists."""

import datetime

import pytest

from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, fresh_name, refusal
from support.wait import until

GONE = (404, "ResourceNotFoundException", "The resource you requested does not exist.")


def queue(name=None):
    return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name or fresh_name('queue')}"


def stream():
    return f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/{fresh_name('stream')}"


def table():
    return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{fresh_name('table')}/stream/2025-02-22T03:03:25.490"


@pytest.fixture(scope="module")
def function(client):
    made = Function.create(client)
    yield made
    made.delete()


@pytest.fixture
def create_mapping(client, function):
    made = []

    def creator(**settings):
        answer = client.create_event_source_mapping(**{"FunctionName": function.name, **settings})
        assert answer.pop("ResponseMetadata")["HTTPStatusCode"] == 202
        made.append(answer["UUID"])
        return answer

    yield creator
    for uuid in made:
        try:
            wait_state(client, uuid, "Enabled", "Disabled")
            client.delete_event_source_mapping(UUID=uuid)
        except client.exceptions.ResourceNotFoundException:
            pass


def get(client, uuid):
    answer = client.get_event_source_mapping(UUID=uuid)
    answer.pop("ResponseMetadata")
    return answer


def wait_state(client, uuid, *states):
    return until(
        lambda: (now := get(client, uuid))["State"] in states and now, within=10, what=f"{uuid} being {' or '.join(states)}"
    )


def wait_gone(client, uuid):
    def gone():
        try:
            client.get_event_source_mapping(UUID=uuid)
        except client.exceptions.ResourceNotFoundException:
            return True
        return False

    until(gone, within=10, what=f"the end of {uuid}")


def test_a_mapping_of_a_queue_from_first_to_last(client, function, create_mapping):
    source = queue()
    created = create_mapping(EventSourceArn=source)
    uuid = created["UUID"]
    assert isinstance(created.pop("LastModified"), datetime.datetime)
    whole = {
        "UUID": uuid,
        "BatchSize": 10,
        "MaximumBatchingWindowInSeconds": 0,
        "EventSourceArn": source,
        "EventSourceMappingArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:event-source-mapping:{uuid}",
        "FunctionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}",
        "FunctionResponseTypes": [],
        "State": "Creating",
        "StateTransitionReason": "USER_INITIATED",
    }
    assert created == whole
    enabled = wait_state(client, uuid, "Enabled")
    enabled.pop("LastModified")
    assert enabled == {**whole, "State": "Enabled"}
    updated = client.update_event_source_mapping(
        UUID=uuid,
        BatchSize=20,
        MaximumBatchingWindowInSeconds=1,
        FilterCriteria={"Filters": [{"Pattern": '{"body": {"a": [1]}}'}]},
    )
    assert updated["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert (updated["State"], updated["BatchSize"]) == ("Updating", 20)
    changed = wait_state(client, uuid, "Enabled")
    assert changed["FilterCriteria"] == {"Filters": [{"Pattern": '{"body": {"a": [1]}}'}]}
    assert client.update_event_source_mapping(UUID=uuid, Enabled=False)["State"] == "Disabling"
    wait_state(client, uuid, "Disabled")
    deleted = client.delete_event_source_mapping(UUID=uuid)
    assert (deleted["ResponseMetadata"]["HTTPStatusCode"], deleted["State"]) == (202, "Deleting")
    wait_gone(client, uuid)
    for call in (client.get_event_source_mapping, client.update_event_source_mapping, client.delete_event_source_mapping):
        assert refusal(call, UUID=uuid) == GONE


def test_a_mapping_of_a_stream_has_its_defaults(client, create_mapping):
    created = create_mapping(EventSourceArn=stream(), StartingPosition="LATEST")
    assert {k: v for k, v in created.items() if k not in ("UUID", "LastModified", "EventSourceArn", "EventSourceMappingArn", "FunctionArn")} == {
        "BatchSize": 100,
        "BisectBatchOnFunctionError": False,
        "DestinationConfig": {"OnFailure": {}},
        "FunctionResponseTypes": [],
        "LastProcessingResult": "No records processed",
        "MaximumBatchingWindowInSeconds": 0,
        "MaximumRecordAgeInSeconds": -1,
        "MaximumRetryAttempts": -1,
        "ParallelizationFactor": 1,
        "StartingPosition": "LATEST",
        "State": "Creating",
        "StateTransitionReason": "User action",
        "TumblingWindowInSeconds": 0,
    }


def test_a_kafka_cluster_of_ones_own(client, function, create_mapping):
    topic = fresh_name("topic")
    settings = {
        "Topics": [topic],
        "SourceAccessConfigurations": [
            {"Type": "BASIC_AUTH", "URI": f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:s"}
        ],
        "SelfManagedEventSource": {"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": ["kafka:1000"]}},
    }
    created = create_mapping(**settings)
    assert {name: created[name] for name in settings} == settings
    assert created["SelfManagedKafkaEventSourceConfig"] == {"ConsumerGroupId": created["UUID"]}
    assert refusal(client.create_event_source_mapping, FunctionName=function.name, **settings) == (
        409,
        "ResourceConflictException",
        'An event source mapping with event source ("kafka:1000"), function '
        f'("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"), topics ("{topic}") already exists. '
        f"Please update or delete the existing mapping with UUID {created['UUID']}",
    )
    del settings["SourceAccessConfigurations"]
    assert refusal(client.create_event_source_mapping, FunctionName=function.name, **settings) == (
        400,
        "InvalidParameterValueException",
        "Required 'sourceAccessConfigurations' parameter is missing.",
    )


def test_duplicates(client, function, create_mapping):
    source, flow, items = queue(), stream(), table()
    first = create_mapping(EventSourceArn=source)["UUID"]
    second = create_mapping(EventSourceArn=flow, StartingPosition="LATEST")["UUID"]
    third = create_mapping(EventSourceArn=items, StartingPosition="LATEST")["UUID"]
    ending = "already exists. Please update or delete the existing mapping with UUID"
    create = client.create_event_source_mapping
    assert refusal(create, FunctionName=function.name, EventSourceArn=source) == (
        409,
        "ResourceConflictException",
        f'An event source mapping with SQS arn (" {source} ") and function (" {function.name} ") {ending} {first}',
    )
    for arn, uuid in ((flow, second), (items, third)):
        assert refusal(create, FunctionName=function.name, EventSourceArn=arn, StartingPosition="LATEST") == (
            409,
            "ResourceConflictException",
            f'The event source arn (" {arn} ") and function (" {function.name} ") provided mapping {ending} {uuid}',
        )


NO_POSITION = "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null."
BATCH = "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "Unrecognized event source."),
        ({"EventSourceArn": queue("q"), "BatchSize": 15}, BATCH),
        (
            {"EventSourceArn": queue("q"), "DestinationConfig": {"OnSuccess": {"Destination": queue("d")}}},
            "Unsupported DestinationConfig parameter for given event source mapping type.",
        ),
        ({"EventSourceArn": stream()}, NO_POSITION),
        ({"EventSourceArn": table()}, NO_POSITION),
        ({"EventSourceArn": queue("q"), "FunctionName": "nowhere"}, "Function does not exist"),
        *(
            ({"EventSourceArn": queue("q"), "FilterCriteria": {"Filters": [{"Pattern": pattern}]}}, "Invalid filter pattern definition.")
            for pattern in ("null", "simple string", '{"eventSource": "aws:sqs"}', '{"eventSource": []}')
        ),
        *(
            (
                {"EventSourceArn": table(), "StartingPosition": "LATEST", "FilterCriteria": {"Filters": [{"Pattern": pattern}]}},
                "Invalid filter pattern definition.",
            )
            for pattern in ("single-string", '[{"eventName": ["INSERT"=123}]')
        ),
        ({"EventSourceArn": queue("q"), "FilterCriteria": {"Filters": [{}]}}, "Invalid filter pattern definition."),
    ],
)
def test_creations_that_are_refused(client, function, settings, message):
    create = client.create_event_source_mapping
    refused = refusal(create, **{"FunctionName": function.name, **settings})
    assert refused == (400, "InvalidParameterValueException", message)
    assert refused.response["Type"] == "User"


def test_starting_positions_that_are_refused(client, function):
    create = client.create_event_source_mapping
    for arn in (stream(), table()):
        assert refusal(create, FunctionName=function.name, EventSourceArn=arn, StartingPosition="invalid") == (
            400,
            "ValidationException",
            "1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy constraint: "
            "Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
        )
    arn = table()
    assert refusal(create, FunctionName=function.name, EventSourceArn=arn, StartingPosition="AT_TIMESTAMP") == (
        400,
        "InvalidParameterValueException",
        f"Unsupported starting position for arn type: {arn}",
    )


def test_an_empty_list_of_filters_is_none(create_mapping):
    assert "FilterCriteria" not in create_mapping(EventSourceArn=queue(), FilterCriteria={"Filters": []})


def test_an_update_is_checked_like_a_creation(client, create_mapping):
    uuid = create_mapping(EventSourceArn=queue())["UUID"]
    wait_state(client, uuid, "Enabled")
    assert refusal(client.update_event_source_mapping, UUID=uuid, BatchSize=1000) == (
        400,
        "InvalidParameterValueException",
        BATCH,
    )
    assert refusal(client.update_event_source_mapping, UUID=uuid, FunctionName="nowhere") == (
        400,
        "InvalidParameterValueException",
        "Function does not exist",
    )


def test_the_function_is_named_in_every_form_and_shown_as_it_was_named(client, create_mapping, function):
    version = client.publish_version(FunctionName=function.name)["Version"]
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
    for name, shown in (
        (arn, arn),
        (f"{ACCOUNT}:function:{function.name}", arn),
        (f"{function.name}:$LATEST", f"{arn}:$LATEST"),
        (f"{arn}:{version}", f"{arn}:{version}"),
    ):
        assert create_mapping(FunctionName=name, EventSourceArn=queue())["FunctionArn"] == shown


def test_a_mapping_survives_its_function(client, create, create_mapping):
    function = create()
    uuid = create_mapping(FunctionName=function.name, EventSourceArn=queue())["UUID"]
    wait_state(client, uuid, "Enabled")
    function.delete()
    assert get(client, uuid)["State"] == "Enabled"


def test_a_mapping_between_two_states_is_in_use(serve):
    server = serve(environment={"LAMBENT_STATE_TRANSITION_DELAY": "3"})
    client = boto(server.url)
    function = Function.create(client, wait=False)
    uuid = client.create_event_source_mapping(FunctionName=function.name, EventSourceArn=queue())["UUID"]
    for call, verb in ((client.update_event_source_mapping, "update"), (client.delete_event_source_mapping, "delete")):
        assert refusal(call, UUID=uuid) == (
            400,
            "ResourceInUseException",
            f"Cannot {verb} the event source mapping because it is in use.",
        )
    server.kill()
    server.start()
    wait_state(boto(server.url), uuid, "Enabled")


def test_a_mapping_has_tags_until_it_is_deleted(client, create_mapping):
    created = create_mapping(EventSourceArn=queue(), Tags={"a": "1"})
    arn = created["EventSourceMappingArn"]
    client.tag_resource(Resource=arn, Tags={"b": "2"})
    assert client.list_tags(Resource=arn)["Tags"] == {"a": "1", "b": "2"}
    client.untag_resource(Resource=arn, TagKeys=["a"])
    assert client.list_tags(Resource=arn)["Tags"] == {"b": "2"}
    wait_state(client, created["UUID"], "Enabled")
    client.delete_event_source_mapping(UUID=created["UUID"])
    wait_gone(client, created["UUID"])
    for call, more in ((client.list_tags, {}), (client.tag_resource, {"Tags": {"a": "1"}}), (client.untag_resource, {"TagKeys": ["a"]})):
        assert refusal(call, Resource=arn, **more) == (
            404,
            "ResourceNotFoundException",
            f"Event source mapping not found: {arn}",
        )


def test_lists_are_filtered_and_paged(client, create_mapping, create):
    function = create()
    sources = [queue() for _ in range(3)]
    made = {create_mapping(FunctionName=function.name, EventSourceArn=source)["UUID"] for source in sources}
    pages = client.get_paginator("list_event_source_mappings").paginate(
        FunctionName=function.name, PaginationConfig={"PageSize": 2}
    )
    listed = [[item["UUID"] for item in page["EventSourceMappings"]] for page in pages]
    assert [len(page) for page in listed] == [2, 1]
    assert set(sum(listed, [])) == made
    by_source = client.list_event_source_mappings(EventSourceArn=sources[0])["EventSourceMappings"]
    assert [item["EventSourceArn"] for item in by_source] == [sources[0]]
