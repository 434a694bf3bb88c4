extension ExecutionService {
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
}
