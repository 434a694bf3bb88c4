"""kill -9 while events are accepted, run and delivered: none is lost."""

import json
import threading

from botocore.exceptions import BotoCoreError, ClientError

from support import packages
from support.clients import boto
from support.functions import Function
from support.neighbours import neighbour
from support.recorder import SCALE
from support.wait import until

SOURCE = """
def handler(event, context):
    if event["n"] % 10 == 0:
        raise ValueError("every tenth fails")
    return event["n"]
"""

EVENTS = 500
KILLS = 5


class Sender:
    """Sends numbered events until each is acknowledged once, through every end of the server."""

    def __init__(self, server, name):
        self.server = server
        self.name = name
        self.lock = threading.Lock()
        self.left = list(range(EVENTS))
        self.acknowledged = {}

    def send(self, down):
        client = boto(self.server.url, read_timeout=10)
        while not down.is_set():
            with self.lock:
                if not self.left:
                    return
                number = self.left.pop()
            try:
                answer = client.invoke(
                    FunctionName=self.name, InvocationType="Event", Payload=json.dumps({"n": number})
                )
            except (BotoCoreError, ClientError, OSError):
                with self.lock:
                    self.left.append(number)
                if not down.wait(0.05):
                    continue
                return
            with self.lock:
                self.acknowledged[answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]] = number

    def run(self, until_count):
        """Sends until so many are acknowledged, and kills the server in the middle of the next ones."""
        down = threading.Event()
        threads = [threading.Thread(target=self.send, args=(down,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        until(lambda: len(self.acknowledged) >= until_count, within=60, what=f"{until_count} accepted events")
        if until_count < EVENTS:
            self.server.kill()
        down.set()
        for thread in threads:
            thread.join(timeout=30)


def drain(client, url, seen):
    """Takes what is in a queue, and adds request ids and numbers to what was seen."""
    while True:
        answer = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
        messages = answer.get("Messages", [])
        if not messages:
            return
        for message in messages:
            body = json.loads(message["Body"])
            if "requestContext" in body:
                assert body["requestContext"]["condition"] == "Success"
                assert body["responsePayload"] == body["requestPayload"]["n"]
                seen.setdefault(body["requestContext"]["requestId"], []).append(body["requestPayload"]["n"])
            else:
                attributes = message["MessageAttributes"]
                assert attributes["ErrorMessage"]["StringValue"] == "every tenth fails"
                seen.setdefault(attributes["RequestID"]["StringValue"], []).append(body["n"])
        entries = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(messages)]
        client.delete_message_batch(QueueUrl=url, Entries=entries)


def test_no_accepted_event_is_lost_when_the_server_is_killed_five_times(serve):
    with neighbour() as others:
        queues = others.client("sqs")
        urls = {kind: queues.create_queue(QueueName=kind)["QueueUrl"] for kind in ("done", "dead")}
        arns = {
            kind: queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
            for kind, url in urls.items()
        }
        server = serve("--async-time-scale", SCALE, "--neighbours", others.url)
        function = Function.create(
            boto(server.url),
            code=packages.python(SOURCE),
            Handler="app.handler",
            DeadLetterConfig={"TargetArn": arns["dead"]},
        )
        function.client.put_function_event_invoke_config(
            FunctionName=function.name, DestinationConfig={"OnSuccess": {"Destination": arns["done"]}}
        )
        sender = Sender(server, function.name)
        for kill in range(1, KILLS + 1):
            sender.run(EVENTS * kill // (KILLS + 1))
            server.restart()
        sender.run(EVENTS)
        assert len(sender.acknowledged) == EVENTS

        done, dead = {}, {}

        def settled():
            drain(queues, urls["done"], done)
            drain(queues, urls["dead"], dead)
            return sender.acknowledged.keys() <= done.keys() | dead.keys()

        until(settled, within=90, every=0.2, what="the end of every accepted event")
        succeeded = [i for i in sender.acknowledged if i in done]
        failed = [i for i in sender.acknowledged if i in dead]
        lost = [i for i in sender.acknowledged if i not in done and i not in dead]
        repeated = sum(len(numbers) - 1 for seen in (done, dead) for numbers in seen.values())
        print(
            f"{len(sender.acknowledged)} events accepted, {KILLS} kills: {len(succeeded)} succeeded, "
            f"{len(failed)} dead letters, {len(lost)} lost, {repeated} told more than once"
        )
        assert lost == []
        for identifier, number in sender.acknowledged.items():
            assert (identifier in dead) == (number % 10 == 0)
            assert set((dead if number % 10 == 0 else done)[identifier]) == {number}
