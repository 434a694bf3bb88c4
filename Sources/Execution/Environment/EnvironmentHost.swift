import Foundation
import HTTPServer
import Logging
import Neighbours
import Sandbox

/// What an environment has on the host: a sandbox, a directory, a listener of the Runtime API.
///
/// Everything here waits for something, so it runs off the event loop; the environment sees to it that one call ends
/// before the next begins.
actor EnvironmentHost {
    /// Of the first site; what comes to others goes to the same environment.
    nonisolated let handler: RuntimeAPIHandler

    /// With which processes in the environment ask for credentials; nil where they have them in their variables.
    nonisolated let credentialToken: String?

    let context: EnvironmentContext
    let version: FunctionVersion
    var resources: PreparedResources
    let runtime: ResolvedRuntime
    private let identifier: String
    let logStream: String
    var site: EnvironmentSite
    var sandbox: (any Sandbox)?
    /// Nil for a function without a network of its own.
    var lease: NetworkLease?

    init(
        context: EnvironmentContext,
        identifier: String,
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        logStream: String
    ) {
        self.context = context
        self.credentialToken = version.usesSnapStart ? UUID().uuidString.lowercased() : nil
        self.identifier = identifier
        self.version = version
        self.resources = resources
        self.runtime = runtime
        self.logStream = logStream
        self.site = EnvironmentSite(context: context)
        self.handler = site.handler
    }

    private var directory: String { "\(context.configuration.instanceDirectory)/\(identifier)" }

    /// The sandbox, made when there is none, with everything else that belongs to the environment.
    func open() async throws -> any Sandbox {
        if let sandbox { return sandbox }
        site.traceDaemon.assign(TracedFunction(version))
        let made = try await site.open(name: version.key.name, configuration: try await configuration())
        sandbox = made
        followNetwork(made)
        return made
    }

    func configuration() async throws -> SandboxConfiguration {
        var result = SandboxConfiguration(
            version: version,
            resources: resources,
            runtime: runtime,
            context: context
        )
        result.hostTemporaryDirectory = try makeTemporaryDirectory()
        if lease == nil, let plan = resources.network {
            lease = try await context.networks.lease(plan, of: version.key)
        }
        result.interface = lease?.interface
        return result
    }

    /// The directory that plays /tmp; nil where the environment has a /tmp of its own.
    private func makeTemporaryDirectory() throws -> String? {
        guard context.launcher.isolation == .process else { return nil }
        let path = "\(directory)/tmp"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return path
    }

    /// Stops every process where it stands.
    func freeze() async {
        await sandbox?.freeze()
    }

    /// Lets them run on.
    func thaw() async {
        await sandbox?.thaw()
    }

    /// The initialization is over: from here on the processor share is what the memory size gives.
    func limitProcessor() async {
        await sandbox?.update(memory: version.memorySize, vCPUs: version.processorShare)
    }

    /// Kills every process; the sandbox and its files stay.
    func killProcesses() async {
        await sandbox?.killProcesses()
    }

    /// Ends everything and removes the files.
    func destroy() async {
        sandbox = nil
        await site.destroy()
        if let lease { context.networks.release(lease) }
        lease = nil
        do {
            if FileManager.default.fileExists(atPath: directory) {
                try FileManager.default.removeItem(atPath: directory)
            }
        } catch {
            context.logger.warning(
                "cannot remove the directory of an environment",
                metadata: ["directory": "\(directory)", "error": "\(error)"]
            )
        }
    }

    /// A runtime may wait for its next event, or be slow with an answer, as long as it wants: the deadline of the
    /// invocation bounds that.
    static let serverConfiguration: HTTPServerConfiguration = {
        let long = Duration.seconds(10 * 365 * 24 * 3600)
        return HTTPServerConfiguration(
            address: .tcp(host: "127.0.0.1", port: 0),
            endOfInput: .disconnects,
            maximumHeaderBytes: 2 * 1024 * 1024,
            headTimeout: long,
            readTimeout: long,
            idleTimeout: long,
            writeTimeout: long,
            maximumDiscardedBytes: 1024 * 1024 * 1024
        )
    }()
}
