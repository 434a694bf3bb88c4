import Sandbox

/// What one environment has of its network, until it is given back.
struct NetworkLease: Sendable {
    let number: Int
    let access: NetworkAccess

    /// How its sandbox is joined to a network; nil where it is not.
    var interface: SandboxInterface? {
        if case .joined(let interface) = access { interface } else { nil }
    }

    /// What it reaches through the server; nil where it reaches nothing so.
    var egress: EgressLimits? {
        if case .relayed(let limits) = access { limits } else { nil }
    }
}

/// What an environment may reach, and how.
enum NetworkAccess: Sendable, Equatable {
    case none
    case relayed(EgressLimits)
    case joined(SandboxInterface)
}
