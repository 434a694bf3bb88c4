import Sandbox

/// Makes filters of the rules of security groups.
struct GroupRules {
    let map: NetworkMap
    let description: NetworkDescription?
    /// What cannot be kept, for the function's log.
    private(set) var notices: [String] = []

    init(map: NetworkMap, description: NetworkDescription?) {
        self.map = map
        self.description = description
    }

    /// What one of the groups lets pass may pass.
    mutating func filters(of groups: [String]) -> [FilterRule] {
        var filters: [FilterRule] = []
        for group in groups {
            let rules = description?.groups[group] ?? map.groups[group]?.egress ?? EgressRule.unlimited
            for rule in rules {
                for filter in self.filters(of: rule, in: group) where !filters.contains(filter) {
                    filters.append(filter)
                }
            }
        }
        return filters
    }

    private mutating func filters(of rule: EgressRule, in group: String) -> [FilterRule] {
        let destinations: [IPNetwork]
        switch rule.destination {
        case .network(let network):
            destinations = [network]
        case .group(let other):
            destinations = map.groups[other]?.members ?? []
            if destinations.isEmpty { note(other, group, "its members are not in the configuration file") }
        case .prefixList(let list):
            destinations = description?.prefixLists[list] ?? []
            if destinations.isEmpty { note(list, group, "its prefixes are not known") }
        }
        return destinations.map { destination in
            FilterRule(accepts: true, destination: destination, protocol: rule.protocol, match: rule.match)
        }
    }

    private mutating func note(_ destination: String, _ group: String, _ reason: String) {
        let notice = "VpcConfig: what \(group) allows to \(destination) is closed, as \(reason)"
        if !notices.contains(notice) { notices.append(notice) }
    }
}
