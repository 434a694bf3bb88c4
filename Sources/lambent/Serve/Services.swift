import Execution
import Foundation
import Logging
import Logs
import NIOCore
import NIOPosix
import Neighbours
import Packages
import Sandbox
import Storage

/// What the server stands on: storage, logs, packages, keys, processes and neighbours.
struct Services {
    let directory: DataDirectory
    let storage: LocalStorage
    let launcher: any SandboxLauncher
    /// The name of what the launcher makes in the kernel.
    let instance: String
    let logs: LogStore
    let packages: PackageStore
    let images: ImageStore
    let vault: VariableVault
    let roles: RoleCredentialStore
    /// Invocations come in and go to their environments on one and the same loop.
    let group: any EventLoopGroup
    let neighbours: NeighbourConfiguration
    let client: NeighbourClient
    let forwarder: NeighbourForwarder
    let traces: TraceExporter

    /// - Throws: why one of them cannot be had, in words for the operator.
    static func start(
        settings: ServeSettings,
        environment: [String: String],
        logger: Logger
    ) async throws -> Services {
        let directory = try DataDirectory(path: settings.dataDirectory)
        // The lock comes first: whatever else a second server of this directory did would disturb the first.
        let storage = try await LocalStorage.open(directory: directory.path, logger: logger)
        let start = SandboxStart(
            settings.isolation,
            hasEgress: settings.hasEgress,
            joinsNetworks: settings.networks.needsInterfaces,
            directory: directory.sandboxes
        )
        let launcher = try await start.launcher(logger)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let neighbours = Neighbourhood(settings: settings, environment: environment, logger: logger).configuration
        let client = NeighbourClient(configuration: neighbours, group: group, logger: logger)
        var registries = settings.registries
        registries.takeEnvironment(environment)
        let programs = HostPrograms(launcher: launcher, eventLoop: MultiThreadedEventLoopGroup.singleton.next())
        return Services(
            directory: directory,
            storage: storage,
            launcher: launcher,
            instance: start.instance,
            logs: try LogStore(directory: directory.logs, logger: logger),
            packages: try PackageStore(directory: directory.packages),
            images: try ImageStore(directory: directory.images, settings: registries, run: programs.run),
            vault: VariableVault(sealer: try VariableSealer.open(directory: directory.path), client: client),
            roles: RoleCredentialStore(client: client),
            group: group,
            neighbours: neighbours,
            client: client,
            forwarder: NeighbourForwarder(configuration: neighbours, group: group),
            traces: TraceExporter(
                configuration: TraceReceivers(settings: settings, environment: environment, logger: logger)
                    .configuration,
                neighbours: client,
                logger: logger
            )
        )
    }

    /// Ends all of them; nothing may use them any more.
    func stop() async {
        await launcher.shutdown()
        await traces.shutdown()
        await client.shutdown()
        await forwarder.shutdown()
        await logs.flush()
        await logs.close()
        await storage.close()
        try? await group.shutdownGracefully()
    }
}
