import Sandbox

/// What a prepared version found ready on this host.
struct PreparedResources: Sendable {
    /// The contents of the package; nil for an image.
    let code: MountSource?

    /// The image that runs; nil for a package.
    var image: PreparedImage?

    /// The contents of the layers, in the order of the configuration: a later one wins.
    var layers: [MountSource] = []

    /// The customer's variables, in plain text: in memory only.
    let variables: [String: String]

    let runtime: RuntimeResolution

    /// How environments of this are initialized.
    var initializationType = InitializationType.onDemand
}
