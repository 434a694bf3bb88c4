/// Makes sandboxes.
package protocol SandboxLauncher: Sendable {
    /// How its sandboxes are kept apart.
    var isolation: Isolation { get }

    /// What its sandboxes keep on this host.
    var enforcement: SandboxEnforcement { get }

    /// Whether its sandboxes can mount erofs images.
    var mountsImages: Bool { get }

    /// Whether its sandboxes can have a ``SandboxConfiguration/root`` of their own.
    var takesRoots: Bool { get }

    /// Whether its sandboxes can have a ``SandboxConfiguration/Network/relayed`` network.
    var relaysConnections: Bool { get }

    /// Whether its sandboxes can have a ``SandboxConfiguration/interface``.
    var joinsNetworks: Bool { get }

    /// A new sandbox with no process in it but its init. `name` is for logs and `ps`; it need not be unique.
    func makeSandbox(
        name: String,
        configuration: SandboxConfiguration
    ) async throws(SandboxError) -> any Sandbox

    /// A sandbox that sees the host as the server does, whatever the isolation: for asking the host's own programs, never
    /// for anything of a function's.
    func makeHostSandbox(name: String) async throws(SandboxError) -> any Sandbox

    /// Where things are in a sandbox of this configuration, if it could be made without its code and layers and be given them
    /// by ``Sandbox/assign(_:telling:)``; nil if it could not.
    func pathsOfLaterCode(in configuration: SandboxConfiguration) -> SandboxPaths?

    /// Tries whether sandboxes can be shown a directory, which is made if that is asked for, and takes its time if it must.
    ///
    /// - Returns: the directory with its owner, and with what its sandboxes need; nil when sandboxes here show none.
    /// - Throws: a ``SandboxError`` with the code ``SandboxError/Code/sharedDirectoryFailed``, or of a launcher that is gone.
    func check(_ directory: SharedDirectory) async throws(SandboxError) -> SharedDirectory?

    /// Ends every sandbox and the launcher; returns when nothing is left of them.
    func shutdown() async
}

extension SandboxLauncher {
    package var mountsImages: Bool { false }

    package var takesRoots: Bool { false }

    package var relaysConnections: Bool { false }

    package func check(_ directory: SharedDirectory) async throws(SandboxError) -> SharedDirectory? { nil }

    package var joinsNetworks: Bool { false }

    package func pathsOfLaterCode(in configuration: SandboxConfiguration) -> SandboxPaths? { nil }

    package func makeHostSandbox(name: String) async throws(SandboxError) -> any Sandbox {
        try await makeSandbox(name: name, configuration: SandboxConfiguration())
    }
}
