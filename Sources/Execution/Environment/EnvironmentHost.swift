import Foundation
import Glibc
import HTTPServer
import LambdaAPI
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

    /// With which processes in the environment ask for credentials; nil where they have them in their variables.
    nonisolated let credentialToken: String?

    let context: EnvironmentContext
    private let version: FunctionVersion
    var resources: PreparedResources
    private let runtime: ResolvedRuntime
    private let identifier: String
    private let logStream: String
    private var site: EnvironmentSite
    var sandbox: (any Sandbox)?
    /// Nil for a function without a network of its own.
    private var lease: NetworkLease?

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
    private func open() async throws -> any Sandbox {
        if let sandbox { return sandbox }
        site.traceDaemon.assign(TracedFunction(version))
        let made = try await site.open(name: version.key.name, configuration: try await configuration())
        sandbox = made
        followNetwork(made)
        return made
    }

    private func configuration() async throws -> SandboxConfiguration {
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

    /// Before the function runs; the rules may change while it does.
    private func followNetwork(_ sandbox: any Sandbox) {
        guard let lease else { return }
        let (site, logger) = (site, context.logger)
        if let limits = lease.egress { site.limitEgress(to: limits) }
        context.networks.follow(lease) { access in
            do {
                switch access {
                case .none: break
                case .relayed(let limits): site.limitEgress(to: limits)
                case .joined(let interface): try await sandbox.limitNetwork(to: interface.rules)
                }
            } catch {
                logger.warning("the rules of a function's network cannot be renewed", metadata: ["error": "\(error)"])
            }
        }
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
    /// - Parameter beside: the extensions that are started before it; nil for none.
    /// - Throws: ``ProcessStartFailure`` when it is the function's fault, `APIError` when the caller is to know it in the
    ///   service's words, else whatever failed.
    func start(traceHeader: String?, beside extensions: ExtensionStart? = nil) async throws -> StartedRuntime {
        let credentials = try await roleCredentials()
        try await openVariables(credentials)
        if sandbox == nil, let started = try await startFromStem(credentials, traceHeader) { return started }
        let sandbox = try await open()
        if let extensions { try await start(extensions, credentials, in: sandbox) }
        let command =
            if let image = resources.image {
                RuntimeCommand(image, variables: resources.variables)
            } else {
                RuntimeCommand(version: version, resources: resources, runtime: runtime, paths: sandbox.paths)
            }
        let variables = await variables(credentials, traceHeader, sandbox.paths, command.descriptors)
        let links: BootstrapLinks? =
            if let descriptors = command.descriptors {
                try await BootstrapLinks(handler: handler, context: context, descriptors)
            } else {
                nil
            }
        do {
            let process = try await start(command, in: sandbox, variables.list(), links?.inherited ?? [])
            links?.closeInherited()
            return StartedRuntime(
                process: process,
                sandbox: sandbox,
                log: links?.log.server,
                connection: links?.connection,
                credentialExpiration: expiration(of: credentials)
            )
        } catch {
            links?.closeAll()
            throw error
        }
    }

    private func roleCredentials() async throws -> RoleCredentials {
        do {
            return try await context.roleCredentials(version)
        } catch let failure as RoleFailure {
            throw APIError(failure)
        }
    }

    /// Once in the life of an environment: KMS is asked for the variables that are under a key.
    private func openVariables(_ credentials: RoleCredentials) async throws {
        guard let sealed = resources.variablesUnderKey else { return }
        do {
            resources.variables = try await context.openVariables(sealed, version.key.sealingContext, credentials)
            resources.variablesUnderKey = nil
        } catch VaultError.key(let failure) {
            throw APIError(failure)
        }
    }

    /// Makes a stem this environment's, where one waits that is like what would be started.
    ///
    /// - Throws: what would fail in the ordinary way as well.
    private func startFromStem(
        _ credentials: RoleCredentials,
        _ traceHeader: String?
    ) async throws -> StartedRuntime? {
        guard let stems = context.stems else { return nil }
        var configuration = try await configuration()
        guard let taken = stems.take(for: version, resources, runtime, configuration) else { return nil }
        defer { stems.replace(taken) }
        let stem = taken.stem
        configuration = stems.layers(of: configuration)
        do {
            // Before anything that the stem will ask: that comes to the same loop.
            context.eventLoop.execute { [handler] in stem.site.handler.follow(handler) }
            let paths = stem.sandbox.paths
            site = stem.site
            site.traceDaemon.assign(TracedFunction(version))
            let variables = await variables(credentials, traceHeader, paths, .standard)
            followNetwork(stem.sandbox)
            try await stem.give(configuration, variables.list())
            sandbox = stem.sandbox
            return StartedRuntime(
                process: stem.process,
                sandbox: stem.sandbox,
                log: stem.links.log.server,
                connection: stem.links.connection,
                credentialExpiration: expiration(of: credentials)
            )
        } catch {
            context.logger.debug("a stem cannot be used", metadata: ["error": "\(error)"])
            site = EnvironmentSite(context: context, handler: handler)
            await stem.endUsed()
            if let error = error as? SandboxError, error.code == .sharedDirectoryFailed { throw error }
            return nil
        }
    }

    /// Who asks for credentials gets others in time.
    private func expiration(of credentials: RoleCredentials) -> Date? {
        credentialToken == nil ? credentials.expiration : nil
    }

    func variables(
        _ credentials: RoleCredentials,
        _ traceHeader: String?,
        _ paths: SandboxPaths,
        _ descriptors: BootstrapDescriptors?
    ) async -> EnvironmentVariables {
        EnvironmentVariables(
            version: version,
            resources: resources,
            runtime: runtime,
            credentials: credentialToken.map { .served(token: $0) }
                ?? .keys(
                    accessKeyID: credentials.accessKeyID,
                    secretAccessKey: credentials.secretAccessKey,
                    sessionToken: credentials.sessionToken
                ),
            logStream: logStream,
            runtimeAPI: await site.runtimeAPI,
            paths: paths,
            endpoints: site.endpoints.variables,
            traceDaemon: await site.traceDaemonAddress(for: version.runtime),
            traceHeader: traceHeader,
            descriptors: descriptors
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
                workingDirectory: command.workingDirectory ?? sandbox.paths.code ?? "/",
                descriptors: descriptors,
                limits: ResourceLimit.recorded(isOwnUser: context.launcher.enforcement.enforces(.privileges))
            )
            do {
                return try await sandbox.start(specification)
            } catch {
                switch error.code {
                case .executableFailed where command.goesOn(after: error.errno):
                    continue
                case .executableFailed, .interpreterMissing:
                    throw command.startFailure(of: index, errno: error.errno)
                case .workingDirectoryFailed:
                    throw command.directoryFailure(errno: error.errno) ?? error as any Error
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
