/// Why the settings cannot be used.
struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, one sentence each.
    var problems: [String]

    init(_ problems: [String]) {
        self.problems = problems
    }

    init(_ problem: String) {
        self.problems = [problem]
    }

    var description: String { problems.joined(separator: "\n") }
}
