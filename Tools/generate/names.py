"""How names of the service model are spelled in Swift."""

import re

KEYWORDS = {
    "as", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
}

# Shapes whose own names would clash with a type that the rest of the module needs.
RENAMED_TYPES = {"Operation": "DurableOperation", "Execution": "DurableExecution"}

# `none` would be read as `Optional.none` wherever the value is optional.
RENAMED_CASES = {"none": "noneValue"}


def quoted(identifier):
    return f"`{identifier}`" if identifier in KEYWORDS else identifier


def type_name(shape):
    return RENAMED_TYPES.get(shape, shape)


def lower_camel(name):
    """`KMSKeyArn` → `kmsKeyArn`, `S3Bucket` → `s3Bucket`, `UUID` → `uuid`."""
    run = re.match(r"[A-Z]*", name).group()
    rest = name[len(run):]
    if len(run) > 1 and rest[:1].islower():
        run, rest = run[:-1], run[-1] + rest
    return run.lower() + rest


def member_name(name):
    return quoted(lower_camel(name))


def case_name(value):
    """`TRIM_HORIZON` → `trimHorizon`, `nodejs22.x` → `nodejs22x`, `provided.al2023` → `providedAl2023`."""
    if re.fullmatch(r"[A-Z0-9_]+", value):
        words = value.lower().split("_")
    else:
        words = [lower_camel(word) if i == 0 else word for i, word in enumerate(re.split(r"[.\-]", value))]
    name = words[0] + "".join(w if w == "x" else w[:1].upper() + w[1:] for w in words[1:])
    return quoted(RENAMED_CASES.get(name, name))
