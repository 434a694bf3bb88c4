/// Where invocations go. Event loop only.
struct RouteBook {
    private var versions: [RouteKey: PreparedFunctionVersion] = [:]
    private var aliases: [RouteKey: AliasRoute] = [:]

    var count: Int { versions.count }

    /// Every version that a route leads to.
    var prepared: some Collection<PreparedFunctionVersion> { versions.values }

    /// The version behind each route that is no alias.
    var all: [RouteKey: PreparedFunctionVersion] { versions }

    /// The version that a route leads to; for an alias with two versions, one drawn by weight.
    func version(for key: RouteKey) -> PreparedFunctionVersion? {
        if let version = versions[key] { return version }
        guard let alias = aliases[key] else { return nil }
        let version = versions[RouteKey(function: key.function, qualifier: alias.draw())]
        guard version != nil, alias.additional != nil else { return version }
        // Unless all its versions are ready, the alias is resolved elsewhere: a version that is drawn only when it is
        // ready would get less than its part.
        let isReady = alias.versions.allSatisfy { versions[RouteKey(function: key.function, qualifier: $0)] != nil }
        return isReady ? version : nil
    }

    /// - Returns: the version in the route now, and the one that it replaced.
    mutating func publish(
        _ prepared: PreparedFunctionVersion,
        for key: RouteKey
    ) -> (current: PreparedFunctionVersion, replaced: PreparedFunctionVersion?) {
        let old = versions[key]
        if let old, old === prepared || old.version == prepared.version, old.resources != nil {
            return (old, nil)
        }
        versions[key] = prepared
        prepared.environments.routes += 1
        return (prepared, old)
    }

    mutating func publish(_ alias: AliasRoute, for key: RouteKey) {
        aliases[key] = alias
    }

    /// - Parameter qualifier: nil for all of the function.
    /// - Returns: the versions that routes led to.
    mutating func withdraw(_ function: FunctionKey, qualifier: String?) -> [PreparedFunctionVersion] {
        if let qualifier {
            let key = RouteKey(function: function, qualifier: qualifier)
            aliases[key] = nil
            return versions.removeValue(forKey: key).map { [$0] } ?? []
        }
        for key in Array(aliases.keys) where key.function == function {
            aliases[key] = nil
        }
        let keys = versions.keys.filter { $0.function == function }
        return keys.compactMap { versions.removeValue(forKey: $0) }
    }
}
