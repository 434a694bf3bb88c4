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
    nonisolated let handler: RuntimeAPIHandler

    private let context: EnvironmentContext
    private let version: FunctionVersion
    private let resources: PreparedResources
    private let runtime: ResolvedRuntime
    private let identifier: String
    private let logStream: String
    private var sandbox: (any Sandbox)?
    /// Of the Runtime API first.
    private var listeners: [any Channel] = []
    private let endpoints: EnvironmentEndpoints
    /// Nil where the function reaches the world outside by itself or not at all.
    private let egress: EnvironmentEgress?
    private var egressStart: Task<[any Channel], any Error>?

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
        self.endpoints = EnvironmentEndpoints(
            context.endpoints.endpoints,
            isIsolated: context.launcher.enforcement.enforces(.network)
        )
        self.egress =
            context.launcher.relaysConnections
            ? EnvironmentEgress(context.egress) : nil
    }

    private var directory: String { "\(context.configuration.instanceDirectory)/\(identifier)" }

    /// The sandbox, made when there is none, with everything else that belongs to the environment.
    private func open() async throws -> any Sandbox {
        if let sandbox { return sandbox }
        let configuration = SandboxConfiguration(
            version: version,
            resources: resources,
            runtime: runtime,
            homeDirectory: context.configuration.homeDirectory,
            endpoints: endpoints,
            hasEgress: egress != nil,
            temporaryDirectory: try makeTemporaryDirectory()
        )
        let made = try await context.launcher.makeSandbox(name: version.key.name, configuration: configuration)
        sandbox = made
        try await listen(on: made.listeners)
        return made
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

    /// Serves on the sockets that the sandbox listens on, in the order in which its configuration asked for them.
    private func listen(on descriptors: [CInt]) async throws {
        let count = egress == nil ? descriptors.count : descriptors.count - SandboxListener.relay.count
        if let egress {
            // The function need not wait for it: its connections do, as the sockets listen already.
            egressStart = Task {
                try await egress.serve(Array(descriptors[count...]), group: MultiThreadedEventLoopGroup.singleton)
            }
        }
        for (index, descriptor) in descriptors[..<count].enumerated() {
            let listener =
                index == 0
                ? try await HTTPServer.serve(
                    listeningSocket: descriptor,
                    on: context.eventLoop,
                    configuration: Self.serverConfiguration,
                    handler: handler,
                    logger: context.logger
                ).get()
                : try await endpoints.serve(
                    index - 1,
                    listeningSocket: descriptor,
                    on: context.eventLoop,
                    logger: context.logger
                )
            listeners.append(listener)
        }
    }

    /// Starts the runtime's process.
    ///
    /// - Throws: ``ProcessStartFailure`` when it is the function's fault, else whatever failed.
    func start(traceHeader: String?) async throws -> StartedRuntime {
        let sandbox = try await open()
        let command = RuntimeCommand(
            version: version,
            resources: resources,
            runtime: runtime,
            paths: sandbox.paths
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
            runtimeAPI: "127.0.0.1:\(listeners.first?.localAddress?.port ?? 0)",
            paths: sandbox.paths,
            endpoints: endpoints.variables,
            traceHeader: traceHeader,
            descriptors: command.isOwnBootstrap ? .standard : nil
        )
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
        let sandbox = sandbox
        var listeners = listeners
        if let egressStart {
            do {
                listeners += try await egressStart.value
            } catch {
                context.logger.error("cannot serve a function's way outside", metadata: ["error": "\(error)"])
            }
        }
        self.sandbox = nil
        self.listeners = []
        egressStart = nil
        await sandbox?.destroy()
        egress?.close()
        for listener in listeners {
            try? await listener.close()
        }
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
