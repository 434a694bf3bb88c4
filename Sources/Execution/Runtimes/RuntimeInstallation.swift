import Foundation
package import Logging
package import NIOCore
package import Sandbox

/// Installs runtimes under the data directory, and removes them. A server sees the change with the next environment that it
/// makes for a function without one.
package struct RuntimeInstallation: Sendable {
    /// Why a runtime cannot be installed or removed, for people.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        /// A reason in words.
        package init(description: String) {
            self.description = description
        }
    }

    private let directory: String
    private let launcher: any SandboxLauncher
    private let eventLoop: any EventLoop
    private let logger: Logger

    /// - Parameters:
    ///   - directory: of installed runtimes, one directory for each identifier.
    ///   - launcher: runs programs to ask what they are.
    package init(directory: String, launcher: any SandboxLauncher, eventLoop: any EventLoop, logger: Logger) {
        self.directory = directory
        self.launcher = launcher
        self.eventLoop = eventLoop
        self.logger = logger
    }

    /// Copies the installation of an interpreter.
    ///
    /// - Parameters:
    ///   - name: a runtime identifier.
    ///   - source: a directory that holds `bin/python3.12` or the like, and everything that the program needs of its own.
    /// - Returns: the full version of the interpreter, and the directory that it lies in now: versions lie beside each other.
    package func install(
        _ name: String,
        from source: String
    ) async throws(Failure) -> (version: String, directory: String) {
        let identifier = try Self.identifier(name)
        let wanted = try await interpreter(of: identifier, under: source)
        try await requireNew(wanted, of: identifier)
        let target = InstalledRuntimes(directory: directory).place(for: name, version: wanted.version)
        // A name that is no identifier: a server never takes what is not there whole.
        let staged = "\(directory)/.\(name)-\(getpid())"
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: source, toPath: staged)
            try Self.openToEveryone(staged)
            // At its new place it must still be what it was.
            let found = try await interpreter(of: identifier, under: staged)
            try FileManager.default.moveItem(atPath: staged, toPath: target)
            return (found.version.description, target)
        } catch {
            try? FileManager.default.removeItem(atPath: staged)
            throw error as? Failure ?? Failure(description: "\(source) cannot be copied: \(error.localizedDescription)")
        }
    }

    /// Copies the installation of an interpreter out of a container image.
    ///
    /// - Parameters:
    ///   - name: a runtime identifier.
    ///   - root: the directory that holds the image's files.
    ///   - searchPath: where the image looks for programs: its variable PATH.
    /// - Returns: the same as of ``install(_:from:)``.
    package func install(
        _ name: String,
        fromImageAt root: String,
        searchPath: String
    ) async throws(Failure) -> (version: String, directory: String) {
        let identifier = try Self.identifier(name)
        let image = ImageRoot(root)
        let places =
            searchPath.split(separator: ":").map(String.init) + ["/var/lang/bin", "/usr/local/bin", "/usr/bin"]
        let names = Set(InterpreterCandidates.names(for: identifier))
        let programs = places.filter { $0.hasPrefix("/") }
            .flatMap { place in names.sorted().map { "\(place)/\($0)" } }.compactMap(image.real)
        // The directory above `bin` is all that an interpreter has of its own.
        var seen: Set<String> = []
        let installations = programs.compactMap(Self.installation).filter { seen.insert($0).inserted }
        var failure: Failure?
        for installation in installations {
            do {
                return try await install(name, from: installation)
            } catch {
                failure = failure ?? error
            }
        }
        throw failure
            ?? Failure(
                description: "There is no \(identifier.language.displayName) in the image: neither on its PATH "
                    + "nor in /var/lang/bin, /usr/local/bin or /usr/bin."
            )
    }

    private func requireNew(_ wanted: Interpreter, of identifier: RuntimeIdentifier) async throws(Failure) {
        for present in InstalledRuntimes(directory: directory).directories(of: identifier.name) {
            let known = try? await interpreter(of: identifier, under: present)
            guard let known, known.version == wanted.version else { continue }
            let name = URL(fileURLWithPath: present).lastPathComponent
            throw Failure(
                description: "\(identifier.name) \(wanted.version) is installed already: "
                    + "lambent runtimes remove \(name)"
            )
        }
    }

    private static func installation(_ program: String) -> String? {
        let parts = program.split(separator: "/")
        guard parts.count > 2, parts[parts.count - 2] == "bin" else { return nil }
        return "/" + parts.dropLast(2).joined(separator: "/")
    }

    /// Removes an installed runtime; environments that run with it should be gone.
    ///
    /// - Parameter name: an identifier for all its versions, or with a version that lies beside others.
    /// - Throws: when it is not installed, or cannot be removed.
    package static func remove(_ name: String, in directory: String) throws(Failure) {
        let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let identifier = try identifier(parts[0])
        let all = InstalledRuntimes(directory: directory).directories(of: identifier.name)
        let targets = parts.count == 1 ? all : all.filter { $0 == "\(directory)/\(name)" }
        guard !targets.isEmpty else { throw Failure(description: "\(name) is not installed in \(directory).") }
        do {
            for target in targets {
                // Out of sight at once; the files follow.
                let aside = "\(directory)/.\(URL(fileURLWithPath: target).lastPathComponent)-removed-\(getpid())"
                try FileManager.default.moveItem(atPath: target, toPath: aside)
                try FileManager.default.removeItem(atPath: aside)
            }
        } catch {
            throw Failure(description: "\(name) cannot be removed: \(error.localizedDescription)")
        }
    }

    /// Functions run as users of their own: what they run must be readable for all, whatever it was at its source.
    private static func openToEveryone(_ root: String) throws {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        for path in [root] + names.map({ "\(root)/\($0)" }) {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let type = attributes[.type] as? FileAttributeType
            guard type != .typeSymbolicLink, let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue else {
                continue
            }
            let isEntered = type == .typeDirectory || mode & 0o100 != 0
            try FileManager.default.setAttributes(
                [.posixPermissions: mode | (isEntered ? 0o555 : 0o444)],
                ofItemAtPath: path
            )
        }
    }

    /// Only what names a version of a language with an interpreter; it becomes the name of a directory.
    private static func identifier(_ name: String) throws(Failure) -> RuntimeIdentifier {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
            default: false
            }
        }
        guard isPlain, let identifier = RuntimeIdentifier(name), !identifier.version.isEmpty,
            RuntimeBootstrap.name(for: identifier.language) != nil
        else {
            throw Failure(
                description: "\(name) is not the identifier of a runtime that can be installed, such as python3.12, "
                    + "nodejs22.x, ruby3.4 or java21."
            )
        }
        return identifier
    }

    private func interpreter(
        of identifier: RuntimeIdentifier,
        under root: String
    ) async throws(Failure) -> Interpreter {
        let candidates = InterpreterCandidates(searchPath: [], homeDirectory: nil)
        let programs = candidates.programs(for: identifier, under: root)
        guard !programs.isEmpty else {
            throw Failure(
                description:
                    "There is no \(identifier.language.displayName) in \(root): neither in it nor in bin, usr/bin, "
                    + "usr/local/bin or var/lang/bin."
            )
        }
        let real = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
        let probe = InterpreterProbe(
            launcher: launcher,
            eventLoop: eventLoop,
            directory: root,
            logger: logger,
            installedDirectory: root
        )
        var others: [String] = []
        for program in programs {
            guard
                let found = await probe.interpreter(at: program, language: identifier.language, searchPath: []),
                found.path.hasPrefix(real + "/")
            else { continue }
            if found.version.matches(identifier.version) { return found }
            others.append("\(found.path) is \(found.version)")
        }
        throw Failure(
            description: others.isEmpty
                ? "No program in \(root) runs as \(identifier.language.displayName) from there: \(programs.joined(separator: ", "))."
                : "\(root) is not \(identifier.name): \(others.joined(separator: ", "))."
        )
    }
}
