"""One Swift struct for each structure of the model."""

import re

from model import SIMPLE_TYPES
from names import member_name, type_name


def files(model):
    groups = {}
    for name in model.structures():
        category = "Requests" if name in model.inputs else "Responses" if name in model.outputs else "Structures"
        groups.setdefault(f"{category}+{name[0]}.swift", []).append(structure(model, name))
    return {file: (imports(texts), "\n".join(texts)) for file, texts in sorted(groups.items())}


def imports(texts):
    uses = re.search(r"package var .*\b(Data|Date)\b", "".join(texts))
    return ["package import Foundation"] if uses else []


def swift_type(model, name):
    shape = model.shapes[name]
    kind = shape["type"]
    if kind == "structure" or "enum" in shape:
        return type_name(name)
    if kind == "list":
        return f"[{swift_type(model, shape['member']['shape'])}]"
    if kind == "map":
        # Keys stay strings even where the model has an enumeration: a Codable map is a JSON object only then.
        return f"[String: {swift_type(model, shape['value']['shape'])}]"
    return SIMPLE_TYPES[kind]


def reading(model, name):
    """The expression that turns a non-null document `$0` into the Swift value, or nil."""
    shape = model.shapes[name]
    kind = shape["type"]
    if kind == "structure":
        return f"{type_name(name)}(document: $0)"
    if "enum" in shape:
        return f"$0.stringValue.map({type_name(name)}.init(rawValue:))"
    if kind == "list":
        return f"$0.arrayValue?.compactMap {{ {reading(model, shape['member']['shape'])} }}"
    if kind == "map":
        return f"$0.objectValue?.compactMapValues {{ {reading(model, shape['value']['shape'])} }}"
    accessor = {"String": "stringValue", "Int": "integerValue", "Double": "numberValue", "Bool": "boolValue",
                "Data": "dataValue", "Date": "dateValue"}[SIMPLE_TYPES[kind]]
    return f"$0.{accessor}"


def structure(model, name):
    type_ = type_name(name)
    members = [(member_name(n), n, m, swift_type(model, m["shape"])) for n, m in model.members(name)]
    lines = [
        f"/// The model's `{name}`.",
        f"package struct {type_}: Sendable, Equatable, Codable {{",
    ]
    for identifier, wire, _, swift in members:
        lines += [f"    /// `{wire}`", f"    package var {identifier}: {swift}?"]
    if members:
        lines += ["", "    /// Every member, each absent unless given.", "    package init("]
        lines += [
            f"        {identifier}: {swift}? = nil{',' if i < len(members) - 1 else ''}"
            for i, (identifier, _, _, swift) in enumerate(members)
        ]
        lines += ["    ) {"]
        lines += [f"        self.{identifier.strip('`')} = {identifier}" for identifier, *_ in members]
        lines += ["    }"]
    else:
        lines += ["    /// The structure has no members.", "    package init() {}"]

    # Members that an answer carries in its status line or headers are not part of its JSON body.
    in_body = [m for m in members if name not in model.outputs or "location" not in m[2]]
    if members and in_body:
        lines += ["", "    private enum CodingKeys: String, CodingKey {"]
        lines += [f'        case {identifier} = "{wire}"' for identifier, wire, *_ in in_body]
        lines += ["    }"]
    elif members:
        lines += ["", "    private enum CodingKeys: CodingKey {}"]

    if name in model.input_reachable:
        lines += ["", "    /// Reads a document whose types have been checked; what does not fit is left absent."]
        lines += ["    package init(document: Document) {"] if members else ["    package init(document: Document) {}"]
        for identifier, wire, member, _ in members:
            lines.append(
                f'        self.{identifier.strip("`")} = document["{wire}"].flatMap {{ {reading(model, member["shape"])} }}'
            )
        if members:
            lines += ["    }"]
    lines += ["}", ""]
    return "\n".join(lines)
