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

    package init(identifier: String, source: Source, path: String? = nil, version: String? = nil, note: String? = nil) {
        self.identifier = identifier
        self.source = source
        self.path = path
        self.version = version
        self.note = note
    }
}

extension RuntimeCatalog {
    /// What runs `name` now, for people to read.
    func listing(_ name: String) async -> RuntimeListing {
        switch await resolve(name) {
        case .unavailable(let message):
            return RuntimeListing(identifier: name, source: .none, note: message)
        case .available(let runtime):
            guard let interpreter = runtime.interpreter else {
                return RuntimeListing(identifier: name, source: .package)
            }
            let source: RuntimeListing.Source
            if interpreter.path.hasPrefix("\(installedDirectory)/\(name)/") {
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
