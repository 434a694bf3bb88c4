"""A maker for each exception of the model, with its status and the spelling of its message member."""

from names import lower_camel


def files(model):
    makers = [maker(model, name) for name in model.exceptions()]
    return {"APIError+Modeled.swift": ([], "extension APIError {\n" + "\n\n".join(makers) + "\n}\n")}


def maker(model, name):
    shape = model.shapes[name]
    members = shape["members"]
    key = next(m for m in members if m.lower() == "message")
    status = shape["error"]["httpStatusCode"]
    fault = "User" if shape["error"].get("senderFault") else "Service"
    parameters, extra = ["_ message: String?"], []
    for member, details in members.items():
        if member in ("Type", key):
            continue
        identifier = lower_camel(member)
        parameters.append(f"{identifier}: String? = nil")
        if details.get("location") == "header":
            extra.append((f'headers["{details["locationName"]}"]', identifier))
        else:
            extra.append((f'members["{member}"]', identifier))
    lines = [
        f"    /// `{name}`, status {status}.",
        f"    package static func {lower_camel(name)}({', '.join(parameters)}) -> APIError {{",
    ]
    call = f'APIError(code: "{name}", status: {status}, message: message, messageKey: .{"lowerCase" if key == "message" else "upperCase"}, type: "{fault}")'
    if extra:
        lines += [f"        var error = {call}"]
        lines += [f"        error.{target} = {identifier}" for target, identifier in extra]
        lines += ["        return error"]
    else:
        lines += [f"        {call}"]
    return "\n".join(lines + ["    }"])
