"""Open enumerations: a raw string with known values, so that a value of tomorrow is kept."""

from names import case_name, type_name


def files(model):
    groups = {}
    for name in model.enums():
        groups.setdefault(name[0], []).append(enumeration(name, model.shapes[name]["enum"]))
    return {f"Enumerations+{letter}.swift": ([], "\n".join(texts)) for letter, texts in sorted(groups.items())}


def enumeration(name, values):
    type_ = type_name(name)
    cases = [case_name(v) for v in values]
    if len(set(cases)) != len(cases):
        raise SystemExit(f"{name}: two values have one Swift name: {cases}")
    lines = [
        f"/// Values of the model's `{name}`; others are kept as they came.",
        f"package struct {type_}: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {{",
        "    /// The value on the wire.",
        "    package var rawValue: String",
        "    /// Any value, known or not.",
        "    package init(rawValue: String) { self.rawValue = rawValue }",
        "    /// Any value, known or not.",
        "    package init(stringLiteral value: String) { rawValue = value }",
        "",
    ]
    for case, value in zip(cases, values):
        lines += [f"    /// `{value}`", f'    package static let {case} = Self(rawValue: "{value}")']
    lines += ["", "    /// The known values, in the order of the model.", "    package static let allValues: [Self] = ["]
    lines += [f"        .{case}," for case in cases]
    lines += ["    ]", "}", ""]
    return "\n".join(lines)
