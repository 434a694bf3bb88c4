import NIOCore
import Sandbox

/// What a function with a network of its own may reach through the server.
struct EgressLimits: Sendable, Equatable {
    let networks: [IPNetwork]
    /// Of its security groups.
    let rules: [FilterRule]
    /// Who is asked for names; empty: whom the host asks.
    let nameServers: [IPAddress]

    /// Why a connection may not be; nil when it may.
    func refusal(of destination: EgressDestination) -> String? {
        let address = IPAddress(.v4, UInt128(destination.address))
        guard networks.contains(where: { $0.contains(address) }) else { return "not in the function's networks" }
        let isAllowed = rules.contains { $0.accepts && $0.matches(address, FilterRule.tcp, port: destination.port) }
        return isAllowed ? nil : "not allowed by the function's security groups"
    }

    var servers: [SocketAddress] {
        nameServers.compactMap { try? SocketAddress(ipAddress: "\($0)", port: 53) }
    }
}

extension FilterRule {
    func matches(_ address: IPAddress, _ number: UInt8, port: UInt16) -> Bool {
        guard destination?.contains(address) ?? true, self.protocol ?? number == number else { return false }
        switch match {
        case .all: return true
        case .ports(let ports): return ports.contains(port)
        case .message: return false
        }
    }
}
