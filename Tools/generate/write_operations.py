"""The operations with their routes, status codes and input shapes."""

from names import lower_camel, quoted


def files(model):
    return {
        "Operation.swift": ([], operation(model)),
        "Operation+Route.swift": ([], routes(model)),
        "Operation+Shape.swift": ([], shapes(model)),
    }


def operation(model):
    lines = ["/// An operation of the API.", "package enum Operation: String, CaseIterable, Sendable {"]
    for name in model.operations:
        lines += [f"    /// `{name}`", f'    case {quoted(lower_camel(name))} = "{name}"']
    lines += ["}", ""]
    return "\n".join(lines)


def switch(declaration, doc, rows, default=None):
    lines = ["extension Operation {", f"    /// {doc}", f"    {declaration} {{", "        switch self {"]
    lines += [f"        case .{lower_camel(name)}: {value}" for name, value in rows]
    if default is not None:
        lines += [f"        default: {default}"]
    lines += ["        }", "    }", "}", ""]
    return "\n".join(lines)


def routes(model):
    rows = []
    for name, op in model.operations.items():
        path, _, query = op["http"]["requestUri"].partition("?")
        selector = ""
        if query:
            key, _, value = query.partition("=")
            selector = f', selector: QuerySelector(name: "{key}", value: "{value}")'
        rows.append((name, f'Route(method: "{op["http"]["method"]}", template: "{path}"{selector})'))
    status = [(name, str(op["http"].get("responseCode", 200))) for name, op in model.operations.items()]
    return (
        switch("package var route: Route", "Where the operation is asked for.", rows)
        + "\n"
        + switch("package var modeledStatus: Int", "The status of success that the model names.", status)
    )


def shapes(model):
    rows = [(name, f"Shapes.{lower_camel(op['input']['shape'])}") for name, op in model.operations.items()]
    without = [name for name, op in model.operations.items() if "output" not in op]
    return (
        switch("package var input: StructureShape", "What a request may and must carry.", rows)
        + "\n"
        + switch(
            "package var hasOutput: Bool", "Whether the model gives the answer any members.",
            [(name, "false") for name in without], "true"
        )
    )
