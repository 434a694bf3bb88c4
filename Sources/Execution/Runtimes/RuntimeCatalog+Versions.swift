/// The only version of a runtime that a function may run on.
struct RuntimePin: Sendable {
    let version: RuntimeVersion
    /// Of the function, for the ARN.
    let region: String

    var arn: String { version.arn(region: region) }
}

// The versions of a runtime that the host has.
extension RuntimeCatalog {
    /// How the program of an installed runtime begins in a ``RuntimeVersion``.
    static let installedPrefix = "installed/"

    /// Every version of a runtime that functions can run on, the one that they run on unless told first.
    func versions(of name: String) async -> [RuntimeVersion] {
        guard let identifier = RuntimeIdentifier(name), case .available(let current) = await resolve(name) else {
            return []
        }
        let others = await interpreters(for: identifier).map { interpreter in
            RuntimeVersion(
                runtime: name,
                version: interpreter.version.description,
                program: installedPath(of: interpreter).map { Self.installedPrefix + $0 } ?? interpreter.path
            )
        }
        return [current.version] + others.filter { $0 != current.version }
    }

    /// Exactly the interpreter that a function is pinned to, or nothing.
    func pinned(_ pin: RuntimePin, _ identifier: RuntimeIdentifier, _ bootstrap: String) async -> RuntimeResolution {
        guard let program = pin.version.program, pin.version.runtime == identifier.name else {
            return .unavailable(message: Self.gone(pin, found: nil))
        }
        let path =
            program.hasPrefix(Self.installedPrefix)
            ? "\(installedDirectory)/\(program.dropFirst(Self.installedPrefix.count))" : program
        let found = await interpreter(at: path, identifier.language)
        guard let found, mayRun(found, identifier), case let resolution = await available(identifier, found, bootstrap),
            case .available(let runtime) = resolution, runtime.version == pin.version
        else {
            return .unavailable(message: Self.gone(pin, found: found))
        }
        return resolution
    }

    func installedPath(of interpreter: Interpreter) -> String? {
        interpreter.path.hasPrefix(installedDirectory + "/")
            ? String(interpreter.path.dropFirst(installedDirectory.count + 1)) : nil
    }

    private static func gone(_ pin: RuntimePin, found: Interpreter?) -> String {
        let now = found.map { "There is version \($0.version) in its place now" } ?? "There is no such program now"
        return "The function runs only on the runtime version \(pin.arn) (\(pin.version.runtime): "
            + "\(pin.version.description)), which this host does not have any more. \(now). Bring it back, update the "
            + "function if its UpdateRuntimeOn is FunctionUpdate, or choose another version with "
            + "PutRuntimeManagementConfig."
    }

    /// Every interpreter that may run functions of the runtime, the one that does so now first.
    func interpreters(for identifier: RuntimeIdentifier) async -> [Interpreter] {
        let programs = candidates.programs(for: identifier)
        var found = await installed(identifier)
        for program in programs {
            if let interpreter = await interpreter(at: program, identifier.language),
                interpreter.version.matches(identifier.version), !found.contains(interpreter)
            {
                found.append(interpreter)
            }
        }
        guard found.isEmpty, fallback == .nearest else { return found }
        return await nearest(of: programs, to: identifier).map { [$0] } ?? []
    }

    /// The installed versions of a runtime, the newest first.
    func installed(_ identifier: RuntimeIdentifier) async -> [Interpreter] {
        var found: [Interpreter] = []
        for directory in InstalledRuntimes(directory: installedDirectory).directories(of: identifier.name) {
            let programs = candidates.programs(for: identifier, under: directory)
            if let interpreter = await first(of: programs, matching: identifier) { found.append(interpreter) }
        }
        return found.sorted { $0.version > $1.version }
    }

    /// Whether an interpreter may run functions of the runtime: an exact one, or any where the nearest is allowed.
    func mayRun(_ interpreter: Interpreter, _ identifier: RuntimeIdentifier) -> Bool {
        interpreter.version.matches(identifier.version) || fallback == .nearest
    }
}
