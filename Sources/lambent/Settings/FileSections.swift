/// The parts of the configuration file that are more than one value: for each thing that they name, its keys.
struct FileSections: Sendable, Equatable {
    /// A section and the keys of what it names.
    enum Section: String, CaseIterable, Sendable {
        case networks
        case securityGroups = "security-groups"

        var keys: Set<String> {
            switch self {
            case .networks:
                ["bridge", "namespace", "cidr", "cidr-v6", "range", "gateway", "gateway-v6", "dns", "routes"]
            case .securityGroups:
                ["egress", "members"]
            }
        }
    }

    /// The keys that are given, by section and name.
    private(set) var given: [Section: [String: Set<String>]] = [:]

    /// Takes a key of the file, with dots between its parts. False when it belongs to no section.
    mutating func insert(_ key: String) -> Bool {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let section = Section(rawValue: parts[0]), let dot = parts[1].lastIndex(of: ".") else {
            return false
        }
        let (name, member) = (parts[1][..<dot], parts[1][parts[1].index(after: dot)...])
        guard !name.contains("."), section.keys.contains(String(member)) else { return false }
        given[section, default: [:]][String(name), default: []].insert(String(member))
        return true
    }
}
