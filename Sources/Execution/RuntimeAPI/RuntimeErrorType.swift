/// The type that a runtime names for an error, as far as platform events repeat it.
enum RuntimeErrorType {
    /// `Runtime.Name` or `Function.Name` as given, else `Function.Unknown` or `Runtime.Unknown`.
    static func filtered(_ name: String?) -> String {
        guard let name else { return "Runtime.Unknown" }
        if isKnownForm(name) { return name }
        return name.hasPrefix("Function.") ? "Function.Unknown" : "Runtime.Unknown"
    }

    /// Whether `name` has `Runtime.` or `Function.` somewhere, followed by a word in capitals' case.
    private static func isKnownForm(_ name: String) -> Bool {
        for prefix in ["Runtime.", "Function."] {
            for range in name.ranges(of: prefix) {
                let word = name[range.upperBound...].utf8.prefix(2)
                guard word.count == 2, let first = word.first, let second = word.last else { continue }
                let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
                let small = UInt8(ascii: "a")...UInt8(ascii: "z")
                if letters.contains(first), letters.contains(second) || small.contains(second) { return true }
            }
        }
        return false
    }
}
