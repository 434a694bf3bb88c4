import Foundation

/// Finds what runs the functions of a runtime identifier: a runtime installed under the data directory, else the exact
/// interpreter of the host, else, only if that is wanted, the nearest of the same language.
///
/// Programs are asked what they are once; an answer holds until the file changes.
actor RuntimeCatalog {
    /// Asks one program.
    typealias Probe = @Sendable (_ path: String, _ language: RuntimeIdentifier.Language) async -> Interpreter?

    /// Makes a bootstrap ready for an interpreter, as far as that can be done before it runs.
    typealias Compilation = @Sendable (_ interpreter: Interpreter, _ bootstrapDirectory: String) async -> Void

    private struct ProbeKey: Hashable {
        let path: String
        let stamp: ProgramStamp
    }

    let installedDirectory: String
    private let bootstrapDirectory: String
    let fallback: ExecutionConfiguration.RuntimeFallback
    private let architectureFallback: ExecutionConfiguration.ArchitectureFallback
    private let host: HostArchitecture
    let candidates: InterpreterCandidates
    private let compile: Compilation
    private let probe: Probe
    private var compilations: [Interpreter: Task<Void, Never>] = [:]
    private var answers: [ProbeKey: Task<Interpreter?, Never>] = [:]

    init(
        installedDirectory: String,
        bootstrapDirectory: String,
        fallback: ExecutionConfiguration.RuntimeFallback,
        architectureFallback: ExecutionConfiguration.ArchitectureFallback = .none,
        host: HostArchitecture = .current,
        candidates: InterpreterCandidates,
        compile: @escaping Compilation = { _, _ in },
        probe: @escaping Probe
    ) {
        self.installedDirectory = installedDirectory
        self.bootstrapDirectory = bootstrapDirectory
        self.fallback = fallback
        self.architectureFallback = architectureFallback
        self.host = host
        self.candidates = candidates
        self.compile = compile
        self.probe = probe
    }

    /// What runs a version of a function now.
    func resolve(_ version: FunctionVersion) async -> RuntimeResolution {
        let pin = version.runtimePin.map { RuntimePin(version: $0, region: version.key.region) }
        return await resolve(version.runtime, architecture: version.architecture, pin: pin)
    }

    /// What runs `name` now.
    ///
    /// - Parameters:
    ///   - architecture: what the function was built for; nil for this host's.
    ///   - pin: the only version of the runtime that may run it; nil for whatever is there.
    func resolve(_ name: String, architecture: String? = nil, pin: RuntimePin? = nil) async -> RuntimeResolution {
        let architecture = architecture ?? host.name
        guard architecture != host.name else { return await resolve(name, pin: pin) }
        // Interpreters are the host's; only a function that brings its own program can run through an emulator.
        let isEmulated = host.emulated.contains(architecture) && RuntimeIdentifier(name)?.language == .provided
        guard isEmulated || architectureFallback == .host else {
            return .unavailable(
                message: "This server cannot run \(architecture) functions on this \(host.name) host. Start it with "
                    + "`--architecture-fallback host` to run them as if they were \(host.name), or install qemu-user-static "
                    + "for functions that bring their own bootstrap."
            )
        }
        let resolution = await resolve(name, pin: pin)
        guard case .available(var runtime) = resolution else { return resolution }
        let means =
            isEmulated ? "through qemu-user" : "as \(host.name), as --architecture-fallback host allows"
        let notice = "Architectures \(architecture): this host is \(host.name), the function runs \(means)"
        runtime.notice = [runtime.notice, notice].compactMap(\.self).joined(separator: "; ")
        return .available(runtime)
    }

    private func resolve(_ name: String, pin: RuntimePin?) async -> RuntimeResolution {
        guard let identifier = RuntimeIdentifier(name) else {
            return .unavailable(message: "The runtime \(name) is not known to this server. \(Self.customRuntimeAdvice)")
        }
        let bootstrap = "\(bootstrapDirectory)/\(identifier.language.rawValue)"
        guard identifier.language != .provided else {
            return await available(identifier, nil, bootstrap)
        }
        guard RuntimeBootstrap.file(for: identifier.language, in: bootstrapDirectory) != nil else {
            return .unavailable(
                message: "This server cannot run \(identifier.language.displayName) functions (\(name)) yet: "
                    + "there is no bootstrap for it in \(bootstrapDirectory). \(Self.customRuntimeAdvice)"
            )
        }
        if let pin { return await pinned(pin, identifier, bootstrap) }
        if let interpreter = await installed(identifier).first {
            return await available(identifier, interpreter, bootstrap)
        }
        let programs = candidates.programs(for: identifier)
        if let interpreter = await first(of: programs, matching: identifier) {
            return await available(identifier, interpreter, bootstrap)
        }
        let nearest = await nearest(of: programs, to: identifier)
        if fallback == .nearest, let nearest {
            return await available(identifier, nearest, bootstrap)
        }
        return .unavailable(message: Self.missing(identifier, nearest: nearest))
    }

    func available(
        _ identifier: RuntimeIdentifier,
        _ interpreter: Interpreter?,
        _ bootstrap: String
    ) async -> RuntimeResolution {
        if identifier.language == .python, let interpreter {
            await compileOnce(interpreter, bootstrap)
        }
        let installed = interpreter.flatMap(installedPath(of:))
        // One that was installed may have come out of an image, whose libraries nobody else would find.
        let brought = installed == nil ? nil : interpreter
        return .available(
            ResolvedRuntime(
                identifier: identifier,
                interpreter: interpreter,
                bootstrapDirectory: bootstrap,
                libraries: brought.map { Interpreter.libraryDirectories(besides: $0.path) } ?? [],
                notice: interpreter.flatMap { Self.notice(of: $0, as: identifier) },
                installedPath: installed,
                stamp: interpreter.flatMap { ProgramStamp(of: $0.path) }
            )
        )
    }

    private static func notice(of interpreter: Interpreter, as identifier: RuntimeIdentifier) -> String? {
        guard !interpreter.version.matches(identifier.version) else { return nil }
        return "\(identifier.name) is not installed on this host: this function runs on "
            + "\(identifier.language.displayName) \(interpreter.version) instead, as --runtime-fallback nearest allows"
    }

    /// A function's own view of the bootstrap is read-only: without this every start would compile it anew.
    private func compileOnce(_ interpreter: Interpreter, _ directory: String) async {
        let task: Task<Void, Never>
        if let known = compilations[interpreter] {
            task = known
        } else {
            task = Task { [compile] in await compile(interpreter, directory) }
            compilations[interpreter] = task
        }
        await task.value
    }

    private static let customRuntimeAdvice =
        "A function with its own bootstrap runs as provided.al2023."

    private static func missing(_ identifier: RuntimeIdentifier, nearest: Interpreter?) -> String {
        let cure = "Install it with `lambent runtimes install \(identifier.name) --from DIRECTORY` (or an image)"
        guard let nearest else {
            return "The runtime \(identifier.name) is not available on this host, nor any other "
                + "\(identifier.language.displayName). \(cure)."
        }
        return "The runtime \(identifier.name) is not available on this host. \(cure), or start the server with "
            + "`--runtime-fallback nearest` to use \(identifier.language.displayName) \(nearest.version) instead."
    }

    func first(of programs: [String], matching identifier: RuntimeIdentifier) async -> Interpreter? {
        for program in programs {
            if let found = await interpreter(at: program, identifier.language),
                found.version.matches(identifier.version)
            {
                return found
            }
        }
        return nil
    }

    func nearest(of programs: [String], to identifier: RuntimeIdentifier) async -> Interpreter? {
        var found: Set<Interpreter> = []
        for program in programs + candidates.programsOfAnyVersion(for: identifier) {
            if let interpreter = await interpreter(at: program, identifier.language),
                interpreter.version.parts.first == identifier.version.first || identifier.version.count < 2
            {
                found.insert(interpreter)
            }
        }
        return found.min { left, right in
            let distances = (
                left.version.distance(from: identifier.version), right.version.distance(from: identifier.version)
            )
            return distances.0 == distances.1 ? left.version > right.version : distances.0 < distances.1
        }
    }

    func interpreter(at path: String, _ language: RuntimeIdentifier.Language) async -> Interpreter? {
        guard let stamp = ProgramStamp(of: path) else { return nil }
        let key = ProbeKey(path: path, stamp: stamp)
        // The task is kept before it ends, so that functions that start together ask once.
        let answer: Task<Interpreter?, Never>
        if let known = answers[key] {
            answer = known
        } else {
            answer = Task { [probe] in await probe(path, language) }
            answers[key] = answer
        }
        return await answer.value
    }
}
