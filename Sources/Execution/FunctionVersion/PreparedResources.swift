import Sandbox

/// What a prepared version found ready on this host.
struct PreparedResources: Sendable {
    /// The contents of the package.
    let code: MountSource

    /// The contents of the layers, in the order of the configuration: a later one wins.
    var layers: [MountSource] = []

    /// The customer's variables, in plain text: in memory only.
    let variables: [String: String]

    let runtime: RuntimeResolution

    /// What environments of this reach; nil for what all reach.
    var network: NetworkPlan?

    /// How environments of this are initialized.
    var initializationType = InitializationType.onDemand
}
