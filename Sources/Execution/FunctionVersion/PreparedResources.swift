/// What a prepared version found ready on this host.
struct PreparedResources: Sendable {
    /// The directory with the contents of the package.
    let codeDirectory: String

    /// The customer's variables, in plain text: in memory only.
    let variables: [String: String]

    let runtime: RuntimeResolution
}
