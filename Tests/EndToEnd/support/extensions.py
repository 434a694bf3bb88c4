"""Extensions: small programs that layers bring, and what a function's log tells of them."""

import textwrap

from support import packages
from support.clients import call

# What every extension of the tests begins with; what each does comes after it.
CLIENT = '''#!/usr/bin/python3 -S
import http.client, json, os, sys, time

NAME = os.path.basename(sys.argv[0])
HOST = os.environ["AWS_LAMBDA_RUNTIME_API"]
me = {}

def call(method, path, body=None, headers=None):
    connection = http.client.HTTPConnection(HOST)
    body = json.dumps(body) if isinstance(body, (dict, list)) else body
    connection.request(method, path, body, {**me, **(headers or {})})
    answer = connection.getresponse()
    text = answer.read().decode()
    return answer.status, dict(answer.getheaders()), json.loads(text) if text.startswith(("{", '"')) else text

def register(events=("INVOKE", "SHUTDOWN"), name=NAME, **headers):
    headers = {"Lambda-Extension-Name": name, **{key.replace("_", "-"): value for key, value in headers.items()}}
    answer = call("POST", "/2020-01-01/extension/register", {"events": list(events)}, headers)
    if answer[0] == 200:
        me["Lambda-Extension-Identifier"] = answer[1]["Lambda-Extension-Identifier"]
    return answer

def next():
    return call("GET", "/2020-01-01/extension/event/next")[2]

def fail(phase, kind):
    return call("POST", f"/2020-01-01/extension/{phase}/error", "{}", {"Lambda-Extension-Function-Error-Type": kind})

def say(what):
    print(NAME + ": " + (what if isinstance(what, str) else json.dumps(what)), flush=True)

def serve():
    while True:
        event = next()
        say(event)
        if event["eventType"] == "SHUTDOWN":
            return

'''


def program(body):
    """The text of an extension that does this."""
    return CLIENT + textwrap.dedent(body)


def layer(client, name, **extensions):
    """Publishes a layer with these extensions, `name=body`, and returns its ARN."""
    files = {f"extensions/{key}": (program(body), 0o755) for key, body in extensions.items()}
    return publish(client, name, files)


def publish(client, name, files):
    answer = client.publish_layer_version(LayerName=name, Content={"ZipFile": packages.zip_of(files)})
    return answer["LayerVersionArn"]


def log(url, function):
    """The lines of the function's log, of all its environments."""
    page = call(url, "GET", f"/_lambent/logs?function={function.name}&limit=10000").json
    return "".join(event["message"] for event in page["events"])
