import LambdaAPI

/// What the variables of a function may be called and how much they may hold.
enum EnvironmentRules {
    /// The most bytes of the variables, measured as compact JSON.
    static let limit = 4096

    private static let prefix =
        "Lambda was unable to configure your environment variables because the environment variables you have provided "

    /// Names that Lambda sets itself. The first two cannot arrive: their first character is refused before.
    static let reserved: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_LAMBDA_MAX_CONCURRENCY",
    ]

    static let reservedPrefix = "AWS_LAMBDA_METADATA_"

    /// - Parameter order: the names in the order of the request; names that it lacks come last, sorted.
    static func check(_ variables: [String: String], order: [String]?) throws(APIError) {
        let names = ordered(variables, by: order)
        let refused = names.filter { reserved.contains($0) || $0.hasPrefix(reservedPrefix) }
        guard refused.isEmpty else {
            throw .invalidParameterValueException(
                prefix + "contains reserved keys that are currently not supported for modification."
                    + " Reserved keys used in this request: \(refused.joined(separator: ", "))"
            )
        }
        let measured = compactJSON(variables, names: names)
        guard measured.utf8.count <= limit else {
            throw .invalidParameterValueException(prefix + "exceeded the 4KB limit. String measured: \(measured)")
        }
    }

    private static func ordered(_ variables: [String: String], by order: [String]?) -> [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for name in (order ?? []) + variables.keys.sorted() where variables[name] != nil && seen.insert(name).inserted {
            names.append(name)
        }
        return names
    }

    /// The map without a space, in the given order; only what JSON must escape is escaped.
    private static func compactJSON(_ variables: [String: String], names: [String]) -> String {
        let members = names.map { "\(quoted($0)):\(quoted(variables[$0] ?? ""))" }
        return "{\(members.joined(separator: ","))}"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{08}": result += "\\b"
            case "\u{0C}": result += "\\f"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
