#!/usr/bin/env python3
"""Measures the first invocation of a new configuration that starts from a stem, between starts of the bare interpreter.

    Benchmarks/cold.py --binary .build-release/release/lambent

What Lambent adds is the whole less the import of the handler, which is the function's. That is measured in the same
invocation: the handler imports a second file of the same content and says how long it took. That is taken off, and what it takes
in the middle for the first import. The first is dearer, as nothing was read of the function's directory before; what it costs more
counts as Lambent's. Whether there was a stem is asked by a second invocation. Each first
invocation waits until there is a stem, and then a little: for what else is made ahead. Calls to a key or token service of a
neighbour are not part of it: the functions have none.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from bench import Connection, bare_start, request  # noqa: E402
from support import packages  # noqa: E402
from support.clients import boto  # noqa: E402
from support.functions import Function  # noqa: E402
from support.processes import family  # noqa: E402
from support.server import Server  # noqa: E402
from support.wait import until  # noqa: E402

# In MB: a whole processor, which is what the bare interpreter has.
MEMORY = 1769

# Each answers the first time with the milliseconds of a second import, later with the interpreter and whether its process waited.
PYTHON = """
import time
answers = []
def handler(event, context):
    if not answers:
        began = time.perf_counter()
        import twin
        answers.append((time.perf_counter() - began) * 1000)
        return answers[0]
    import sys
    start = open('/proc/self/environ').read()
    return [sys.executable, 'AWS_LAMBDA_FUNCTION_NAME' not in start]
"""
NODEJS = """
let took;
exports.handler = async () => {
    if (took === undefined) {
        const began = process.hrtime();
        require('./twin.js');
        const [seconds, nanoseconds] = process.hrtime(began);
        return took = seconds * 1e3 + nanoseconds / 1e6;
    }
    const start = require('fs').readFileSync('/proc/self/environ', 'latin1');
    return [process.execPath, !start.includes('AWS_LAMBDA_FUNCTION_NAME')];
};
"""
RUBY = """
$answers = []
def handler(event:, context:)
  if $answers.empty?
    began = Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_millisecond)
    require 'twin'
    $answers << Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_millisecond) - began
    return $answers[0]
  end
  [File.readlink('/proc/self/exe'), !File.read('/proc/self/environ').include?('AWS_LAMBDA_FUNCTION_NAME')]
end
"""
JAVA = """
import com.amazonaws.services.lambda.runtime.*;
import java.io.FileInputStream;
public class App implements RequestHandler<Object, Object> {
    private boolean isLater;
    public Object handleRequest(Object event, Context context) {
        try {
            if (!isLater) {
                isLater = true;
                long began = System.nanoTime();
                Class.forName("Twin", true, App.class.getClassLoader()).getConstructor().newInstance();
                return (System.nanoTime() - began) / 1e6;
            }
            return looked();
        } catch (Exception error) {
            throw new RuntimeException(error);
        }
    }
    private Object[] looked() throws Exception {
        try (FileInputStream file = new FileInputStream("/proc/self/environ")) {
            String start = new String(file.readAllBytes());
            return new Object[] {System.getProperty("java.home").concat("/bin/java"), !start.contains("AWS_LAMBDA_FUNCTION_NAME")};
        }
    }
}
"""
EMPTY = "public class Empty { public static void main(String[] arguments) {} }"


def compiled(directory, **sources):
    """The classes of Java sources, by the names of their files."""
    for name, source in sources.items():
        Path(directory, f"{name}.java").write_text(source)
    files = [str(Path(directory, f"{name}.java")) for name in sources]
    library = packages.BOOTSTRAPS / "java" / "bootstrap.jar"
    subprocess.run(["javac", "-d", directory, "-cp", str(library), *files], check=True)
    return {path.name: path.read_bytes() for path in Path(directory).glob("*.class")}


def functions(directory):
    """By language: package, handler, name of the bootstrap, and the command of the bare interpreter."""
    packages.java()
    java = compiled(directory, App=JAVA, Twin=JAVA.replace("App", "Twin"), Empty=EMPTY)
    bare_java = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp", directory, "Empty"]
    return {
        "python": (
            packages.zip_of({"app.py": PYTHON, "twin.py": PYTHON}), "app.handler", "bootstrap.py",
            lambda program: [program, "-S", "-c", "pass"],
        ),
        "nodejs": (
            packages.zip_of({"index.js": NODEJS, "twin.js": NODEJS}), "index.handler", "bootstrap.cjs",
            lambda program: [program, "-e", "0"],
        ),
        "ruby": (
            packages.zip_of({"app.rb": RUBY, "twin.rb": RUBY}), "app.handler", "bootstrap.rb",
            lambda program: [program, "-e", "0"],
        ),
        "java": (packages.zip_of(java), "App", "bootstrap.jar", lambda program: [program, *bare_java]),
    }  # fmt: skip


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def waits(server, bootstrap):
    """Whether a process of the server that runs this program has become ready and has no order yet."""
    return any(bootstrap in each.command and is_pipe(each, 5) and not is_pipe(each, 6) for each in family(server.process.pid))


def is_pipe(process, descriptor):
    try:
        return os.readlink(f"/proc/{process.pid}/fd/{descriptor}").startswith("pipe:")
    except OSError:
        return False


def measure(server, client, language, form, runs):
    """Milliseconds of first invocations, of the imports in them, and of bare starts; how many of the first came from a stem."""
    code, handler, bootstrap, command = form
    function = Function.create(client, language, code=code, Handler=handler, MemorySize=MEMORY)
    function.invoke(payload=b"{}")
    program = function.invoke(payload=b"{}").value[0]
    target = f"/2015-03-31/functions/{function.name}/invocations"
    connection = Connection(server.port, request(server.url, "POST", target, b"{}"))
    cold, imports, bare, stems = [], [], [], 0
    for number in range(runs):
        function.update(Description=f"configuration {number}")
        until(lambda: waits(server, bootstrap), within=30, what="a stem")
        time.sleep(0.3)
        bare.append(bare_start(command(program), 1))
        time.sleep(0.05)
        started = time.perf_counter()
        status, body = connection.exchange()
        cold.append((time.perf_counter() - started) * 1000)
        assert status == 200 and b"errorType" not in body, (status, body)
        imports.append(json.loads(body))
        _, from_stem = json.loads(connection.exchange()[1])
        stems += from_stem
    function.delete()
    return cold, imports, bare, stems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, help="the built lambent, a release build")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--languages", default="python,nodejs,ruby,java", help="separated by commas")
    arguments = parser.parse_args()
    os.environ["LAMBENT_BINARY"] = arguments.binary
    environment = {"LAMBENT_STATE_TRANSITION_DELAY": "0"}
    print(f"{'milliseconds':8} {'added':>6} {'p95':>6} {'least':>6}  {'import':>6}  {'whole':>6} {'p95':>6}  {'bare start':>10} {'p95':>6}  added/bare  whole/bare  from a stem")
    with tempfile.TemporaryDirectory(prefix="lambent-bench-") as directory, Server(
        "--log-level", "notice", "--runtime-fallback", "nearest", environment=environment
    ) as server:
        client = boto(server.url)
        forms = functions(directory)
        for language in arguments.languages.split(","):
            cold, imports, bare, stems = measure(server, client, language, forms[language], arguments.runs)
            median = statistics.median
            # The second import is known; the first is as long as they are usually.
            added = [whole - took - median(imports) for whole, took in zip(cold, imports)]
            floor = median(bare)
            print(
                f"{language:12} {median(added):6.2f} {percentile(added, 0.95):6.2f} {min(added):6.2f}  {median(imports):6.2f}"
                f"  {median(cold):6.2f} {percentile(cold, 0.95):6.2f}  {floor:10.2f} {percentile(bare, 0.95):6.2f}"
                f"  {median(added) / floor:8.2f} ×  {median(cold) / floor:8.2f} ×  {stems} of {arguments.runs}",
                flush=True,
            )


if __name__ == "__main__":
    main()
