import Foundation
import Glibc
import HTTPServer
import Logging
import NIOCore
import Neighbours
import Sandbox

/// What an environment has on the host: a sandbox, a directory, a listener of the Runtime API.
///
/// Everything here waits for something, so it runs off the event loop; the environment sees to it that one call ends
/// before the next begins.
actor EnvironmentHost {
    nonisolated let handler: RuntimeAPIHandler

    private let context: EnvironmentContext
    private let version: FunctionVersion
    private let resources: PreparedResources
    private let runtime: ResolvedRuntime
    private let identifier: String
    private let logStream: String
    private var sandbox: (any Sandbox)?
    private var server: HTTPServer?

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
        self.handler = RuntimeAPIHandler(eventLoop: context.eventLoop)
    }

    private var directory: String { "\(context.configuration.instanceDirectory)/\(identifier)" }
    private var temporaryDirectory: String { "\(directory)/tmp" }

    /// The sandbox, made when there is none, with everything else that belongs to the environment.
    private func open() async throws -> any Sandbox {
        if let sandbox { return sandbox }
        try FileManager.default.createDirectory(
            atPath: temporaryDirectory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        async let binding = HTTPServer.bind(
            configuration: Self.serverConfiguration,
            group: context.eventLoop,
            handler: handler,
            logger: context.logger
        )
        let made: any Sandbox
        do {
            made = try await context.launcher.makeSandbox(name: version.key.name)
        } catch {
            server = try? await binding
            throw error
        }
        sandbox = made
        server = try await binding
        return made
    }

    /// Starts the runtime's process.
    ///
    /// - Throws: ``ProcessStartFailure`` when it is the function's fault, else whatever failed.
    func start(traceHeader: String?) async throws -> StartedRuntime {
        let sandbox = try await open()
        let command = try RuntimeCommand(
            version: version,
            resources: resources,
            runtime: runtime,
            bootstrapDirectory: context.configuration.bootstrapDirectory
        )
        let credentials = try await context.roleCredentials(version.role, version.key.name)
        let variables = EnvironmentVariables(
            version: version,
            resources: resources,
            runtime: runtime,
            credentials: EnvironmentVariables.Credentials(
                accessKeyID: credentials.accessKeyID,
                secretAccessKey: credentials.secretAccessKey,
                sessionToken: credentials.sessionToken
            ),
            logStream: logStream,
            runtimeAPI: "127.0.0.1:\(server?.localAddress?.port ?? 0)",
            temporaryDirectory: temporaryDirectory,
            endpointURL: context.configuration.functionEndpointURL,
            traceHeader: traceHeader,
            descriptors: command.isOwnBootstrap ? .standard : nil
        )
        let links = command.isOwnBootstrap ? try await BootstrapLinks(handler: handler, context: context) : nil
        let specification = ProcessSpecification(
            executable: command.executable,
            arguments: command.arguments,
            environment: variables.list(),
            workingDirectory: resources.codeDirectory,
            descriptors: links?.inherited ?? [],
            limits: Self.limits
        )
        do {
            let process = try await sandbox.start(specification)
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
            if error.code == .executableFailed {
                throw command.startFailure(errno: error.errno)
            }
            throw error
        }
    }

    /// Kills every process; the sandbox and its files stay.
    func killProcesses() async {
        await sandbox?.killProcesses()
    }

    /// Ends everything and removes the files.
    func destroy() async {
        let sandbox = sandbox
        let server = server
        self.sandbox = nil
        self.server = nil
        await sandbox?.destroy()
        await server?.shutdown(grace: .zero)
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

    /// As recorded from the service, but for core files: they would land among the function's code. The number of
    /// processes is not limited here, since the kernel counts it for a user, not for a sandbox.
    private static let limits = [
        ResourceLimit(.descriptors, 1024),
        ResourceLimit(.core, 0),
        ResourceLimit(.stack, soft: 8_388_608, hard: ResourceLimit.unlimited),
        ResourceLimit(.lockedMemory, 65_536),
    ]

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
