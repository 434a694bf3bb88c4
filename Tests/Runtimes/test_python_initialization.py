"""Python: finding the handler, and what the function's code sees."""

import pytest

HANDLER = "def handler(event, context):\n    return 'ok'\n"


def document(error_type, message, trace=()):
    return {"errorMessage": message, "errorType": error_type, "requestId": "", "stackTrace": list(trace)}


@pytest.mark.parametrize(
    ("handler", "error_type", "message"),
    [
        ("missing.handler", "Runtime.ImportModuleError", "Unable to import module 'missing': No module named 'missing'"),
        ("app.nope", "Runtime.HandlerNotFound", "Handler 'nope' missing on module 'app'"),
        (
            "app",
            "Runtime.MalformedHandlerName",
            "Bad handler 'app': not enough values to unpack (expected 2, got 1)",
        ),
        ("sys.handler", "Runtime.BuiltInModuleConflict", "Cannot use built-in module sys as a handler module"),
    ],
)
def test_handlers_that_cannot_be_found(python, python_version, handler, error_type, message):
    runtime = python(HANDLER, handler)
    error = runtime.initialization_error()
    expected = document(error_type, message)
    if python_version < (3, 9):
        del expected["requestId"]
    assert error.json == expected
    assert error.headers["lambda-runtime-function-error-type"] == error_type
    assert runtime.wait() == 1
    assert [frame.text for frame in runtime.frames()] == ["[ERROR] %s: %s" % (error_type, message)]


def test_import_that_fails_inside_of_the_module(python):
    error = python("import nowhere_to_be_found\n" + HANDLER).initialization_error()
    assert error.json["errorMessage"] == "Unable to import module 'app': No module named 'nowhere_to_be_found'"


def test_syntax_error(python, tmp_path):
    error = python("def handler(event, context):\n    return 1\n  oops\n").initialization_error().json
    assert error["errorType"] == "Runtime.UserCodeSyntaxError"
    assert error["errorMessage"].startswith("Syntax error in module 'app': ")
    assert error["errorMessage"].endswith("(app.py, line 3)")
    assert error["stackTrace"][0].startswith('  File "%s/app.py" Line 3\n    ' % tmp_path)


def test_exception_at_import(python, tmp_path):
    runtime = python("raise Exception('Runtime startup fails')\n")
    error = runtime.initialization_error().json
    assert error["errorMessage"] == "Runtime startup fails"
    assert error["errorType"] == "Exception"
    assert "importlib" in error["stackTrace"][0]
    assert error["stackTrace"][-1] == (
        '  File "%s/app.py", line 1, in <module>\n    raise Exception(\'Runtime startup fails\')\n' % tmp_path
    )
    assert runtime.wait() == 1


@pytest.mark.parametrize("status", [0, 3])
def test_exit_at_import(python, status):
    runtime = python("import sys\nsys.exit(%d)\n" % status)
    assert runtime.request() is None
    assert runtime.wait() == status


@pytest.mark.parametrize("handler", ["pkg/inner/mod.handler", "pkg.inner.mod.handler"])
def test_modules_in_folders(python, handler):
    files = {"pkg/__init__.py": "", "pkg/inner/mod.py": HANDLER}
    assert python(HANDLER, handler, files=files).invoke().json == "ok"


def test_the_functions_code_sees_a_clean_process(python, tmp_path):
    source = (
        "import os, sys\n"
        "at_import = [name for name in os.environ if 'LAMBENT' in name or 'TELEMETRY' in name]\n"
        "def handler(event, context):\n"
        "    import subprocess\n"
        "    inherited = subprocess.run(['ls', '/proc/self/fd'], stdout=subprocess.PIPE, close_fds=False).stdout\n"
        "    return [at_import, sys.path[0], [p for p in sys.path if 'Runtimes' in p], os.getcwd(),\n"
        "            sys.argv[1:], len(inherited.split()), sys.stdout.encoding, sys.stdin.read()]\n"
    )
    runtime = python(source, environment={"PYTHONPATH": "/nowhere"})
    assert runtime.invoke().json == [[], str(tmp_path), [], str(tmp_path), [], 4, "utf-8", ""]


def test_files_of_the_function_do_not_shadow_the_runtimes_own_imports(python):
    files = {"logging.py": "raise Exception('shadow')", "json_encoder.py": "raise Exception('shadow')"}
    source = "import logging\nlogging.warning('x')\n" + HANDLER
    assert python(source, files=files).invoke().json == "ok"


def test_sitecustomize_of_a_search_path_runs(python, tmp_path):
    source = "import builtins\ndef handler(event, context):\n    return builtins.customized\n"
    files = {"lib/sitecustomize.py": "import builtins\nbuiltins.customized = True\n"}
    assert python(source, files=files, environment={"PYTHONPATH": str(tmp_path / "lib")}).invoke().json is True
