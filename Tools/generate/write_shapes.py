"""Constraint tables: every shape that a request can hold."""

from names import lower_camel, quoted, type_name


def files(model):
    simple, structures = [], {}
    for name in sorted(model.input_reachable):
        if model.is_streamed(name):
            continue
        if model.kind(name) == "structure":
            group = "Requests" if name in model.inputs else "Structures"
            structures.setdefault(f"Shapes+{group}+{name[0]}.swift", []).append(structure(model, name))
        else:
            simple.append(f"    static let {quoted(lower_camel(name))}: Shape = {expression(model, name)}")
    result = {"Shapes.swift": ([], "/// The shapes of requests, by name.\nenum Shapes {\n" + "\n".join(simple) + "\n}\n")}
    for file, texts in sorted(structures.items()):
        result[file] = ([], "extension Shapes {\n" + "\n\n".join(texts) + "\n}\n")
    return result


def reference(model, name):
    swift = f"Shapes.{lower_camel(name)}"
    return f".structure({swift})" if model.kind(name) == "structure" else swift


def number(value, kind):
    return repr(float(value)) if kind == "double" else str(int(value))


def expression(model, name):
    shape = model.shapes[name]
    kind = shape["type"]
    bounds = [f"{label}: {number(shape[key], kind)}" for key, label in (("min", "minimum"), ("max", "maximum")) if key in shape]
    arguments = [f'"{name}"']
    if "enum" in shape:
        kind = "enumeration"
        arguments.append(f"values: {type_name(name)}.allValues.map(\\.rawValue)")
    elif kind == "list":
        arguments.append(f"of: {reference(model, shape['member']['shape'])}")
    elif kind == "map":
        arguments.append(f"key: {reference(model, shape['key']['shape'])}")
        arguments.append(f"value: {reference(model, shape['value']['shape'])}")
    arguments += bounds
    if "pattern" in shape:
        arguments.append(f'pattern: #"{shape["pattern"]}"#')
    if shape.get("sensitive"):
        arguments.append("isSensitive: true")
    return f".{kind}({', '.join(arguments)})"


def structure(model, name):
    shape = model.shapes[name]
    required = set(shape.get("required", []))
    lines = [f"    static let {quoted(lower_camel(name))} = StructureShape(", f'        name: "{name}",', "        members: ["]
    for member_name, member in model.members(name):
        arguments = [f'"{member_name}"', reference(model, member["shape"])]
        if member_name in required:
            arguments.append("isRequired: true")
        location = member.get("location")
        if location == "uri":
            arguments.append("location: .label")
        elif location in ("querystring", "header"):
            case = "query" if location == "querystring" else "header"
            arguments.append(f'location: .{case}("{member["locationName"]}")')
        elif shape.get("payload") == member_name:
            arguments.append("location: .payload")
        lines.append(f"            MemberShape({', '.join(arguments)}),")
    lines += ["        ]", "    )"]
    return "\n".join(lines)
