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
    /// A directory that plays /tmp, where sandboxes have none of their own, comes from whoever makes it.
    init(
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        context: EnvironmentContext
    ) {
        self.init()
        root = resources.image?.layers ?? []
        code = resources.code
        layers = resources.layers
        sharedDirectories = resources.fileSystems
        runtimeDirectory = runtime.interpreter == nil ? nil : runtime.bootstrapDirectory
        let home = context.configuration.homeDirectory
        visibleDirectories = runtime.interpreter.map { $0.directories(homeDirectory: home) } ?? []
        temporaryStorage = version.ephemeralStorage
        memory = version.memorySize
        vCPUs = max(version.processorShare, Self.initializationProcessors)
        processes = Self.processLimit
        let isIsolated = context.launcher.enforcement.enforces(.network)
        listeners = [
            SandboxListener(port: Self.runtimeAPIPort),
            TraceDaemonAddress.within(version.runtime).listener(isIsolated: isIsolated),
        ]
        listeners += EnvironmentEndpoints(context).listeners
        switch resources.network?.way {
        case .none?:
            break
        case .wires?:
            nameServers = resources.network?.nameServers ?? []
        case .relay?:
            network = .relayed
        case nil:
            network = context.launcher.relaysConnections ? .relayed : .isolated
        }
        if network == .relayed {
            listeners += SandboxListener.relay
        }
    }
}
