"""Node.js: finding the handler, and what the function's code sees."""

import pytest

HANDLER = "exports.handler = async () => 'ok';\n"
ESM = "export const handler = async () => 'esm';\n"


@pytest.mark.parametrize(
    ("handler", "error_type", "message"),
    [
        ("app.nope", "Runtime.HandlerNotFound", "app.nope is undefined or not exported"),
        ("app.handler.deeper", "Runtime.HandlerNotFound", "app.handler.deeper is undefined or not exported"),
        ("app.value", "Runtime.HandlerNotFound", "app.value is not a function"),
        ("app", "Runtime.MalformedHandlerName", "Bad handler"),
        (
            "../app.handler",
            "Runtime.MalformedHandlerName",
            "'../app.handler' is not a valid handler name. Use absolute paths when specifying root directories in handler names.",
        ),
    ],
)
def test_handlers_that_cannot_be_found(node, handler, error_type, message):
    runtime = node("exports.value = 7;\n" + HANDLER, handler)
    error = runtime.initialization_error()
    assert error.json["errorType"] == error_type
    assert error.json["errorMessage"] == message
    assert error.json["trace"][0] == "%s: %s" % (error_type, message)
    assert error.headers["lambda-runtime-function-error-type"] == error_type
    assert runtime.wait() == 129
    (frame,) = runtime.frames()
    assert "\tundefined\tERROR\tUncaught Exception \t{" in frame.text


def test_missing_module(node):
    error = node(HANDLER, "missing.handler").initialization_error().json
    assert error["errorType"] == "Runtime.ImportModuleError"
    assert error["errorMessage"].startswith("Error: Cannot find module 'missing'\nRequire stack:\n- /")
    assert error["errorMessage"].endswith("/nodejs/index.mjs")


def test_missing_dependency(node):
    error = node("require('nowhere-to-be-found');\n").initialization_error().json
    assert error["errorType"] == "Runtime.ImportModuleError"
    assert error["errorMessage"].startswith("Error: Cannot find module 'nowhere-to-be-found'\nRequire stack:\n")


def test_syntax_error(node, tmp_path):
    error = node("exports.handler = async () => {\n  oops oops\n};\n").initialization_error().json
    assert error["errorType"] == "Runtime.UserCodeSyntaxError"
    # Node.js 18 and older do not name it.
    assert error["errorMessage"].replace(" 'oops'", "") == "SyntaxError: Unexpected identifier"
    assert any(line.startswith("%s/app.js:2" % tmp_path) for line in error["trace"])


def test_exception_at_import(node, tmp_path):
    runtime = node("throw new RangeError('Runtime startup fails');\n")
    error = runtime.initialization_error().json
    assert error["errorType"] == "RangeError" and error["errorMessage"] == "Runtime startup fails"
    assert error["trace"][1].startswith("    at Object.<anonymous> (%s/app.js:1:" % tmp_path)
    assert runtime.wait() == 129


def test_exception_during_the_import_of_an_es_module(node):
    error = node("await null; throw new RangeError('later');\n", name="app.mjs").initialization_error().json
    assert error["errorType"] == "RangeError"


def test_rejection_nobody_handles_at_import(node):
    runtime = node("Promise.reject(new Error('boom'));\nawait new Promise((r) => setTimeout(r, 99));\n" + ESM, name="app.mjs")
    assert runtime.initialization_error().json["errorType"] == "Runtime.UnhandledPromiseRejection"
    assert runtime.wait() == 128


@pytest.mark.parametrize("status", [0, 3])
def test_exit_at_import(node, status):
    runtime = node("process.exit(%d);\n" % status)
    assert runtime.request() is None
    assert runtime.wait() == status


@pytest.mark.parametrize(
    ("name", "source", "files", "handler", "result"),
    [
        ("app.mjs", ESM, {}, "app.handler", "esm"),
        ("app.cjs", HANDLER, {}, "app.handler", "ok"),
        ("app.js", ESM, {"package.json": '{"type":"module"}'}, "app.handler", "esm"),
        ("app.cjs", HANDLER, {"package.json": '{"type":"module"}'}, "app.handler", "ok"),
        ("sub/dir/app.js", HANDLER, {}, "sub/dir/app.handler", "ok"),
        ("sub/app.js", ESM, {"package.json": '{"type":"module"}'}, "sub/app.handler", "esm"),
        ("app.js", "exports.a = { b: { handler: async () => 'nested' } };\n", {}, "app.a.b.handler", "nested"),
        ("app", HANDLER, {}, "app.handler", "ok"),
        ("app/index.js", HANDLER, {}, "app.handler", "ok"),
        ("node_modules/app/index.js", HANDLER, {}, "app.handler", "ok"),
        ("app.mjs", "const x = await Promise.resolve('tla');\nexport const handler = async () => x;\n", {}, "app.handler", "tla"),
        ("app.mjs", "export default { handler: async () => 'default' };\n", {}, "app.default.handler", "default"),
    ],
)
def test_kinds_of_modules(node, name, source, files, handler, result):
    assert node(source, handler, name=name, files=files).invoke().json == result


def test_module_on_the_search_path(node, tmp_path):
    files = {"elsewhere/shared/index.js": "module.exports = 'shared';\n"}
    source = "exports.handler = async () => require('shared');\n"
    runtime = node(source, files=files, environment={"NODE_PATH": str(tmp_path / "elsewhere")})
    assert runtime.invoke().json == "shared"


def test_the_functions_code_sees_a_clean_process(node, tmp_path):
    source = (
        "const names = Object.keys(process.env).filter((name) => /LAMBENT|TELEMETRY/.test(name));\n"
        "exports.handler = async () => {\n"
        "  const { spawnSync } = require('child_process');\n"
        "  const inherited = spawnSync('ls', ['/proc/self/fd']).stdout.toString().trim().split('\\n');\n"
        "  return [names, process.cwd(), process.argv.length, inherited.length, require.main === module];\n"
        "};\n"
    )
    assert node(source).invoke().json == [[], str(tmp_path), 2, 4, False]
