"""A function that writes each of its runs into its log, for tests of what runs later."""

import json

from support import packages
from support.clients import boto, call
from support.functions import Function
from support.wait import until

# Waits of minutes take a tenth of a second.
SCALE = 0.002

SOURCE = """
import json, os, time

def handler(event, context):
    print("RAN " + json.dumps({
        "id": context.aws_request_id, "event": event, "arn": context.invoked_function_arn,
        "trace": os.environ.get("_X_AMZN_TRACE_ID"), "mark": os.environ.get("MARK"),
        "client": context.client_context.custom if context.client_context else None,
    }), flush=True)
    if isinstance(event, dict):
        time.sleep(event.get("seconds", 0))
        if event.get("fail"):
            raise ValueError(event["fail"])
    return {"was": event}
"""



def recorder(server, code=None, **settings):
    code = code or packages.python(SOURCE)
    return Recorder.create(boto(server.url), code=code, Handler="app.handler", **settings).on(server)


class Recorder(Function):
    """A function that writes each of its runs into its log."""

    def on(self, server):
        self.server = server
        return self

    def send(self, event, **more):
        """Invokes without waiting and returns the request id."""
        answer = self.client.invoke(
            FunctionName=more.pop("FunctionName", self.name), InvocationType="Event", Payload=json.dumps(event), **more
        )
        assert answer["StatusCode"] == 202
        assert answer["Payload"].read() == b""
        assert "ExecutedVersion" not in answer
        return answer["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]

    def runs(self, request_id=None):
        """What the log says of the runs, of one event or of all."""
        page = call(self.server.url, "GET", f"/_lambent/logs?function={self.name}&limit=10000").json
        found = [json.loads(e["message"][4:]) for e in page["events"] if e["message"].startswith("RAN ")]
        return [run for run in found if request_id in (None, run["id"])]

    def wait_runs(self, count, request_id=None, within=20):
        return until(
            lambda: len(found := self.runs(request_id)) >= count and found, within=within, what=f"{count} runs of {self.name}"
        )

    def events(self, **query):
        more = "".join(f"&{key}={value}" for key, value in query.items())
        return call(self.server.url, "GET", f"/_lambent/events?function={self.name}{more}").json

    def wait_empty(self, within=20):
        until(lambda: not self.events()["events"], within=within, what=f"the end of all events of {self.name}")

    def wait_dead(self, count=1, within=20):
        return until(
            lambda: len(found := self.events(state="dead")["events"]) >= count and found,
            within=within,
            what=f"{count} dead events of {self.name}",
        )

    def redrive(self, request_id):
        return call(self.server.url, "POST", f"/_lambent/events/redrive?id={request_id}").json
