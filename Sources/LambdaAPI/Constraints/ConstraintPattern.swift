import Foundation

/// A pattern that the whole of a string must match, compiled once.
struct ConstraintPattern: Sendable {
    /// Longer strings are not tried and count as no match: some patterns backtrack.
    static let longestTried = 65_536

    let text: String
    /// Nil where the expression cannot be compiled; a test proves that there is none such.
    let expression: NSRegularExpression?

    init(_ text: String) {
        self.text = text
        expression = try? NSRegularExpression(pattern: "\\A(?:\(text))\\z")
    }

    func matches(_ string: String) -> Bool {
        guard string.utf8.count <= Self.longestTried else { return false }
        let whole = NSRange(location: 0, length: string.utf16.count)
        return expression?.firstMatch(in: string, options: .anchored, range: whole) != nil
    }
}
