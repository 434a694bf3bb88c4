/// A range of addresses that share their first bits, as CIDR writes it: `10.1.0.0/16`.
package struct IPNetwork: Sendable, Hashable {
    /// The lowest of its addresses.
    package let first: IPAddress
    /// How many bits its addresses share.
    package let bits: Int

    /// The network of that size which an address lies in. `bits` must not be more than the address has.
    package init(_ address: IPAddress, bits: Int) {
        precondition(bits >= 0 && bits <= address.family.bits, "no prefix of \(bits) bits")
        self.bits = bits
        first = IPAddress(address.family, address.value & ~Self.rest(address.family, bits))
    }

    /// `ADDRESS/BITS`, or one address alone. Nil for anything else, and for an address with bits beyond the prefix.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        var bits = address.family.bits
        if parts.count == 2 {
            guard let given = Int(parts[1]), given >= 0, given <= bits, parts[1].allSatisfy(\.isNumber) else {
                return nil
            }
            bits = given
        }
        self.init(address, bits: bits)
        guard first == address else { return nil }
    }

    package var family: IPAddress.Family { first.family }

    /// The highest of its addresses.
    package var last: IPAddress { IPAddress(family, first.value | Self.rest(family, bits)) }

    package func contains(_ address: IPAddress) -> Bool {
        address.family == family && first.value <= address.value && address.value <= last.value
    }

    package func overlaps(_ other: IPNetwork) -> Bool {
        contains(other.first) || other.contains(first)
    }

    /// Every address of a family.
    package static func everything(_ family: IPAddress.Family) -> IPNetwork {
        IPNetwork(IPAddress(family, 0), bits: 0)
    }

    private static func rest(_ family: IPAddress.Family, _ bits: Int) -> UInt128 {
        let free = family.bits - bits
        return free == 128 ? .max : (1 << UInt128(free)) - 1
    }
}

extension IPNetwork: CustomStringConvertible {
    package var description: String { "\(first)/\(bits)" }
}
