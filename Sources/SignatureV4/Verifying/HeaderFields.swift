/// Header fields by lower-case name; the first of those that come more than once.
struct HeaderFields {
    private var values: [String: String] = [:]

    init(_ headers: [(name: String, value: String)]) {
        for (name, value) in headers {
            let name = name.lowercased()
            if values[name] == nil {
                values[name] = value
            }
        }
    }

    subscript(name: String) -> String? {
        values[name]
    }
}
