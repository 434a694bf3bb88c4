/// Text with `*` for any characters and `?` for one, as policies write actions and resources.
struct WildcardPattern: Sendable, Equatable {
    private let pattern: [UInt8]

    init(_ text: some StringProtocol) {
        pattern = Array(text.utf8)
    }

    /// Whether the whole text fits. It takes at most the product of the lengths, whatever the pattern is.
    func matches(_ text: some StringProtocol) -> Bool {
        let text = Array(text.utf8)
        var position = 0
        var next = 0
        var star: (pattern: Int, text: Int)?
        while position < text.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                star = (next, position)
                next += 1
            } else if next < pattern.count, pattern[next] == UInt8(ascii: "?") || pattern[next] == text[position] {
                next += 1
                position += 1
            } else if let last = star {
                // The star takes one more.
                star = (last.pattern, last.text + 1)
                next = last.pattern + 1
                position = last.text + 1
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

/// An ARN in which each of the six parts may have wildcards, which do not reach into the next part.
struct ARNPattern: Sendable, Equatable {
    private let parts: [WildcardPattern]

    init(_ text: String) {
        parts = Self.split(text).map { WildcardPattern($0) }
    }

    func matches(_ arn: String) -> Bool {
        let others = Self.split(arn)
        return parts.count == others.count && zip(parts, others).allSatisfy { $0.matches($1) }
    }

    private static func split(_ text: String) -> [Substring] {
        text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    }
}
