/// Query parameters, decoded; the first of those that come more than once.
struct QueryParameters {
    private var values: [String: String] = [:]

    init(_ query: String) {
        for parameter in query.split(separator: "&") {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(decoding: PercentEncoding.decode(parts[0]), as: UTF8.self)
            guard values[name] == nil else { continue }
            values[name] = parts.count > 1 ? String(decoding: PercentEncoding.decode(parts[1]), as: UTF8.self) : ""
        }
    }

    subscript(name: String) -> String? {
        values[name]
    }

    /// The query means to carry a signature.
    var arePresigned: Bool {
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"].contains { values[$0] != nil }
    }
}
