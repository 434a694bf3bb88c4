package import HTTPServer
package import LambdaAPI
import Logging
package import NIOCore
package import Neighbours
import Packages
import Sandbox

import struct Foundation.Data

/// Runs functions: prepares versions, keeps their environments, and takes invocations.
///
/// Everything about environments happens on one event loop; a warm invocation never leaves it.
package final class ExecutionService: Sendable {
    /// Gives the credentials of its role to a version of a function, for as long as its longest invocation at least.
    package typealias RoleCredentialSource = @Sendable (_ version: FunctionVersion) async throws -> RoleCredentials

    /// Opens sealed variables with their context; who asks KMS for them is nil where Lambent does itself.
    typealias VariableSource =
        @Sendable (_ sealed: Data, _ context: [String: String], _ role: RoleCredentials?) async throws -> [String:
        String]

    /// The loop of ``preparedVersion(for:)`` and ``invoke(_:on:completion:)``.
    package let eventLoop: any EventLoop

    let scheduler: EnvironmentScheduler
    let preparer: VersionPreparer
    let stems: Stems?
    private let traces: any TraceReceiver
    private let endpoints: EndpointDirectory
    let networks: FunctionNetworks
    private let runDirectory: RunDirectory
    let catalog: RuntimeCatalog
    private let logger: Logger

    init(
        configuration: ExecutionConfiguration,
        eventLoop: any EventLoop,
        launcher: any SandboxLauncher,
        package: @escaping VersionPreparer.PackageSource,
        layerExtensions: @escaping VersionPreparer.ExtensionSource = { _, _ in [] },
        image: @escaping VersionPreparer.ImageSource = { _, _ in throw ImageError.unavailable(reason: "no images") },
        openVariables: @escaping VariableSource,
        logs: any EnvironmentLogSink,
        roleCredentials: @escaping RoleCredentialSource,
        traces: any TraceReceiver = NoTraces(),
        logger: Logger
    ) {
        let catalog = RuntimeCatalog(
            configuration,
            asking: InterpreterProbe(configuration, eventLoop: eventLoop, launcher: launcher, logger: logger)
        )
        self.eventLoop = eventLoop
        self.traces = traces
        self.logger = logger
        self.catalog = catalog
        self.runDirectory = RunDirectory(configuration: configuration, logger: logger)
        let networks = FunctionNetworks(
            map: configuration.networks,
            source: configuration.networkSource,
            launcher: launcher,
            eventLoop: eventLoop,
            logger: logger
        )
        self.networks = networks
        self.preparer = VersionPreparer(
            package: package,
            layerExtensions: layerExtensions,
            image: image,
            takesImages: launcher.takesRoots,
            openVariables: openVariables,
            roleCredentials: configuration.assumesRoles ? roleCredentials : nil,
            openFileSystem: { (system) async throws(FileSystemFailure) in
                guard let directory = configuration.fileSystems?.directory(for: system) else { return nil }
                do throws(SandboxError) {
                    return try await launcher.check(directory)
                } catch {
                    throw FileSystemFailure(error, of: system)
                }
            },
            catalog: catalog,
            networks: networks,
            logger: logger
        )
        self.endpoints = EndpointDirectory(
            general: configuration.neighbour,
            services: configuration.neighbours,
            authorities: configuration.neighbourAuthorities
        )
        var context = EnvironmentContext(
            configuration: configuration,
            eventLoop: eventLoop,
            launcher: launcher,
            endpoints: endpoints,
            egress: EgressShare(),
            networks: networks,
            logs: logs,
            roleCredentials: roleCredentials,
            openVariables: openVariables,
            traces: traces,
            logger: logger
        )
        self.stems = configuration.stems.limit > 0 ? Stems(configuration.stems, context: context) : nil
        context.stems = stems
        self.scheduler = EnvironmentScheduler(context: context, catalog: catalog)
    }

    /// Makes the directory of this server and removes what killed servers left beside it. Call it before anything else.
    ///
    /// - Throws: what the system says when the run directory cannot be made.
    package func start() async throws {
        try runDirectory.prepare()
    }

    /// From now on functions reach this server's own API.
    ///
    /// - Parameters:
    ///   - handler: what serves it; for functions with a network of their own it serves within that.
    ///   - url: where it is on the host's network.
    package func openAPI(_ handler: any HTTPRequestHandler, url: String) {
        endpoints.open(handler, url: url)
    }

    // MARK: Invocations

    /// The version that a route leads to; for an alias with two versions, one drawn by weight. Event loop only.
    package func preparedVersion(for key: RouteKey) -> PreparedFunctionVersion? {
        eventLoop.assertInEventLoop()
        return scheduler.version(for: key)
    }

    /// Runs a function once. Event loop only.
    ///
    /// - Parameters:
    ///   - invocation: its payload has been checked to be JSON and is not empty.
    ///   - version: from ``preparedVersion(for:)`` or ``publish(_:for:)``.
    ///   - completion: called once, on the loop, perhaps before this returns. The error is a throttle
    ///     (TooManyRequestsException), a missing runtime (InvalidRuntimeException) or a ServiceException.
    @discardableResult
    package func invoke(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) -> InvocationHandle {
        eventLoop.assertInEventLoop()
        return scheduler.invoke(invocation, on: version, completion: completion)
    }

    /// Tells of an event that was traced and has ended.
    package func record(_ trace: EventTrace) {
        traces.record(trace)
    }

    // MARK: The end

    /// Takes no more invocations, lets those that run finish for as long as `grace`, and ends every environment.
    package func shutdown(grace: Duration) async {
        let gone = await onLoop { $0.beginShutdown() }
        let deadline = eventLoop.scheduleTask(in: TimeAmount(grace)) { [scheduler] in
            scheduler.endNow()
        }
        await stems?.stop()
        networks.stop()
        try? await gone.get()
        deadline.cancel()
        runDirectory.remove()
    }

    func onLoop<Value: Sendable>(_ work: @escaping @Sendable (EnvironmentScheduler) -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            eventLoop.execute { [scheduler] in
                continuation.resume(returning: work(scheduler))
            }
        }
    }
}
