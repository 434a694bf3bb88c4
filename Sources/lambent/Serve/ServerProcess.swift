import ControlPlane
import Events
import Execution
import Foundation
import Gateway
import HTTPServer
import Logging
import NIOCore
import Neighbours

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
        let instance = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        let services = try await Services.start(
            settings: settings,
            environment: environment,
            logger: logger
        )
        do {
            try await serve(
                until: signals,
                services: services,
                execution: execution(services, runtimes: runtimes, instance: instance)
            )
        } catch {
            await services.stop()
            throw error
        }
        await services.stop()
        logger.notice("stopped")
    }

    private func serve(until signals: Signals, services: Services, execution: ExecutionService) async throws {
        try await execution.start()
        let locations = CodeLocations(baseURL: baseURL)
        let controlPlane = controlPlane(services, execution, locations)
        let events = events(services, execution, controlPlane)
        let server: HTTPServer
        do {
            try await controlPlane.start()
            let gateway = gateway(services, execution, controlPlane, events, locations)
            server = try await bind(gateway, group: services.group)
            execution.openAPI(gateway, url: "\(scheme)://\(address(of: server))")
            // Functions call the API that is open now.
            try await events.start()
        } catch {
            await events.finish()
            await controlPlane.shutdown()
            await execution.shutdown(grace: .zero)
            throw error
        }

        let traces = TraceReceivers(settings: settings, environment: environment, logger: logger)
        let announcement = Announcement(
            settings: settings,
            neighbours: services.neighbours,
            traces: traces,
            logger: logger
        )
        announcement.enforcement(of: services.launcher, instance: services.instance)
        announcement.departures()
        logger.notice("Ready. Listening on \(scheme)://\(address(of: server))")

        await signals.first()
        logger.notice("stopping: finishing running invocations", metadata: ["grace": "\(settings.shutdownGrace) s"])
        Deadline.exitProcess(after: settings.shutdownGrace + 20)
        await finish(server, execution, events)
        await controlPlane.shutdown()
        await execution.shutdown(grace: .seconds(min(settings.shutdownGrace, 2)))
    }

    /// Accepts nothing more and answers what was begun. Functions that outlast the grace are ended, which answers their
    /// callers; for these answers the connections live a little longer.
    private func finish(_ server: HTTPServer, _ execution: ExecutionService, _ events: EventService) async {
        let grace = Duration.seconds(settings.shutdownGrace)
        let end = Task {
            try await Task.sleep(for: grace)
            await execution.shutdown(grace: .zero)
        }
        async let eventsEnd: Void = events.finish()
        await server.shutdown(grace: grace + .seconds(2))
        await eventsEnd
        end.cancel()
    }

    /// With the port that it got.
    private func address(of server: HTTPServer) -> ListenAddress {
        ListenAddress(host: settings.listen.host, port: server.localAddress?.port ?? settings.listen.port)
    }

    private var scheme: String { settings.tlsCertificate == nil ? "http" : "https" }

    private var baseURL: String { "\(scheme)://\(settings.listen)" }
}

// The wiring.
extension ServerProcess {
    private func execution(_ services: Services, runtimes: String, instance: String) -> ExecutionService {
        var configuration = ExecutionConfiguration(
            runDirectory: services.directory.run,
            instance: instance,
            bootstrapDirectory: runtimes,
            installedRuntimesDirectory: services.directory.installedRuntimes,
            runtimeFallback: settings.runtimeFallback,
            searchPath: (environment["PATH"] ?? "").split(separator: ":").map(String.init),
            homeDirectory: environment["HOME"],
            idleTimeout: .seconds(settings.idleTimeout),
            maximumEnvironments: settings.maximumEnvironments,
            accountConcurrency: settings.accountConcurrency,
            neighbour: services.neighbours.defaultEndpoint,
            neighbours: services.neighbours.endpoints
        )
        configuration.neighbourAuthorities = services.neighbours.authorities
        configuration.stems = settings.stems
        configuration.networks = settings.networks
        configuration.networkSource = EC2NetworkSource(client: services.client, logger: logger).describe
        configuration.architectureFallback = settings.architectureFallback
        configuration.fileSystems = FileSystemDirectories(
            settings.fileSystems,
            elsewhere: services.directory.fileSystems
        )
        return ExecutionService(
            configuration: configuration,
            eventLoop: services.group.next(),
            launcher: services.launcher,
            packages: services.packages,
            images: services.images,
            blobs: { [storage = services.storage] in try await storage.zip($0) },
            logs: services.logs,
            vault: services.vault,
            roleCredentials: { [roles = services.roles] in try await roles.credentials(for: $0) },
            traces: services.traces,
            logger: logger
        )
    }

    private func controlPlane(
        _ services: Services,
        _ execution: ExecutionService,
        _ locations: CodeLocations
    ) -> ControlPlane {
        var configuration = ControlPlaneConfiguration(
            stateTransitionDelay: .seconds(settings.stateTransitionDelay),
            allowsDeprecatedRuntimes: settings.allowsDeprecatedRuntimes,
            accountConcurrency: settings.accountConcurrency,
            codeStorage: settings.codeStorage
        )
        configuration.injections = settings.injections
        configuration.inactiveAfter = settings.inactiveAfter.map { .seconds($0) }
        return ControlPlane(
            configuration: configuration,
            records: services.storage,
            blobs: services.storage,
            packages: services.packages,
            images: services.images,
            neighbours: services.client,
            vault: services.vault,
            preparer: execution,
            codeLocation: { locations.location(digest: $0.digest) },
            webAddress: { [baseURL] in FunctionURLAddress.url(id: $0, region: $1, defaultBaseURL: baseURL) },
            logger: logger
        )
    }

    private func events(
        _ services: Services,
        _ execution: ExecutionService,
        _ controlPlane: ControlPlane
    ) -> EventService {
        EventService(
            configuration: EventsConfiguration(timeScale: settings.asyncTimeScale),
            queue: services.storage,
            controlPlane: controlPlane,
            execution: execution,
            neighbours: services.client,
            roleCredentials: { [roles = services.roles] role, function async throws(RoleFailure) in
                try await roles.credentials(of: role, for: function)
            },
            logger: logger
        )
    }

    private func gateway(
        _ services: Services,
        _ execution: ExecutionService,
        _ controlPlane: ControlPlane,
        _ events: EventService,
        _ locations: CodeLocations
    ) -> GatewayHandler {
        var configuration = GatewayConfiguration()
        configuration.region = settings.region
        configuration.account = settings.account
        configuration.apiRate = settings.apiRate
        configuration.baseURL = baseURL
        configuration.isTLS = settings.tlsCertificate != nil
        configuration.version = LambentVersion.current
        return GatewayHandler(
            configuration: configuration,
            credentials: CredentialDirectory(identities: credentials.identities) { [roles = services.roles] in
                roles.issuedCredentials(forAccessKeyID: $0).map(Identity.init(issued:))
            },
            operations: ControlPlaneOperations(controlPlane),
            invocations: execution,
            events: events,
            eventLoop: services.group.next(),
            logs: services.logs,
            codeLocations: locations,
            package: { [storage = services.storage] in try await storage.zipIfPresent($0) },
            forwarder: services.forwarder,
            logger: logger
        )
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
            let files = tls.map { " with \($0.certificatePath) and \($0.keyPath)" } ?? ""
            throw StartError("Cannot listen on \(settings.listen)\(files): \(error)")
        }
    }
}
