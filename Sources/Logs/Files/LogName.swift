/// Turns the names of groups and streams, which are any text, into relative paths, and back.
///
/// `/aws/lambda/x` becomes `%2Faws%2Flambda%2Fx`; a name too long for one path component goes over several, of which all
/// but the last end with `~`.
enum LogName {
    /// Marks a component that is only the beginning of a name; `escape` never gives it.
    static let continuation = "~"

    private static let componentBytes = 200

    static func path(for name: String) -> String {
        var rest = escape(name)[...]
        var components: [String] = []
        while rest.utf8.count > componentBytes {
            components.append(rest.prefix(componentBytes) + continuation)
            rest = rest.dropFirst(componentBytes)
        }
        components.append(String(rest))
        return components.joined(separator: "/")
    }

    /// The name behind the joined components of a path, or nil if no name gives them.
    static func name(ofComponents components: [String]) -> String? {
        let escaped = components.enumerated().map { index, component in
            index < components.count - 1 ? String(component.dropLast()) : component
        }
        return unescape(escaped.joined())
    }

    private static func escape(_ name: String) -> String {
        if name.isEmpty { return "%" }
        var escaped = ""
        for (index, byte) in name.utf8.enumerated() {
            // A dot at the beginning would hide the file, or be `.` or `..`.
            if isPlain(byte) && !(index == 0 && byte == UInt8(ascii: ".")) {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return escaped
    }

    private static func unescape(_ escaped: String) -> String? {
        if escaped == "%" { return "" }
        var bytes: [UInt8] = []
        var rest = escaped.utf8[...]
        while let byte = rest.popFirst() {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                guard byte == UInt8(ascii: "%"), rest.count >= 2,
                    let value = UInt8(Substring(rest.prefix(2)), radix: 16)
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
