"""The service model: where it is found, and the questions the writers ask of it."""

import glob
import gzip
import json
import os

SIMPLE_TYPES = {
    "string": "String", "integer": "Int", "long": "Int", "double": "Double", "float": "Double", "boolean": "Bool",
    "blob": "Data", "timestamp": "Date",
}


def find(root):
    """The model inside the project's virtual environment, or None."""
    pattern = os.path.join(
        root, ".venv", "lib", "python*", "site-packages", "botocore", "data", "lambda", "2015-03-31", "service-2.json*"
    )
    found = sorted(glob.glob(pattern))
    return found[0] if found else None


class Model:
    def __init__(self, path):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            data = json.load(file)
        self.shapes = data["shapes"]
        self.operations = dict(sorted(data["operations"].items()))
        self.inputs = {o["input"]["shape"] for o in self.operations.values()}
        self.outputs = {o["output"]["shape"] for o in self.operations.values() if "output" in o}
        self.input_reachable = self._reachable(self.inputs)

    def _reachable(self, roots):
        seen, waiting = set(), list(roots)
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            shape = self.shapes[name]
            waiting += [member["shape"] for _, member in self.members(name)]
            waiting += [shape[k]["shape"] for k in ("member", "key", "value") if k in shape]
        return seen

    def kind(self, name):
        return self.shapes[name]["type"]

    def is_enum(self, name):
        return "enum" in self.shapes[name]

    def is_streamed(self, name):
        return bool(self.shapes[name].get("streaming") or self.shapes[name].get("eventstream"))

    def members(self, name):
        """(member name, member) of a structure in model order, without the streamed ones."""
        members = self.shapes[name].get("members", {}).items()
        return [(n, m) for n, m in members if not self.is_streamed(m["shape"])]

    def structures(self):
        """Names of the structures that become Swift structs."""
        return sorted(
            name
            for name, shape in self.shapes.items()
            if shape["type"] == "structure"
            and not any(shape.get(k) for k in ("exception", "event", "eventstream"))
        )

    def exceptions(self):
        return sorted(name for name, shape in self.shapes.items() if shape.get("exception"))

    def enums(self):
        return sorted(name for name in self.shapes if self.is_enum(name))
