import ControlPlane
import Execution
import Foundation
import Gateway
import HTTPServer
import Logging
import Logs
import NIOCore
import NIOPosix
import Neighbours
import Packages
import Sandbox
import Storage

/// A running server: everything is made, wired, served, and taken down again in the opposite order.
struct ServerProcess {
    let settings: ServeSettings
    let credentials: CredentialsFile
    let environment: [String: String]
    let logger: Logger

    /// Serves until a signal comes.
    func run() async throws {
        let signals = Signals()
        OpenFiles.raiseLimit()
        let runtimes = try RuntimesDirectory.find(
            configured: settings.runtimes,
            executable: RuntimesDirectory.executable
        )
        let directory = try DataDirectory(path: settings.dataDirectory)
        // The lock comes first: whatever else a second server of this directory did would disturb the first.
        let storage = try await LocalStorage.open(directory: directory.path, logger: logger)
        let instance = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        let launcher = try await IsolationChoice.process.startLauncher(
            SandboxLauncherConfiguration(
                executable: "/proc/self/exe",
                arguments: [Entry.launcherSubcommand],
                instance: instance,
                directory: directory.path + "/sandboxes"
            ),
            logger: logger
        )
        let logs = try LogStore(directory: directory.logs, logger: logger)
        let sealer = try VariableSealer.open(directory: directory.path)
        let packages = try PackageStore(directory: directory.packages)
        let roles = LocalRoleCredentials()
        // Invocations come in and go to their environments on one and the same loop.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let neighbours = Neighbourhood(settings: settings, environment: environment, logger: logger)
        let client = NeighbourClient(configuration: neighbours.configuration, group: group, logger: logger)

        let execution = ExecutionService(
            configuration: ExecutionConfiguration(
                runDirectory: directory.run,
                instance: instance,
                bootstrapDirectory: runtimes,
                installedRuntimesDirectory: directory.installedRuntimes,
                runtimeFallback: settings.runtimeFallback,
                searchPath: (environment["PATH"] ?? "").split(separator: ":").map(String.init),
                homeDirectory: environment["HOME"],
                idleTimeout: .seconds(settings.idleTimeout),
                maximumEnvironments: settings.maximumEnvironments,
                neighbour: neighbours.configuration.defaultEndpoint,
                neighbours: neighbours.configuration.endpoints
            ),
            eventLoop: group.next(),
            launcher: launcher,
            packages: packages,
            blobs: { try await storage.zip($0) },
            logs: logs,
            sealer: sealer,
            roleCredentials: { role, functionName in roles.credentials(forRole: role, functionName: functionName) },
            logger: logger
        )
        try await execution.start()

        let scheme = settings.tlsCertificate == nil ? "http" : "https"
        let locations = CodeLocations(baseURL: "\(scheme)://\(settings.listen)")
        let controlPlane = ControlPlane(
            configuration: ControlPlaneConfiguration(
                stateTransitionDelay: .seconds(settings.stateTransitionDelay),
                allowsDeprecatedRuntimes: settings.allowsDeprecatedRuntimes
            ),
            records: storage,
            blobs: storage,
            packages: packages,
            s3: client.isConfigured(service: "s3") ? S3Neighbour(client: client) : nil,
            sealer: sealer,
            preparer: execution,
            codeLocation: { locations.location(digest: $0.digest) },
            logger: logger
        )
        try await controlPlane.start()

        let gateway = GatewayHandler(
            configuration: gatewayConfiguration(scheme: scheme),
            credentials: CredentialDirectory(identities: credentials.identities) { accessKeyID in
                roles.issuedCredentials(forAccessKeyID: accessKeyID).map(Identity.init(issued:))
            },
            operations: ControlPlaneOperations(controlPlane),
            invocations: execution,
            eventLoop: group.next(),
            logs: logs,
            codeLocations: locations,
            package: { digest in try await storage.zipIfPresent(digest) },
            logger: logger
        )
        let server = try await bind(gateway, group: group)
        Announcement(settings: settings, neighbours: neighbours.configuration, logger: logger).enforcement()
        let port = server.localAddress?.port ?? settings.listen.port
        let address = ListenAddress(host: settings.listen.host, port: port)
        logger.notice("Ready. Listening on \(scheme)://\(address)")

        await signals.first()
        logger.notice("stopping: finishing running invocations", metadata: ["grace": "\(settings.shutdownGrace) s"])
        Deadline.exitProcess(after: settings.shutdownGrace + 20)
        let grace = Duration.seconds(settings.shutdownGrace)
        await server.shutdown(grace: grace)
        await controlPlane.shutdown()
        await execution.shutdown(grace: .seconds(min(settings.shutdownGrace, 2)))
        await launcher.shutdown()
        await client.shutdown()
        await logs.flush()
        await logs.close()
        await storage.close()
        try? await group.shutdownGracefully()
        logger.notice("stopped")
    }

    private func bind(_ gateway: GatewayHandler, group: any EventLoopGroup) async throws -> HTTPServer {
        var tls: HTTPServerTLS?
        if let certificate = settings.tlsCertificate, let key = settings.tlsKey {
            tls = HTTPServerTLS(certificatePath: certificate, keyPath: key)
        }
        do {
            return try await HTTPServer.bind(
                configuration: HTTPServerConfiguration(
                    address: .tcp(host: settings.listen.host, port: settings.listen.port),
                    tls: tls
                ),
                group: group,
                handler: gateway,
                logger: logger
            )
        } catch {
            throw StartError("Cannot listen on \(settings.listen): \(error)")
        }
    }

    private func gatewayConfiguration(scheme: String) -> GatewayConfiguration {
        var configuration = GatewayConfiguration()
        configuration.region = settings.region
        configuration.account = settings.account
        configuration.apiRate = settings.apiRate
        configuration.baseURL = "\(scheme)://\(settings.listen)"
        configuration.isTLS = scheme == "https"
        configuration.version = LambentVersion.current
        return configuration
    }
}

extension Identity {
    /// The identity of a function.
    init(issued: IssuedCredentials) {
        self.init(
            accessKeyID: issued.credentials.accessKeyID,
            secretAccessKey: issued.credentials.secretAccessKey,
            sessionToken: issued.credentials.sessionToken,
            account: issued.account,
            arn: issued.principalARN,
            expiration: issued.credentials.expiration
        )
    }
}
