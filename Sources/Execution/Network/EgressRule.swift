package import Sandbox

/// A rule of a security group on what may be sent.
package struct EgressRule: Sendable, Hashable {
    package enum Destination: Sendable, Hashable {
        case network(IPNetwork)
        /// What belongs to a security group.
        case group(String)
        /// What a prefix list of EC2 names.
        case prefixList(String)
    }

    /// As IP numbers them; nil: all.
    package var `protocol`: UInt8?
    package var match: FilterRule.Match
    package var destination: Destination

    package init(protocol: UInt8? = nil, match: FilterRule.Match = .all, destination: Destination) {
        self.protocol = `protocol`
        self.match = match
        self.destination = destination
    }

    /// What a security group lets pass that nobody has changed.
    package static let unlimited = [
        EgressRule(destination: .network(.everything(.v4))), EgressRule(destination: .network(.everything(.v6))),
    ]

    /// The number of a protocol, as EC2 names it: a number, `tcp`, `udp`, `icmp`, `icmpv6`; nil within for all.
    package static func number(ofProtocol name: String) -> UInt8?? {
        switch name.lowercased() {
        case "all", "-1": .some(nil)
        case "tcp": FilterRule.tcp
        case "udp": FilterRule.udp
        case "icmp": FilterRule.icmp
        case "icmpv6", "58": FilterRule.icmpOfV6
        case let other: UInt8(other).map(Optional.some)
        }
    }

    /// `PROTOCOL [PORT | FIRST-LAST] DESTINATION`: `tcp 5432 10.1.0.0/24`, `all ::/0`, `udp 1000-1999 sg-0abc`.
    package init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard (2...3).contains(words.count), let number = Self.number(ofProtocol: words.removeFirst()) else {
            return nil
        }
        let destination = words.removeLast()
        if destination.hasPrefix("sg-") {
            self.destination = .group(destination)
        } else if destination.hasPrefix("pl-") {
            self.destination = .prefixList(destination)
        } else {
            guard let network = IPNetwork(destination) else { return nil }
            self.destination = .network(network)
        }
        self.protocol = number
        match = .all
        if let ports = words.first {
            let ends = ports.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
            guard number == FilterRule.tcp || number == FilterRule.udp, (1...2).contains(ends.count),
                let first = ends[0], let last = ends[ends.count - 1], first <= last
            else { return nil }
            match = .ports(first...last)
        }
    }
}
