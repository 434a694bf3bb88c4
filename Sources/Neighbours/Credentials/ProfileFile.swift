/// A file of profiles as the AWS command line writes it: `[section]` lines and `name = value` lines.
struct ProfileFile: Equatable {
    private var sections: [String: [String: String]] = [:]

    init(parsing text: String) {
        var section: String?
        for rawLine in text.split(whereSeparator: \.isNewline) {
            // Indented lines belong to a nested setting (`s3 =` and its children); none of them concerns credentials.
            guard let first = rawLine.first, !first.isWhitespace, first != "#", first != ";" else { continue }
            let line = Self.trimmed(rawLine)
            if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
                let name = Self.name(ofSection: line[line.index(after: line.startIndex)..<end])
                section = name
                sections[name, default: [:]] = sections[name] ?? [:]
            } else if let section, let equals = line.firstIndex(of: "=") {
                let name = Self.trimmed(line[..<equals]).lowercased()
                sections[section]?[name] = String(Self.trimmed(line[line.index(after: equals)...]))
            }
        }
    }

    /// The value of `name` in the profile `profile`; nil when there is none, or an empty one.
    func value(_ name: String, ofProfile profile: String) -> String? {
        guard let value = sections[profile]?[name], !value.isEmpty else { return nil }
        return value
    }

    /// Whether the file has the profile at all.
    func hasProfile(_ profile: String) -> Bool {
        sections[profile] != nil
    }

    /// The configuration file writes `[profile NAME]` where the credentials file writes `[NAME]`.
    private static func name(ofSection header: Substring) -> String {
        let words = header.split(whereSeparator: \.isWhitespace)
        if words.count == 2, words[0] == "profile" { return String(words[1]) }
        return words.joined(separator: " ")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.drop(while: \.isWhitespace)
    }
}
