/// What a server runs the functions of one runtime identifier with.
package struct RuntimeListing: Sendable, Equatable, Codable {
    /// Where an interpreter comes from.
    package enum Source: String, Sendable, Codable {
        /// Installed under the data directory.
        case installed
        /// The exact interpreter of the host.
        case host
        /// The nearest of the host, as `--runtime-fallback nearest` allows.
        case nearest
        /// The function's own package: `provided`.
        case package
        /// There is none.
        case none
    }

    /// As the API spells it.
    package var identifier: String
    package var source: Source
    /// The program; nil without one.
    package var path: String?
    /// The full version of the program; nil without one.
    package var version: String?
    /// Why there is none, and the cure; or what is unusual about it.
    package var note: String?

    /// Every version of it that functions can be pinned to, the one above first.
    package var versions: [Version] = []

    /// A version of a runtime, for people to read.
    package struct Version: Sendable, Equatable, Codable {
        /// What PutRuntimeManagementConfig takes.
        package var arn: String
        /// The full version of the program; nil without one.
        package var version: String?
        /// The program; nil without one.
        package var path: String?

        package init(arn: String, version: String? = nil, path: String? = nil) {
            self.arn = arn
            self.version = version
            self.path = path
        }
    }

    package init(
        identifier: String,
        source: Source,
        path: String? = nil,
        version: String? = nil,
        note: String? = nil,
        versions: [Version] = []
    ) {
        self.identifier = identifier
        self.source = source
        self.path = path
        self.version = version
        self.note = note
        self.versions = versions
    }
}

extension RuntimeCatalog {
    /// What runs `name` now, and what could, for people to read.
    func listing(_ name: String, region: String) async -> RuntimeListing {
        var listing = await listing(name)
        listing.versions = await versions(of: name).map {
            RuntimeListing.Version(arn: $0.arn(region: region), version: $0.version, path: $0.program)
        }
        return listing
    }

    private func listing(_ name: String) async -> RuntimeListing {
        switch await resolve(name) {
        case .unavailable(let message):
            return RuntimeListing(identifier: name, source: .none, note: message)
        case .available(let runtime):
            guard let interpreter = runtime.interpreter else {
                return RuntimeListing(identifier: name, source: .package)
            }
            let source: RuntimeListing.Source
            if InstalledRuntimes(directory: installedDirectory).holds(interpreter.path, of: name) {
                source = .installed
            } else {
                source = runtime.notice == nil ? .host : .nearest
            }
            return RuntimeListing(
                identifier: name,
                source: source,
                path: interpreter.path,
                version: interpreter.version.description,
                note: runtime.notice
            )
        }
    }
}
