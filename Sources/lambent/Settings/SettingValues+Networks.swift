import Execution
import LambdaAPI
import Sandbox

extension SettingValues {
    /// What subnets and security groups are on this host, as the file says it.
    mutating func networks(_ places: Document?, _ groups: Document?) -> NetworkMap {
        var map = NetworkMap()
        let members: Set = [
            "bridge", "namespace", "cidr", "cidr-v6", "range", "gateway", "gateway-v6", "dns", "routes",
        ]
        for entry in entries(.networks, places, of: members) {
            map.places[entry.name] = place(entry)
        }
        for entry in entries(.securityGroups, groups, of: ["egress", "members"]) {
            let name = entry.name
            if !name.hasPrefix("sg-") { problems.append("security-groups: \"\(name)\" is no security group.") }
            map.groups[name] = NetworkMap.Group(
                egress: entry.has("egress") ? all(entry, "egress", Self.ruleForm) { EgressRule($0) } : nil,
                members: all(entry, "members", Self.networkForm) { IPNetwork($0) }
            )
        }
        return map
    }

    /// The things that a section names, in the order of their names.
    private mutating func entries(_ section: SettingName, _ given: Document?, of members: Set<String>) -> [SectionEntry]
    {
        guard let given, given != .null else { return [] }
        guard let named = given.objectValue else {
            problems.append("\(section.rawValue): it is not a mapping.")
            return []
        }
        return named.sorted { $0.key < $1.key }.compactMap { name, content in
            guard let values = content.objectValue else {
                problems.append("\(section.rawValue).\(name) is not a mapping.")
                return nil
            }
            for key in values.keys.sorted() where !members.contains(key) {
                problems.append("\(section.rawValue).\(name) has the key \"\(key)\", which is none of its keys.")
            }
            return SectionEntry(section: section, name: name, values: values)
        }
    }

    private static let networkForm = "a network such as 10.1.0.0/24"
    private static let networkFormV6 = "a network such as 2001:db8:1::/64"
    private static let addressForm = "an address such as 10.1.0.1"
    private static let ruleForm = "a rule such as tcp 5432 10.1.0.0/24, udp 1000-1999 10.0.0.0/8 or all ::/0"

    private mutating func place(_ entry: SectionEntry) -> NetworkMap.Place? {
        if !entry.name.hasPrefix("subnet-"), !entry.name.hasPrefix("vpc-") {
            problems.append("\(entry.section.rawValue): \"\(entry.name)\" is neither a subnet nor a VPC.")
        }
        var place = NetworkMap.Place(kind: .routes)
        place.routes = all(entry, "routes", Self.networkForm) { IPNetwork($0) }
        place.nameServers = all(entry, "dns", Self.addressForm) { IPAddress($0) }
        switch (entry.has("bridge"), entry.has("namespace")) {
        case (true, false): one(entry, "bridge", Self.nameForm, Self.name).map { place.kind = .bridge($0) }
        case (false, true): one(entry, "namespace", Self.nameForm, Self.name).map { place.kind = .namespace($0) }
        case (false, false):
            let useless = Set(entry.values.keys).subtracting(["routes", "dns"])
            if !useless.isEmpty || place.routes.isEmpty {
                entry.reject(&problems, "needs a bridge, a namespace, or routes (then nothing else but dns).")
            }
            return place
        case (true, true): entry.reject(&problems, "is either a bridge or a namespace.")
        }
        place.network = one(entry, "cidr", Self.networkForm) { IPNetwork($0).flatMap { $0.family == .v4 ? $0 : nil } }
        place.networkV6 = one(entry, "cidr-v6", Self.networkFormV6) {
            IPNetwork($0).flatMap { $0.family == .v6 && $0.bits <= 96 ? $0 : nil }
        }
        place.gateway = one(entry, "gateway", Self.addressForm) {
            IPAddress($0).flatMap { $0.family == .v4 ? $0 : nil }
        }
        place.gatewayV6 = one(entry, "gateway-v6", "an address of IPv6") {
            IPAddress($0).flatMap { $0.family == .v6 ? $0 : nil }
        }
        place.range = one(entry, "range", "a range such as 10.1.0.100-10.1.0.199", Self.range)
        check(place, entry)
        return place
    }

    /// What members of an entry mean for each other.
    private mutating func check(_ place: NetworkMap.Place, _ entry: SectionEntry) {
        if let network = place.network, let range = place.range,
            !network.contains(range.lowerBound) || !network.contains(range.upperBound)
        {
            entry.reject(&problems, "has a range outside of its cidr.")
        }
        if let network = place.network, let gateway = place.gateway, !network.contains(gateway) {
            entry.reject(&problems, "has a gateway outside of its cidr.")
        }
        if let network = place.networkV6, let gateway = place.gatewayV6, !network.contains(gateway) {
            entry.reject(&problems, "has a gateway-v6 outside of its cidr-v6.")
        }
        for route in place.routes {
            let gateway = route.family == .v4 ? place.gateway : place.gatewayV6
            if gateway == nil { entry.reject(&problems, "has the route \(route) and no gateway to it.") }
        }
        if case .namespace = place.kind, place.network == nil, place.gateway != nil {
            // Without the size of the network, the gateway cannot be checked, nor kept.
            entry.reject(&problems, "has a gateway and no cidr.")
        }
    }

    private static let nameForm = "a name"

    /// A name of an interface or a namespace; what leads out of a directory is none.
    private static func name(_ text: String) -> String? {
        text.wholeMatch(of: /[A-Za-z0-9_.:@-]{1,64}/) == nil || text == "." || text == ".." ? nil : text
    }

    private static func range(_ text: String) -> ClosedRange<IPAddress>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { IPAddress(String($0)) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first.family == .v4, last.family == .v4,
            first <= last
        else { return nil }
        return first...last
    }

    private mutating func one<Value>(
        _ entry: SectionEntry,
        _ member: String,
        _ form: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let given = entry.values[member] else { return nil }
        guard let text = given.stringValue else {
            problems.append("\(entry.section.rawValue).\(entry.name).\(member) is not \(form).")
            return nil
        }
        guard let value = parse(text) else {
            entry.reject(&problems, "has the \(member) \"\(text)\", which is not \(form).")
            return nil
        }
        return value
    }

    private mutating func all<Value>(
        _ entry: SectionEntry,
        _ member: String,
        _ form: String,
        _ parse: (String) -> Value?
    ) -> [Value] {
        guard let given = entry.values[member], given != .null else { return [] }
        guard let texts = given.arrayValue?.map(\.stringValue), !texts.contains(nil) else {
            problems.append("\(entry.section.rawValue).\(entry.name).\(member) is not a list.")
            return []
        }
        return texts.compactMap(\.self).compactMap { text in
            if let value = parse(text) { return value }
            entry.reject(&problems, "has in its \(member) \"\(text)\", which is not \(form).")
            return nil
        }
    }
}

/// What a section says of one thing.
private struct SectionEntry {
    let section: SettingName
    let name: String
    let values: [String: Document]

    func has(_ member: String) -> Bool { values[member] != nil }

    func reject(_ problems: inout [String], _ problem: String) {
        problems.append("\(section.rawValue).\(name) \(problem)")
    }
}
