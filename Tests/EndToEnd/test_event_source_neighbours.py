"""Queues and streams that event source mappings name are looked up at the neighbour."""

import pytest

from support.clients import ACCOUNT, REGION, boto
from support.functions import Function, refusal
from support.neighbours import neighbour
from support.server import Server


class Stack:
    def __init__(self, running, server):
        self.neighbour = running
        self.client = boto(server.url)
        self.function = Function.create(self.client)

    def refused(self, arn, **more):
        return refusal(
            self.client.create_event_source_mapping, FunctionName=self.function.name, EventSourceArn=arn, **more
        )

    def taken(self, arn, **more):
        made = self.client.create_event_source_mapping(FunctionName=self.function.name, EventSourceArn=arn, **more)
        assert made["EventSourceArn"] == arn


@pytest.fixture(scope="module")
def stack():
    with neighbour() as running, Server("--neighbours", running.url) as server:
        yield Stack(running, server)


def test_a_queue(stack):
    arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:jobs"
    assert stack.refused(arn) == (
        400,
        "InvalidParameterValueException",
        "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
        "SQS Error Message: The specified queue does not exist.",
    )
    stack.neighbour.client("sqs").create_queue(QueueName="jobs")
    stack.taken(arn)


def test_a_stream(stack):
    arn = f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/flow"
    assert stack.refused(arn, StartingPosition="LATEST") == (
        400,
        "InvalidParameterValueException",
        f"Stream not found: {arn}",
    )
    stack.neighbour.client("kinesis").create_stream(StreamName="flow", ShardCount=1)
    stack.taken(arn, StartingPosition="LATEST")


def test_the_stream_of_a_table(stack):
    arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/items/stream/2025-02-22T03:03:25.490"
    assert stack.refused(arn, StartingPosition="LATEST") == (
        400,
        "InvalidParameterValueException",
        f"Stream not found: {arn}",
    )
    table = stack.neighbour.client("dynamodb").create_table(
        TableName="items",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
    stack.taken(table["TableDescription"]["LatestStreamArn"], StartingPosition="LATEST")
