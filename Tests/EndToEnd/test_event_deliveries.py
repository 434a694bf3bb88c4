"""Dead letters and destinations, against a stand-in of the other services."""

import contextlib
import json
import re

import pytest

from support.clients import ACCOUNT, REGION
from support.functions import fresh_name
from support.neighbours import neighbour
from support.recorder import SCALE, recorder
from support.server import Server
from support.tap import Tap
from support.wait import until

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@pytest.fixture(scope="module")
def others():
    with neighbour() as running:
        yield running


@pytest.fixture(scope="module")
def server(others):
    with Server("--async-time-scale", SCALE, "--neighbours", others.url) as running:
        yield running


class Queue:
    """A queue of the stand-in."""

    def __init__(self, others, name=None, **attributes):
        self.client = others.client("sqs")
        self.url = self.client.create_queue(QueueName=name or fresh_name("queue"), Attributes=attributes)["QueueUrl"]
        answer = self.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])
        self.arn = answer["Attributes"]["QueueArn"]

    def receive(self, within=20):
        def one():
            answer = self.client.receive_message(
                QueueUrl=self.url, MessageAttributeNames=["All"], AttributeNames=["All"], MaxNumberOfMessages=1
            )
            return answer.get("Messages")

        (message,) = until(one, within=within, what=f"a message in {self.url}")
        self.client.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return message

    def count(self):
        answer = self.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=["ApproximateNumberOfMessages"])
        return int(answer["Attributes"]["ApproximateNumberOfMessages"])


def topic(others, queue, name=None, **attributes):
    """A topic that passes everything on to a queue, and its ARN."""
    client = others.client("sns")
    arn = client.create_topic(Name=name or fresh_name("topic"), Attributes=attributes)["TopicArn"]
    client.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue.arn)
    return arn


def destinations(function, success=None, failure=None, **more):
    chosen = {"OnSuccess": success, "OnFailure": failure}
    function.client.put_function_event_invoke_config(
        FunctionName=function.name,
        DestinationConfig={kind: {"Destination": arn} for kind, arn in chosen.items() if arn},
        **more,
    )


def attributes_of(message):
    return {name: (value["DataType"], value["StringValue"]) for name, value in message["MessageAttributes"].items()}


def record_of_success(function, identifier, event):
    return {
        "version": "1.0",
        "timestamp": None,
        "requestContext": {
            "requestId": identifier,
            "functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}:$LATEST",
            "condition": "Success",
            "approximateInvokeCount": 1,
        },
        "requestPayload": event,
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST"},
        "responsePayload": {"was": event},
    }


def checked(text):
    """The record with its time checked and taken out; its members keep their order."""
    record = json.loads(text) if isinstance(text, str) else text
    assert TIME.fullmatch(record["timestamp"])
    record["timestamp"] = None
    return record


def same(record, expected):
    """Equal, the order of members included."""
    assert json.dumps(record) == json.dumps(expected)


def test_a_dead_letter_in_a_queue(server, others):
    queue = Queue(others)
    function = recorder(server, DeadLetterConfig={"TargetArn": queue.arn})
    event = {"fail": "no luck", "ü": [1.50, None]}
    identifier = function.send(event)
    message = queue.receive()
    assert message["Body"] == json.dumps(event)
    assert attributes_of(message) == {
        "RequestID": ("String", identifier),
        "ErrorCode": ("Number", "200"),
        "ErrorMessage": ("String", "no luck"),
    }
    assert message["Attributes"]["AWSTraceHeader"].startswith("Root=1-")
    assert len(function.runs(identifier)) == 3
    function.wait_empty()
    function.delete()


def test_a_dead_letter_in_a_topic(server, others):
    queue = Queue(others)
    function = recorder(server, DeadLetterConfig={"TargetArn": topic(others, queue)})
    event = {"fail": "published"}
    identifier = function.send(event)
    envelope = json.loads(queue.receive()["Body"])
    assert json.loads(envelope["Message"]) == event
    assert envelope["MessageAttributes"] == {
        "RequestID": {"Type": "String", "Value": identifier},
        "ErrorCode": {"Type": "Number", "Value": "200"},
        "ErrorMessage": {"Type": "String", "Value": "published"},
    }
    function.delete()


def test_the_message_of_a_dead_letter_has_a_kilobyte(server, others):
    queue = Queue(others)
    function = recorder(server, DeadLetterConfig={"TargetArn": queue.arn})
    function.client.put_function_event_invoke_config(FunctionName=function.name, MaximumRetryAttempts=0)
    function.send({"fail": "x" * 3000})
    assert attributes_of(queue.receive())["ErrorMessage"] == ("String", "x" * 1024)
    function.delete()


def test_dead_letters_in_a_fifo_queue_and_topic(server, others):
    fifo = {"FifoQueue": "true"}
    direct = Queue(others, fresh_name("queue") + ".fifo", **fifo)
    behind = Queue(others, fresh_name("queue") + ".fifo", ContentBasedDeduplication="true", **fifo)
    arn = topic(others, behind, fresh_name("topic") + ".fifo", FifoTopic="true")
    for target, queue in ((direct.arn, direct), (arn, behind)):
        function = recorder(server, DeadLetterConfig={"TargetArn": target})
        identifier = function.send({"fail": "in order"})
        message = queue.receive()
        assert message["Attributes"]["MessageGroupId"].endswith(f":function:{function.name}")
        if queue is direct:
            # The stand-in does not hand a topic's deduplication on to its queues.
            assert message["Attributes"]["MessageDeduplicationId"] == f"{identifier}-deadLetter"
        function.delete()


def test_a_dead_letter_and_a_destination_are_both_told(server, others):
    letters, records = Queue(others), Queue(others)
    function = recorder(server, DeadLetterConfig={"TargetArn": letters.arn})
    destinations(function, failure=records.arn, MaximumRetryAttempts=0)
    identifier = function.send({"fail": "twice told"})
    assert attributes_of(letters.receive())["RequestID"] == ("String", identifier)
    assert json.loads(records.receive()["Body"])["requestContext"]["requestId"] == identifier
    function.delete()


def test_a_success_in_a_queue(server, others):
    queue = Queue(others)
    function = recorder(server)
    destinations(function, success=queue.arn)
    event = {"b": 1, "a": {"nested": [True, 1.0]}}
    identifier = function.send(event)
    message = queue.receive()
    same(checked(message["Body"]), record_of_success(function, identifier, event))
    assert "MessageAttributes" not in message
    assert message["Attributes"]["AWSTraceHeader"].startswith("Root=1-")
    assert function.invoke({"sync": True}).error is None
    function.wait_empty()
    assert queue.count() == 0, "a synchronous invocation has no destination"
    function.delete()


def test_a_failure_in_a_queue(server, others):
    queue = Queue(others)
    function = recorder(server)
    destinations(function, failure=queue.arn)
    identifier = function.send({"fail": "recorded"})
    record = checked(queue.receive()["Body"])
    response = record["responsePayload"]
    assert (response["errorMessage"], response["errorType"]) == ("recorded", "ValueError")
    expected = record_of_success(function, identifier, {"fail": "recorded"})
    expected["requestContext"] |= {"condition": "RetriesExhausted", "approximateInvokeCount": 3}
    expected["responseContext"]["functionError"] = "Unhandled"
    expected["responsePayload"] = response
    same(record, expected)
    function.delete()


def test_no_concurrency_in_a_queue(server, others):
    queue = Queue(others)
    function = recorder(server)
    destinations(function, failure=queue.arn)
    function.client.put_function_concurrency(FunctionName=function.name, ReservedConcurrentExecutions=0)
    identifier = function.send({"never": "run"})
    expected = record_of_success(function, identifier, {"never": "run"})
    expected["requestContext"] |= {"condition": "ZeroReservedConcurrency", "approximateInvokeCount": 0}
    del expected["responseContext"], expected["responsePayload"]
    same(checked(queue.receive()["Body"]), expected)
    function.delete()


def test_a_success_in_a_topic(server, others):
    queue = Queue(others)
    function = recorder(server)
    destinations(function, success=topic(others, queue))
    identifier = function.send([1, 2])
    envelope = json.loads(queue.receive()["Body"])
    same(checked(envelope["Message"]), record_of_success(function, identifier, [1, 2]))
    function.delete()


def test_a_success_in_another_function(server):
    listener, function = recorder(server), recorder(server)
    destinations(function, success=listener.configuration()["FunctionArn"])
    identifier = function.send({"for": "the other"})
    (run,) = listener.wait_runs(1)
    same(checked(run["event"]), record_of_success(function, identifier, {"for": "the other"}))
    assert run["id"] != identifier
    assert run["trace"].count("|") == 1, "both functions are in the lineage of the trace"
    function.delete()
    listener.delete()


@pytest.mark.parametrize("fails", [False, True])
def test_an_event_on_a_bus(server, others, fails):
    queue = Queue(others)
    client = others.client("events")
    name = fresh_name("bus")
    bus = client.create_event_bus(Name=name)["EventBusArn"]
    client.put_rule(Name="all", EventBusName=name, EventPattern=json.dumps({"source": ["lambda"]}))
    client.put_targets(Rule="all", EventBusName=name, Targets=[{"Id": "queue", "Arn": queue.arn}])
    function = recorder(server)
    destinations(function, success=bus, failure=bus, MaximumRetryAttempts=0)
    event = {"fail": "on the bus"} if fails else {"on": "the bus"}
    identifier = function.send(event)
    envelope = json.loads(queue.receive()["Body"])
    assert envelope["source"] == "lambda"
    assert envelope["detail-type"] == f"Lambda Function Invocation Result - {'Failure' if fails else 'Success'}"
    assert envelope["resources"] == [bus, f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}:$LATEST"]
    record = checked(envelope["detail"])
    assert record["requestContext"]["requestId"] == identifier
    if not fails:
        same(record, record_of_success(function, identifier, event))
    function.delete()


def test_a_failure_in_a_bucket(server, others):
    store = others.client("s3")
    store.create_bucket(Bucket="failures")
    function = recorder(server)
    destinations(function, failure="arn:aws:s3:::failures", MaximumRetryAttempts=0)
    identifier = function.send({"fail": "in a bucket"})
    (entry,) = until(lambda: store.list_objects_v2(Bucket="failures").get("Contents"), within=20, what="the object")
    form = rf"aws/lambda/async/{function.name}/\d{{4}}/\d\d/\d\d/\d{{4}}-\d\d-\d\dT\d\d\.\d\d\.\d\d-{identifier}"
    assert re.fullmatch(form, entry["Key"])
    record = checked(store.get_object(Bucket="failures", Key=entry["Key"])["Body"].read().decode())
    assert record["requestContext"]["condition"] == "RetriesExhausted"
    assert record["responsePayload"]["errorMessage"] == "in a bucket"
    function.delete()


def test_what_nobody_takes_is_kept_and_can_be_redriven(server, others):
    queue = Queue(others)
    function = recorder(server, DeadLetterConfig={"TargetArn": queue.arn})
    queue.client.delete_queue(QueueUrl=queue.url)
    identifier = function.send({"fail": "nowhere to go"})
    (dead,) = function.wait_dead(within=40)
    assert dead["id"] == identifier
    assert queue.arn in dead["reason"]
    again = Queue(others, queue.arn.rsplit(":", 1)[1])
    answer = function.redrive(identifier)
    assert answer == {"count": 1}
    assert attributes_of(again.receive())["RequestID"] == ("String", identifier)
    assert len(function.runs(identifier)) == 6
    function.wait_empty()
    function.delete()


def test_a_success_that_could_not_be_delivered_is_delivered_again_without_a_run(server, others):
    queue = Queue(others)
    function = recorder(server)
    destinations(function, success=queue.arn)
    queue.client.delete_queue(QueueUrl=queue.url)
    identifier = function.send({"once": True})
    function.wait_dead(within=40)
    again = Queue(others, queue.arn.rsplit(":", 1)[1])
    function.redrive(identifier)
    same(checked(again.receive()["Body"]), record_of_success(function, identifier, {"once": True}))
    assert len(function.runs(identifier)) == 1
    function.delete()


def test_without_a_neighbour_dead_letters_are_kept():
    with Server("--async-time-scale", SCALE) as alone:
        target = f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead"
        function = recorder(alone, DeadLetterConfig={"TargetArn": target})
        identifier = function.send({"fail": "kept here"})
        (dead,) = function.wait_dead()
        assert dead["id"] == identifier
        assert dead["reason"] == f"{target}: no endpoint is configured for sqs"


def test_deliveries_are_made_in_the_name_of_the_role(others):
    """Refused or not, it is the function's role that sends; what it may not do is kept, with the reason."""
    queue = Queue(others)
    with contextlib.closing(Tap(others.url)) as tap:
        with Server("--async-time-scale", SCALE, "--neighbours", tap.url) as server:
            function = recorder(server, DeadLetterConfig={"TargetArn": queue.arn})
            function.client.put_function_event_invoke_config(FunctionName=function.name, MaximumRetryAttempts=0)
            with tap.refuse("SendMessage", "AccessDeniedException", "the role may not", status=403):
                identifier = function.send({"fail": "denied"})
                (dead,) = function.wait_dead()
                assert dead["id"] == identifier
                assert "the role may not" in dead["reason"]
                assert tap.count("SendMessage") == 3, "a refusal is believed after three attempts"
            assert function.redrive(identifier) == {"count": 1}
            assert attributes_of(queue.receive())["RequestID"] == ("String", identifier)
            (session,) = [call for call in tap.of("AssumeRole") if call.form["RoleSessionName"] == function.name]
            assert {call.key for call in tap.of("SendMessage")} == {tap.issued(session)}
