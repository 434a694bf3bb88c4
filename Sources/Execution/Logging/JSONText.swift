/// Writes JSON strings.
enum JSONText {
    /// `text` in quotes, escaped as JSON wants it.
    ///
    /// - Parameter escapingHTML: also escapes `<`, `>` and `&`, as the bodies of the Runtime API do.
    static func quoted(_ text: String, escapingHTML: Bool = false) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "<", ">", "&":
                if escapingHTML {
                    result += escape(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            case _ where scalar.value < 0x20: result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        "\\u" + HexDigits.string(UInt64(scalar.value), width: 4)
    }
}
