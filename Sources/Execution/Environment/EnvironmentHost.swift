import Foundation
import Glibc
import HTTPServer
import Logging
import NIOCore
import NIOPosix
import Neighbours
import Sandbox

/// What an environment has on the host: a sandbox, a directory, a listener of the Runtime API.
///
/// Everything here waits for something, so it runs off the event loop; the environment sees to it that one call ends
/// before the next begins.
actor EnvironmentHost {
    /// Of the first site; what comes to others goes to the same environment.
    nonisolated let handler: RuntimeAPIHandler

    private let context: EnvironmentContext
    private let version: FunctionVersion
    private let resources: PreparedResources
    private let runtime: ResolvedRuntime
    private let identifier: String
    private let logStream: String
    private var site: EnvironmentSite
    private var sandbox: (any Sandbox)?

    init(
        context: EnvironmentContext,
        identifier: String,
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        logStream: String
    ) {
        self.context = context
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
    private func open() async throws -> any Sandbox {
        if let sandbox { return sandbox }
        let made = try await site.open(name: version.key.name, configuration: try configuration())
        sandbox = made
        return made
    }

    private func configuration() throws -> SandboxConfiguration {
        var result = SandboxConfiguration(
            version: version,
            resources: resources,
            runtime: runtime,
            context: context
        )
        result.hostTemporaryDirectory = try makeTemporaryDirectory()
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

    /// Starts the runtime's process.
    ///
    /// - Throws: ``ProcessStartFailure`` when it is the function's fault, else whatever failed.
    func start(traceHeader: String?) async throws -> StartedRuntime {
        let credentials = try await context.roleCredentials(version.role, version.key.name)
        if sandbox == nil, let started = await startFromStem(credentials, traceHeader) { return started }
        let sandbox = try await open()
        let command = RuntimeCommand(
            version: version,
            resources: resources,
            runtime: runtime,
            paths: sandbox.paths
        )
        let variables = await variables(credentials, traceHeader, sandbox.paths, isOwnBootstrap: command.isOwnBootstrap)
        let links = command.isOwnBootstrap ? try await BootstrapLinks(handler: handler, context: context) : nil
        do {
            let process = try await start(command, in: sandbox, variables.list(), links?.inherited ?? [])
            links?.closeInherited()
            return StartedRuntime(
                process: process,
                sandbox: sandbox,
                log: links?.log.server,
                connection: links?.connection,
                credentialExpiration: credentials.expiration
            )
        } catch {
            links?.closeAll()
            throw error
        }
    }

    /// Makes a stem this environment's, where one waits that is like what would be started.
    private func startFromStem(_ credentials: RoleCredentials, _ traceHeader: String?) async -> StartedRuntime? {
        guard let stems = context.stems, var configuration = try? configuration(),
            let stem = stems.take(for: version, resources, runtime, configuration)
        else { return nil }
        configuration = stems.layers(of: configuration)
        do {
            try await context.eventLoop.submit { [handler] in stem.site.handler.follow(handler) }.get()
            let paths = stem.sandbox.paths
            site = stem.site
            let variables = await variables(credentials, traceHeader, paths, isOwnBootstrap: true)
            try await stem.give(configuration, variables.list())
            sandbox = stem.sandbox
            return StartedRuntime(
                process: stem.process,
                sandbox: stem.sandbox,
                log: stem.links.log.server,
                connection: stem.links.connection,
                credentialExpiration: credentials.expiration
            )
        } catch {
            context.logger.debug("a stem cannot be used", metadata: ["error": "\(error)"])
            site = EnvironmentSite(context: context, handler: handler)
            await stem.endUsed()
            return nil
        }
    }

    private func variables(
        _ credentials: RoleCredentials,
        _ traceHeader: String?,
        _ paths: SandboxPaths,
        isOwnBootstrap: Bool
    ) async -> EnvironmentVariables {
        EnvironmentVariables(
            version: version,
            resources: resources,
            runtime: runtime,
            credentials: EnvironmentVariables.Credentials(
                accessKeyID: credentials.accessKeyID,
                secretAccessKey: credentials.secretAccessKey,
                sessionToken: credentials.sessionToken
            ),
            logStream: logStream,
            runtimeAPI: await site.runtimeAPI,
            paths: paths,
            endpoints: site.endpoints.variables,
            traceHeader: traceHeader,
            descriptors: isOwnBootstrap ? .standard : nil
        )
    }

    /// Starts the first program of the command that is there.
    ///
    /// - Throws: ``ProcessStartFailure`` when there is none or it cannot be run, else whatever failed.
    private func start(
        _ command: RuntimeCommand,
        in sandbox: any Sandbox,
        _ variables: [(name: String, value: String)],
        _ descriptors: [CInt]
    ) async throws -> StartedProcess {
        for (index, executable) in command.executables.enumerated() {
            let specification = ProcessSpecification(
                executable: executable,
                arguments: command.arguments,
                environment: variables,
                workingDirectory: sandbox.paths.code ?? "/",
                descriptors: descriptors,
                limits: ResourceLimit.recorded(isOwnUser: context.launcher.enforcement.enforces(.privileges))
            )
            do {
                return try await sandbox.start(specification)
            } catch {
                switch error.code {
                case .executableFailed where error.errno == ENOENT:
                    continue
                case .executableFailed, .interpreterMissing:
                    throw command.startFailure(of: index, errno: error.errno)
                default:
                    throw error
                }
            }
        }
        throw command.startFailure(of: nil, errno: ENOENT)
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

    /// Of the connection of a bootstrap of Lambent's, which asks for the next event together with its answer to the last.
    static let linkConfiguration: HTTPServerConfiguration = {
        var configuration = serverConfiguration
        configuration.joinsAnswers = true
        return configuration
    }()
}
