/// An identifier of the API such as `python3.12`, taken apart.
struct RuntimeIdentifier: Hashable, Sendable {
    enum Language: String, Hashable, Sendable {
        case python
        case nodejs
        case ruby
        case java
        case dotnet
        case go
        case provided

        /// For people.
        var displayName: String {
            switch self {
            case .python: "Python"
            case .nodejs: "Node.js"
            case .ruby: "Ruby"
            case .java: "Java"
            case .dotnet: ".NET"
            case .go: "Go"
            case .provided: "provided"
            }
        }
    }

    /// As the API spells it.
    let name: String

    let language: Language

    /// The parts of the version that the identifier names: `[3, 12]`, `[22]`; empty for `provided`.
    let version: [Int]

    /// Nil when the identifier is none of a known language.
    init?(_ name: String) {
        let languages: [Language] = [.python, .nodejs, .ruby, .java, .dotnet, .go, .provided]
        guard let language = languages.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
        self.name = name
        self.language = language
        var rest = name.dropFirst(language.rawValue.count)
        if rest.hasPrefix("core") {
            rest = rest.dropFirst(4)
        }
        // `java8.al2` and `nodejs22.x` end in what is not a number.
        version = rest.split(separator: ".").prefix { $0.allSatisfy(\.isNumber) }.compactMap { Int($0) }
    }
}
