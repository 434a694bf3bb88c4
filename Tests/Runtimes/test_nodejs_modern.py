"""Node.js from 24 on: what changed there. Where the machine has only an older one, its version is pretended."""

import pytest

PRETEND = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '24.0.0' } });\n"


@pytest.fixture
def modern(node, node_major, tmp_path):
    def run(source, **options):
        if node_major >= 24:
            return node(source, **options)
        shim = tmp_path / "pretend.cjs"
        shim.write_text(PRETEND)
        return node(source, flags=("--require", str(shim)), **options)

    return run


def test_results_and_errors_of_promises(modern):
    runtime = modern("exports.handler = async (event) => { if (event.fail) throw new TypeError('bad'); return event; };\n")
    assert runtime.invoke({"a": 1}).json == {"a": 1}
    assert runtime.invoke({"fail": True}).json["errorType"] == "TypeError"
    assert runtime.invoke({"a": 2}).json == {"a": 2}


def test_plain_return_values_count(modern):
    assert modern("exports.handler = () => 5;\n").invoke().json == 5


def test_callbacks_are_refused(modern):
    runtime = modern("exports.handler = (event, context, callback) => callback();\n")
    error = runtime.initialization_error().json
    assert error["errorType"] == "Runtime.CallbackHandlerDeprecated"
    assert error["errorMessage"].startswith("ERROR: AWS Lambda has removed support for callback-based function handlers")
    assert runtime.wait() == 129


def test_context_has_no_old_methods(modern):
    source = (
        "exports.handler = async (event, context) =>\n"
        "  ['succeed', 'fail', 'done', 'callbackWaitsForEmptyEventLoop'].filter((name) => name in context);\n"
    )
    assert modern(source).invoke().json == []


def test_promise_that_never_settles(modern):
    runtime = modern("exports.handler = async () => new Promise(() => {});\n")
    for _ in range(2):
        answer = runtime.invoke()
        assert answer.kind == "error" and answer.json["errorType"] == "Runtime.NodeJsExit"
        assert answer.json["errorMessage"].startswith("The Lambda runtime client detected an unexpected Node.js exit code")


def test_event_that_is_not_json(modern):
    assert modern("exports.handler = async () => 1;\n").invoke(raw=b"{").json["errorType"] == "SyntaxError"
