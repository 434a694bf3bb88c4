/// The field `Lineage` of an X-Ray header: which functions a chain of invocations went through, and how often.
///
/// It has entries `HASH:COUNT` separated by `|`; a leading `1:` is the form of the service's newer headers and is kept.
package struct TraceLineage: Sendable, Equatable {
    /// How often a chain may go through one function; the service stops loops after about so many.
    package static let limit = 16

    /// A chain that goes through more functions than this forgets those that it met first.
    private static let longest = 8

    private struct Entry: Sendable, Equatable {
        var hash: String
        var count: Int
    }

    private var fields: [String]
    private var entries: [Entry]

    /// What a header says; one without the field has an empty lineage.
    package init(header: String) {
        fields = []
        entries = []
        for field in header.split(separator: ";") {
            guard let value = Self.value(of: field) else {
                fields.append(String(field))
                continue
            }
            for piece in value.split(separator: "|") {
                let parts = piece.split(separator: ":")
                guard parts.count >= 2, let count = Int(parts[parts.count - 1]), count >= 0 else { continue }
                entries.append(Entry(hash: String(parts[parts.count - 2]), count: min(count, 1 << 15)))
            }
        }
    }

    /// Whether a header has the field.
    package static func isIn(_ header: String) -> Bool {
        header.split(separator: ";").contains { value(of: $0) != nil }
    }

    private static func value(of field: Substring) -> Substring? {
        let name = "lineage="
        let trimmed = field.drop { $0 == " " }
        guard trimmed.prefix(name.count).lowercased() == name else { return nil }
        return trimmed.dropFirst(name.count)
    }

    /// The chain goes through a function once more.
    ///
    /// - Returns: how often it did, this time included.
    package mutating func enter(_ function: FunctionKey) -> Int {
        let hash = Self.hash(function)
        var entry = Entry(hash: hash, count: 0)
        if let index = entries.firstIndex(where: { $0.hash == hash }) {
            entry = entries.remove(at: index)
        }
        entry.count += 1
        entries.append(entry)
        if entries.count > Self.longest { entries.removeFirst(entries.count - Self.longest) }
        return entry.count
    }

    /// The header with the lineage as it is now.
    package var header: String {
        guard !entries.isEmpty else { return fields.joined(separator: ";") }
        let lineage = entries.map { "\($0.hash):\($0.count)" }.joined(separator: "|")
        return (fields + ["Lineage=1:" + lineage]).joined(separator: ";")
    }

    /// Eight hexadecimal digits that stand for the function.
    private static func hash(_ function: FunctionKey) -> String {
        let hash = function.arn.utf8.reduce(UInt32(0x811c_9dc5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return HexDigits.string(UInt64(hash), width: 8)
    }
}
