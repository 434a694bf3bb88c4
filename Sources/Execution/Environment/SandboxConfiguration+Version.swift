import Sandbox

extension SandboxConfiguration {
    /// One vCPU, in MB of memory: the service gives processors in proportion to memory.
    private static let memoryOfProcessor = 1769.0

    /// Processes and threads of an environment, as the service documents it.
    private static let processLimit = 1024

    /// The port of the Runtime API within an environment.
    private static let runtimeAPIPort: UInt16 = 9001

    /// What the environments of a version run in.
    ///
    /// - Parameters:
    ///   - homeDirectory: is not shown to functions, even if an interpreter lies there.
    ///   - endpoints: the services that functions can reach.
    ///   - temporaryDirectory: plays /tmp where sandboxes have none of their own.
    init(
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        homeDirectory: String?,
        endpoints: EnvironmentEndpoints,
        temporaryDirectory: String?
    ) {
        self.init()
        code = resources.code
        layers = resources.layers
        runtimeDirectory = runtime.interpreter == nil ? nil : runtime.bootstrapDirectory
        visibleDirectories = runtime.interpreter.map { $0.directories(homeDirectory: homeDirectory) } ?? []
        temporaryStorage = version.ephemeralStorage
        memory = version.memorySize
        vCPUs = Double(version.memorySize) / Self.memoryOfProcessor
        processes = Self.processLimit
        listeners = [SandboxListener(port: Self.runtimeAPIPort)] + endpoints.listeners
        hostTemporaryDirectory = temporaryDirectory
    }
}
