/// Percent-encoding of paths and query strings.
package enum PercentEncoding {
    /// The text with each `%xx` replaced by its byte, once. A `%` that two hexadecimal digits do not follow stays as
    /// it is, and bytes that are no UTF-8 become U+FFFD: the constraints of the member refuse both.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || (plusIsSpace && $0 == UInt8(ascii: "+")) }) else {
            return String(text)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexDigit(bytes[index + 1]),
                let low = hexDigit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Names and values of a query string without its `?`, decoded, in order; a name without `=` has no value.
    package static func query(_ text: some StringProtocol) -> [(String, String?)] {
        text.split(separator: "&").map { item in
            guard let equals = item.firstIndex(of: "=") else { return (decode(item, plusIsSpace: true), nil) }
            return (
                decode(item[..<equals], plusIsSpace: true),
                decode(item[item.index(after: equals)...], plusIsSpace: true)
            )
        }
    }
}
