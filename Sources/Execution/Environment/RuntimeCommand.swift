import Foundation

/// The program and arguments that run a version.
struct RuntimeCommand: Equatable, Sendable {
    let executable: String
    let arguments: [String]

    /// Whether the program is a bootstrap of Lambent's, which takes its descriptors by inheritance.
    let isOwnBootstrap: Bool

    /// Whether a wrapper of the customer's stands before the bootstrap.
    let hasWrapper: Bool

    /// - Throws: ``ProcessStartFailure`` when the package lacks what it must bring.
    init(
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        bootstrapDirectory: String
    ) throws(ProcessStartFailure) {
        guard let interpreter = runtime.interpreter,
            let bootstrap = RuntimeBootstrap.file(for: runtime.identifier.language, in: bootstrapDirectory)
        else {
            executable = try Self.customBootstrap(in: resources.codeDirectory)
            arguments = []
            isOwnBootstrap = false
            hasWrapper = false
            return
        }
        isOwnBootstrap = true
        let command = [interpreter.path] + Self.flags(for: version, runtime) + [bootstrap]
        if let wrapper = resources.variables["AWS_LAMBDA_EXEC_WRAPPER"], !wrapper.isEmpty {
            executable = Self.hostPath(of: wrapper, codeDirectory: resources.codeDirectory)
            arguments = command
            hasWrapper = true
        } else {
            executable = command[0]
            arguments = Array(command.dropFirst())
            hasWrapper = false
        }
    }

    /// A process that could not be executed, as the function's owner is told of it.
    func startFailure(errno number: CInt?) -> ProcessStartFailure {
        if hasWrapper {
            // The shell's own statuses: not found, and found but not to be run.
            let status = number == ENOENT ? 127 : 126
            return ProcessStartFailure(
                errorType: "Runtime.ExitError",
                message: "Runtime exited with error: exit status \(status)"
            )
        }
        let reason = number.map { String(cString: strerror($0)).lowercased() } ?? "unknown error"
        return ProcessStartFailure(
            errorType: "Runtime.InvalidEntrypoint",
            message: "fork/exec \(isOwnBootstrap ? executable : "/var/task/bootstrap"): \(reason)"
        )
    }

    private static func customBootstrap(in codeDirectory: String) throws(ProcessStartFailure) -> String {
        for path in ["\(codeDirectory)/bootstrap", "/opt/bootstrap"] {
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw ProcessStartFailure(
            errorType: "Runtime.InvalidEntrypoint",
            message: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
        )
    }

    /// What the service gives to its interpreters, as far as this one knows it.
    private static func flags(for version: FunctionVersion, _ runtime: ResolvedRuntime) -> [String] {
        switch runtime.identifier.language {
        case .python:
            // Site packages are the host's, not the function's.
            return ["-S"]
        case .nodejs:
            // The heap is bounded below the memory of the environment.
            let flags = ["--max-old-space-size=\(version.memorySize * 9 / 10)", "--max-http-header-size=81920"]
            guard let parts = runtime.interpreter?.version.parts, parts.count >= 2 else { return flags }
            let knowsModuleDetection =
                (parts[0] == 20 && parts[1] >= 19) || (parts[0] == 22 && parts[1] >= 12) || parts[0] == 23
            return knowsModuleDetection
                ? flags + ["--no-experimental-require-module", "--no-experimental-detect-module"] : flags
        case .ruby, .java, .dotnet, .go, .provided:
            return []
        }
    }

    /// Where a path of the function's view lies on the host.
    private static func hostPath(of path: String, codeDirectory: String) -> String {
        let prefix = "/var/task/"
        guard path.hasPrefix(prefix) else { return path }
        return "\(codeDirectory)/\(path.dropFirst(prefix.count))"
    }
}
