package import HTTPServer
package import LambdaAPI
package import Logging
package import Logs
package import NIOCore
package import Neighbours
package import Packages
package import Sandbox

package import struct Foundation.Data

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

    private let scheduler: EnvironmentScheduler
    private let preparer: VersionPreparer
    private let stems: Stems?
    private let traces: any TraceReceiver
    private let endpoints: EndpointDirectory
    private let networks: FunctionNetworks
    private let runDirectory: RunDirectory
    private let catalog: RuntimeCatalog
    private let logger: Logger

    /// A service on the things of a server.
    ///
    /// - Parameters:
    ///   - configuration: how functions are run.
    ///   - eventLoop: the loop that the Gateway's invocations arrive on.
    ///   - launcher: makes sandboxes. The service does not end it.
    ///   - packages: extracts packages and keeps them.
    ///   - images: fetches and unpacks container images and keeps them.
    ///   - blobs: the zip, or the manifest of an image, of a digest.
    ///   - logs: takes the logs of functions.
    ///   - vault: opens variables.
    ///   - roleCredentials: what functions find in AWS_ACCESS_KEY_ID and so on.
    ///   - traces: takes segments, also those that functions send.
    ///   - logger: of the server, not of functions.
    package convenience init(
        configuration: ExecutionConfiguration,
        eventLoop: any EventLoop,
        launcher: any SandboxLauncher,
        packages: PackageStore,
        images: ImageStore,
        blobs: @escaping @Sendable (_ digest: String) async throws -> Data,
        logs: LogStore,
        vault: VariableVault,
        roleCredentials: @escaping RoleCredentialSource,
        traces: any TraceReceiver = NoTraces(),
        logger: Logger
    ) {
        let archives = ExtensionDiscovery.Archives(blobs)
        self.init(
            configuration: configuration,
            eventLoop: eventLoop,
            launcher: launcher,
            package: { digest in
                if launcher.mountsImages, PackageStore.makesImages {
                    do {
                        return .image(path: try await packages.image(for: digest) { try await blobs(digest) })
                    } catch PackageError.unavailable(let reason) {
                        logger.warning("a package stays a directory", metadata: ["reason": "\(reason)"])
                    }
                }
                return .directory(path: try await packages.directory(for: digest) { try await blobs(digest) })
            },
            layerExtensions: { try await archives.names(of: $0, digest: $1) },
            image: { version, pinned in
                let manifest = try await blobs(version.packageDigest)
                return try await images.prepare(pinned, manifest: manifest, architecture: version.architecture)
            },
            openVariables: { try await vault.open($0, context: $1, credentials: $2?.forSigning) },
            logs: logs,
            roleCredentials: roleCredentials,
            traces: traces,
            logger: logger
        )
    }

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
        let probe = InterpreterProbe(
            launcher: launcher,
            eventLoop: eventLoop,
            directory: configuration.instanceDirectory,
            logger: logger,
            installedDirectory: configuration.installedRuntimesDirectory
        )
        let catalog = RuntimeCatalog(
            installedDirectory: configuration.installedRuntimesDirectory,
            bootstrapDirectory: configuration.bootstrapDirectory,
            fallback: configuration.runtimeFallback,
            architectureFallback: configuration.architectureFallback,
            candidates: InterpreterCandidates(
                searchPath: configuration.searchPath,
                homeDirectory: configuration.homeDirectory
            ),
            compile: { await probe.compileBootstrap(in: $1, with: $0) },
            probe: { path, language in
                await probe.interpreter(at: path, language: language, searchPath: configuration.searchPath)
            }
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

    // MARK: Versions

    /// Gets a version ready: its package is extracted, its variables are open, its runtime is looked up.
    ///
    /// A runtime that this host lacks is no failure: invocations then answer InvalidRuntimeException.
    package func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> PreparedFunctionVersion {
        try await preparer.prepare(version)
    }

    /// Sends the invocations of a route to a version; when it returns, every later invocation goes there.
    ///
    /// Environments of the version that was there before finish their invocation and end, unless another route leads to
    /// them. A version that equals the one in the route changes nothing: its environments stay.
    ///
    /// - Returns: the version that the route leads to now.
    @discardableResult
    package func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) async -> PreparedFunctionVersion {
        networks.attach(prepared.version.network, to: key)
        if let resources = prepared.resources {
            stems?.want(for: prepared.version, resources)
        }
        return await onLoop { $0.publish(prepared, for: key) }
    }

    /// Sends the invocations of an alias to versions, which have routes of their own; when it returns, every later
    /// invocation goes there.
    package func publish(_ alias: AliasRoute, for key: RouteKey) async {
        await onLoop { $0.publish(alias, for: key) }
    }

    /// Removes the routes of a function, all or that of one qualifier; environments that no route leads to end.
    package func withdraw(_ function: FunctionKey, qualifier: String?) async {
        networks.detach(function, qualifier: qualifier)
        await onLoop { $0.withdraw(function, qualifier: qualifier) }
    }

    /// The version that a route leads to; for an alias with two versions, one drawn by weight. Event loop only.
    package func preparedVersion(for key: RouteKey) -> PreparedFunctionVersion? {
        eventLoop.assertInEventLoop()
        return scheduler.version(for: key)
    }

    // MARK: Limits

    /// From when this returns, at most so many invocations of a function run at a time, beside those in provisioned
    /// environments; nil for as many as the account allows.
    package func limit(_ concurrency: Int?, of function: FunctionKey) async {
        await onLoop { $0.limit(concurrency, of: function) }
    }

    /// From when this returns, at most so many invocations of an account's functions without a limit of their own run
    /// at a time in a region.
    package func limit(unreserved: Int, account: String, region: String) async {
        await onLoop { $0.limit(unreserved: unreserved, account: account, region: region) }
    }

    /// Keeps environments of versions that routes lead to initialized ahead of invocations, which take them first.
    ///
    /// - Parameter counts: how many each version has; one that is not named has none any more.
    package func provision(_ counts: [String: Int], of function: FunctionKey) async {
        await onLoop { $0.provision(counts, of: function) }
    }

    /// How far the version of a route has come with them.
    package func provisionedState(of key: RouteKey) async -> ProvisionedState {
        await onLoop { $0.provisionedState(of: key) }
    }

    // MARK: Invocations

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

    // MARK: Runtimes

    /// What runs the functions of each of these runtimes now; programs that are not known yet are asked what they are.
    ///
    /// - Parameter region: for the ARNs of their versions.
    package func runtimes(_ names: [String], region: String) async -> [RuntimeListing] {
        var listings: [RuntimeListing] = []
        for name in names {
            listings.append(await catalog.listing(name, region: region))
        }
        return listings
    }

    /// The version of a runtime that a function runs on unless told; nil when this host has none.
    package func runtimeVersion(of runtime: String, architecture: String) async -> RuntimeVersion? {
        let resolution = await catalog.resolve(runtime, architecture: architecture)
        guard case .available(let found) = resolution else { return nil }
        return found.version
    }

    /// Every version of a runtime that this host has.
    package func runtimeVersions(of runtime: String) async -> [RuntimeVersion] {
        await catalog.versions(of: runtime)
    }

    // MARK: Numbers

    /// How long ago the version of each route was used last; nothing of those that were not used yet.
    package func uses() async -> [RouteKey: Duration] {
        await onLoop { $0.uses }
    }

    /// What runs now.
    package func statistics() async -> ExecutionStatistics {
        await onLoop { $0.statistics }
    }

    /// Digests of the packages and layers that routes or environments need: their contents must stay.
    package func packageDigestsInUse() async -> Set<String> {
        await onLoop { $0.packageDigestsInUse }
    }

    private func onLoop<Value: Sendable>(_ work: @escaping @Sendable (EnvironmentScheduler) -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            eventLoop.execute { [scheduler] in
                continuation.resume(returning: work(scheduler))
            }
        }
    }
}
