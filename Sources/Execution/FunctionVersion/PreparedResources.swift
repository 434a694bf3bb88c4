import Sandbox

import struct Foundation.Data

/// What a prepared version found ready on this host.
struct PreparedResources: Sendable {
    /// The contents of the package; nil for an image.
    let code: MountSource?

    /// The image that runs; nil for a package.
    var image: PreparedImage?

    /// The contents of the layers, in the order of the configuration: a later one wins.
    var layers: [MountSource] = []

    /// The names of the programs in /opt/extensions, in the order in which they start beside the runtime.
    var extensions: [String] = []

    /// What it sees below /mnt, as far as sandboxes here show it.
    var fileSystems: [SharedDirectory] = []

    /// The customer's variables, in plain text: in memory only.
    var variables: [String: String] = [:]

    /// Variables that each environment has yet to open, by asking KMS once; nil when ``variables`` are all.
    var variablesUnderKey: Data?

    let runtime: RuntimeResolution

    /// What environments of this reach; nil for what all reach.
    var network: NetworkPlan?

    /// How environments of this are initialized.
    var initializationType = InitializationType.onDemand
}
