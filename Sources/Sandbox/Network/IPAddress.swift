import Glibc

/// An address of IPv4 or IPv6.
package struct IPAddress: Sendable, Hashable, Comparable {
    package enum Family: UInt8, Sendable, Hashable {
        case v4 = 4
        case v6 = 6

        /// How many bits an address has.
        package var bits: Int { self == .v4 ? 32 : 128 }
    }

    package let family: Family
    /// The address as one number; that of IPv4 has 32 bits.
    package let value: UInt128

    package init(_ family: Family, _ value: UInt128) {
        self.family = family
        self.value = value
    }

    /// Nil when the text is not a numeric address.
    package init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(.v4, bytes[..<4].reduce(0) { $0 << 8 | UInt128($1) })
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(.v6, bytes.reduce(0) { $0 << 8 | UInt128($1) })
        } else {
            return nil
        }
    }

    /// In network order: 4 or 16.
    package var bytes: [UInt8] {
        stride(from: family.bits - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt128($0)) }
    }

    package static func < (left: IPAddress, right: IPAddress) -> Bool {
        (left.family.rawValue, left.value) < (right.family.rawValue, right.value)
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(family == .v4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
