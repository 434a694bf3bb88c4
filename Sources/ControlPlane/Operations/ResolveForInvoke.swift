package import Execution
package import LambdaAPI

extension ControlPlane {
    /// The version that an invocation runs, prepared and published: what to ask when no route is known for it.
    ///
    /// - Parameters:
    ///   - function: the name as the path has it, decoded.
    ///   - qualifier: the request's own qualifier parameter.
    /// - Returns: the route, the version in it now, and the ARN that the function sees itself invoked by.
    /// - Throws: the refusals of ``FunctionReference``, ResourceNotFoundException, and ResourceConflictException for a
    ///   function that is not active.
    package func resolveForInvoke(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> (route: RouteKey, prepared: PreparedFunctionVersion, invokedFunctionARN: String) {
        let reference = try FunctionReference(function, qualifier: qualifier, caller: caller)
        let route = RouteKey(
            function: reference.key,
            qualifier: reference.qualifier ?? FunctionTarget.latestQualifier
        )
        let prepared =
            if case .alias(let name) = reference.target {
                try await resolve(alias: name, route)
            } else {
                try await resolve(route)
            }
        return (route, prepared, reference.arnAsAsked)
    }

    /// The unpublished version or a published one.
    func resolve(_ route: RouteKey) async throws(APIError) -> PreparedFunctionVersion {
        let target = FunctionTarget(qualifier: route.qualifier)
        // Refused before the shared preparation, so that each caller gets an answer of his own.
        _ = try await runnable(target, of: route)
        return try await routes.prepared(for: route) { () async throws(APIError) in
            try await self.publishRunnable(target, for: route)
        }
    }

    /// One version of an alias, drawn by weight. The others are made ready too, so that the next invocations need not
    /// come here; where that fails, those that draw them are told.
    private func resolve(alias name: String, _ route: RouteKey) async throws(APIError) -> PreparedFunctionVersion {
        guard let alias = try await store.alias(name, of: route.function)?.value else {
            throw .functionNotFound(route.function.arn + ":" + name)
        }
        let drawn = alias.route.draw()
        let prepared = try await resolve(RouteKey(function: route.function, qualifier: drawn))
        for version in alias.route.versions where version != drawn {
            _ = try? await resolve(RouteKey(function: route.function, qualifier: version))
        }
        try await sections.run(route.function) { () async throws(APIError) in
            // It may lead elsewhere by now; whoever changed it has said so to the preparer.
            guard let now = try await self.store.alias(name, of: route.function)?.value, now == alias else { return }
            await self.preparer.publish(now.route, for: route)
        }
        return prepared
    }

    /// Checks that an invocation names something that exists, in whatever state.
    ///
    /// - Throws: the refusals of ``FunctionReference`` and ResourceNotFoundException.
    package func checkInvocable(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(function, qualifier: qualifier, caller: caller)
        let qualifier = reference.qualifier ?? FunctionTarget.latestQualifier
        _ = try await invocable(
            reference.target,
            of: RouteKey(function: reference.key, qualifier: qualifier)
        )
    }

    /// Prepares what a route runs and publishes it, unless that changed meanwhile: then the newer is prepared.
    private func publishRunnable(
        _ target: FunctionTarget,
        for route: RouteKey
    ) async throws(APIError) -> PreparedFunctionVersion {
        while true {
            let settings = try await runnable(target, of: route)
            let snapshot = FunctionSnapshot(settings, of: route.function, version: route.qualifier)
            let prepared: PreparedFunctionVersion
            do {
                prepared = try await prepare(snapshot)
            } catch {
                throw .unpreparable(error)
            }
            let published = try await sections.run(route.function) {
                () async throws(APIError) -> PreparedFunctionVersion? in
                let current = try await self.runnable(target, of: route)
                guard current.generation == settings.generation,
                    let function = try await self.store.function(route.function)?.value
                else { return nil }
                await self.preparer.limit(function.onDemandLimit, of: route.function)
                let published = await self.preparer.publish(prepared, for: route)
                try await self.keep(published.runtimeVersion, for: route)
                return published
            }
            if let published { return published }
        }
    }

    /// The settings that invocations of a route run now.
    private func runnable(_ target: FunctionTarget, of route: RouteKey) async throws(APIError) -> FunctionSettings {
        let (lifecycle, settings) = try await invocable(target, of: route)
        if lifecycle.isInactive {
            try await wake(route)
            throw .functionInactive
        }
        if case .state(let state, _)? = lifecycle.refusalOfUse {
            throw .refusedInvocation(state: state)
        }
        guard let settings else {
            throw .refusedInvocation(state: "Pending")
        }
        return settings
    }

    /// The state of what a route names, and what it runs if it can.
    func invocable(
        _ target: FunctionTarget,
        of route: RouteKey
    ) async throws(APIError) -> (FunctionLifecycle, FunctionSettings?) {
        // Invoke always names the qualifier, also the one that the request left out (recorded).
        let missing = APIError.functionNotFound(route.function.arn + ":" + route.qualifier)
        switch target {
        case .latest:
            guard let record = try await store.function(route.function)?.value else { throw missing }
            return (record.lifecycle, record.effective)
        case .version(let number):
            guard let record = try await store.version(number, of: route.function)?.value else { throw missing }
            return (record.lifecycle, record.settings)
        case .alias(let name):
            guard let alias = try await store.alias(name, of: route.function)?.value else { throw missing }
            let version = RouteKey(function: route.function, qualifier: alias.functionVersion)
            return try await invocable(FunctionTarget(qualifier: alias.functionVersion), of: version)
        }
    }
}
