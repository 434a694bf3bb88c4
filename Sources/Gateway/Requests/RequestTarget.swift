import LambdaAPI

/// The target of a request, taken apart: the raw path, and the query decoded once.
struct RequestTarget: Sendable, Equatable {
    struct Parameter: Sendable, Equatable {
        var name: String
        var value: String?
    }

    /// The path as it was sent, still percent-encoded, with its leading slash.
    let path: Substring

    /// What came after the question mark, as it was sent; empty without one.
    let rawQuery: Substring

    init(_ uri: String) {
        // A proxy may send the absolute form.
        var rest = Substring(uri)
        if rest.utf8.first != UInt8(ascii: "/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
        }
        if let offset = rest.utf8Span.span.offset(of: UInt8(ascii: "?")) {
            let question = rest.utf8.index(rest.startIndex, offsetBy: offset)
            path = rest[..<question]
            rawQuery = rest[rest.utf8.index(after: question)...]
        } else {
            path = rest
            rawQuery = ""
        }
    }

    /// The query parameters in order; a plus stands for a space, as in forms.
    var parameters: [Parameter] {
        guard !rawQuery.isEmpty else { return [] }
        return rawQuery.utf8.split(separator: UInt8(ascii: "&")).map { part in
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
                return Parameter(name: Self.decoded(part), value: nil)
            }
            return Parameter(
                name: Self.decoded(part[..<equals]),
                value: Self.decoded(part[part.index(after: equals)...])
            )
        }
    }

    /// The value of the first parameter of that name.
    func value(of name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// Percent-decoding of a piece of the query; what is not a valid escape stays as it is.
    private static func decoded(_ text: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            text.formIndex(after: &index)
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                if let second = text.index(index, offsetBy: 2, limitedBy: text.endIndex),
                    let value = UInt8(String(text[index..<second]) ?? "", radix: 16),
                    text[index] != UInt8(ascii: "+"), text[index] != UInt8(ascii: "-")
                {
                    bytes.append(value)
                    index = second
                } else {
                    bytes.append(byte)
                }
            default:
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
