/// Versions, and the routes that lead to them.
extension ExecutionService {
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
}
