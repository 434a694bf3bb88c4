import Logging
import NIOCore
import Neighbours
import Sandbox

extension EnvironmentHost {
    /// Makes a stem this environment's, where one waits that is like what would be started.
    ///
    /// - Throws: what would fail in the ordinary way as well.
    func startFromStem(
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
}
