import Sandbox

extension SandboxConfiguration {
    /// What an environment may use while it initializes: as at the service, more than its share, so that a small function
    /// does not start slowly.
    private static let initializationProcessors = 2.0

    /// Processes and threads of an environment, as the service documents it.
    private static let processLimit = 1024

    /// The port of the Runtime API within an environment.
    private static let runtimeAPIPort: UInt16 = 9001

    /// What the environments of a version run in.
    ///
    /// - Parameters:
    ///   - homeDirectory: is not shown to functions, even if an interpreter lies there.
    ///   - endpoints: the services that functions can reach.
    ///   - hasEgress: the function reaches the world outside through the server.
    ///   - temporaryDirectory: plays /tmp where sandboxes have none of their own.
    init(
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        homeDirectory: String?,
        endpoints: EnvironmentEndpoints,
        hasEgress: Bool,
        temporaryDirectory: String?
    ) {
        self.init()
        code = resources.code
        layers = resources.layers
        runtimeDirectory = runtime.interpreter == nil ? nil : runtime.bootstrapDirectory
        visibleDirectories = runtime.interpreter.map { $0.directories(homeDirectory: homeDirectory) } ?? []
        temporaryStorage = version.ephemeralStorage
        memory = version.memorySize
        vCPUs = max(version.processorShare, Self.initializationProcessors)
        processes = Self.processLimit
        listeners = [SandboxListener(port: Self.runtimeAPIPort)] + endpoints.listeners
        if hasEgress {
            network = .relayed
            listeners += SandboxListener.relay
        }
        hostTemporaryDirectory = temporaryDirectory
    }
}
