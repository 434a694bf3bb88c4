/// One rule on what a sandbox may send to a network.
package struct FilterRule: Sendable, Hashable {
    /// What of a protocol is meant.
    package enum Match: Sendable, Hashable {
        /// All of it.
        case all
        /// Destination ports.
        case ports(ClosedRange<UInt16>)
        /// Type and code of ICMP; nil for any.
        case message(type: UInt8?, code: UInt8?)
    }

    package var accepts: Bool
    /// Nil: any.
    package var destination: IPNetwork?
    /// As IP numbers them; nil: any.
    package var `protocol`: UInt8?
    package var match: Match

    package init(
        accepts: Bool,
        destination: IPNetwork? = nil,
        protocol: UInt8? = nil,
        match: Match = .all
    ) {
        self.accepts = accepts
        self.destination = destination
        self.protocol = `protocol`
        self.match = match
    }

    package static let tcp: UInt8 = 6
    package static let udp: UInt8 = 17
    package static let icmp: UInt8 = 1
    package static let icmpOfV6: UInt8 = 58
}
