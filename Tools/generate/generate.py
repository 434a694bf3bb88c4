#!/usr/bin/env python3
"""Writes Sources/LambdaAPI/Generated from the public service model.

    generate.py [--model PATH] [--check]

Without --model the copy inside the project's .venv is read. --check writes nothing and ends with 1, naming what
differs, when the committed files are not what the model gives.
"""

import argparse
import os
import sys

import write_enums
import write_errors
import write_operations
import write_shapes
import write_structures
from model import Model, find

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUTPUT = os.path.join(ROOT, "Sources", "LambdaAPI", "Generated")
HEADER = "// swift-format-ignore-file\n// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.\n\n"
WRITERS = (write_enums, write_errors, write_operations, write_shapes, write_structures)


def generated(model):
    result = {}
    for writer in WRITERS:
        for name, (imports, text) in writer.files(model).items():
            result[name] = HEADER + "".join(f"{line}\n" for line in imports) + ("\n" if imports else "") + text
    return result


def committed():
    if not os.path.isdir(OUTPUT):
        return {}
    result = {}
    for name in os.listdir(OUTPUT):
        with open(os.path.join(OUTPUT, name), encoding="utf-8") as file:
            result[name] = file.read()
    return result


def differences(old, new):
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield f"missing: {name}"
        elif name not in new:
            yield f"left over: {name}"
        elif old[name] != new[name]:
            before, after = old[name].splitlines(), new[name].splitlines()
            line = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
            yield f"differs: {name}, line {line + 1} ({len(before)} lines committed, {len(after)} generated)"


def write(old, new):
    os.makedirs(OUTPUT, exist_ok=True)
    for name in old.keys() - new.keys():
        os.remove(os.path.join(OUTPUT, name))
    for name, text in new.items():
        if old.get(name) != text:
            with open(os.path.join(OUTPUT, name), "w", encoding="utf-8") as file:
                file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="service-2.json or service-2.json.gz")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 when the files are stale")
    arguments = parser.parse_args()
    path = arguments.model or find(ROOT)
    if path is None or not os.path.exists(path):
        sys.exit("no service model: install the pinned botocore into .venv, or name one with --model")
    old, new = committed(), generated(Model(path))
    if not arguments.check:
        return write(old, new)
    found = list(differences(old, new))
    for line in found:
        print(line, file=sys.stderr)
    if found:
        sys.exit(f"{len(found)} generated files are stale: run `make generate`")


if __name__ == "__main__":
    main()
