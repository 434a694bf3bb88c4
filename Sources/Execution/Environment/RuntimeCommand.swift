import Foundation
import Sandbox

/// The program and arguments that run a version.
struct RuntimeCommand: Equatable, Sendable {
    /// The programs to try, in order: the next only where there is none before it.
    let executables: [String]
    let arguments: [String]

    /// What a bootstrap of Lambent's inherits; nil for other programs.
    let descriptors: BootstrapDescriptors?

    /// Whether a wrapper of the customer's stands before the bootstrap.
    let hasWrapper: Bool

    /// Where the program starts; nil for the directory of the code.
    let workingDirectory: String?

    /// What brings the program, where that is an image.
    let image: PreparedImage?

    /// The command of an image.
    init(executables: [String], arguments: [String], workingDirectory: String, image: PreparedImage) {
        self.executables = executables
        self.arguments = arguments
        self.workingDirectory = workingDirectory
        self.image = image
        descriptors = nil
        hasWrapper = false
    }

    /// - Parameter paths: where things are as the process sees them.
    init(
        version: FunctionVersion,
        resources: PreparedResources,
        runtime: ResolvedRuntime,
        paths: SandboxPaths
    ) {
        image = nil
        workingDirectory = nil
        guard let interpreter = runtime.interpreter, let directory = paths.runtime,
            let bootstrap = RuntimeBootstrap.name(for: runtime.identifier.language)
        else {
            executables = ([paths.code] + paths.layers).compactMap(\.self).map { "\($0)/bootstrap" }
            arguments = []
            descriptors = nil
            hasWrapper = false
            return
        }
        let wrapper = resources.variables["AWS_LAMBDA_EXEC_WRAPPER"] ?? ""
        let descriptors = wrapper.isEmpty ? BootstrapDescriptors.standard : .wrapped
        self.descriptors = descriptors
        let command =
            [interpreter.path] + Self.flags(for: version, runtime) + ["\(directory)/\(bootstrap)"]
            + Self.trailing(runtime, paths, descriptors)
        if !wrapper.isEmpty {
            executables = [Self.realPath(of: wrapper, paths)]
            arguments = command
            hasWrapper = true
        } else {
            executables = [command[0]]
            arguments = Array(command.dropFirst())
            hasWrapper = false
        }
    }

    /// A process that could not be executed, as the function's owner is told of it.
    ///
    /// - Parameters:
    ///   - index: which of the programs it was; nil when there is none of them.
    ///   - number: what the system said of it.
    func startFailure(of index: Int?, errno number: CInt?) -> ProcessStartFailure {
        if let image {
            return Self.startFailure(
                of: image,
                path: index.map { executables[$0] },
                reason: Self.text(of: number)
            )
        }
        if hasWrapper {
            // The shell's own statuses: not found, and found but not to be run.
            return ProcessStartFailure(
                errorType: "Runtime.ExitError",
                message: "Runtime exited with error: exit status \(index == nil ? 127 : 126)"
            )
        }
        if descriptors == nil, index == nil {
            return ProcessStartFailure(
                errorType: "Runtime.InvalidEntrypoint",
                message: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
            )
        }
        // As functions see their programs, wherever these are.
        let program =
            descriptors != nil ? executables[0] : index == 0 ? "/var/task/bootstrap" : "/opt/bootstrap"
        return ProcessStartFailure(
            errorType: "Runtime.InvalidEntrypoint",
            message: "fork/exec \(program): \(Self.text(of: number))"
        )
    }

    /// A working directory that could not be entered; nil where it is not the function's to name.
    func directoryFailure(errno number: CInt?) -> ProcessStartFailure? {
        image.map { Self.directoryFailure(of: $0, reason: Self.text(of: number)) }
    }

    /// Whether the next program is tried after this error of one before.
    func goesOn(after number: CInt?) -> Bool {
        // A search goes past what may not be executed, too.
        number == ENOENT || (image != nil && executables.count > 1 && (number == EACCES || number == ENOTDIR))
    }

    private static func text(of number: CInt?) -> String {
        number.map { String(cString: strerror($0)).lowercased() } ?? "unknown error"
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
        case .java:
            return javaFlags(memorySize: version.memorySize, runtime.interpreter?.version)
        case .ruby, .dotnet, .go, .provided:
            return []
        }
    }

    private static func javaFlags(memorySize: Int, _ version: LanguageVersion?) -> [String] {
        var flags = [
            // The service's share of the memory, its collector and its compiler.
            "-XX:MaxHeapSize=\(memorySize * 1024 * 85 / 100)k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            // No file in the function's /tmp.
            "-XX:-UsePerfData", "-Dfile.encoding=UTF-8",
        ]
        if let major = version?.parts.first, major >= 9 {
            // The bootstrap's way to its inherited descriptors.
            flags.append("--add-opens=java.base/java.io=ALL-UNNAMED")
            // Later ones would write of the library by which a bootstrap waits.
            if major >= 24 { flags.append("--enable-native-access=ALL-UNNAMED") }
        }
        return flags + ["-jar"]
    }

    /// Java cannot take a variable out of its environment: what is the bootstrap's alone are arguments.
    private static func trailing(
        _ runtime: ResolvedRuntime,
        _ paths: SandboxPaths,
        _ descriptors: BootstrapDescriptors
    ) -> [String] {
        guard runtime.identifier.language == .java else { return [] }
        return [descriptors.link.map { String($0) } ?? "-"] + paths.layers
    }

    /// Where a path of the service's view really is, where the process has no such view.
    private static func realPath(of path: String, _ paths: SandboxPaths) -> String {
        if let code = paths.code, path.hasPrefix("/var/task/") {
            return code + path.dropFirst("/var/task".count)
        }
        guard path.hasPrefix("/opt/"), paths.layers != ["/opt"] else { return path }
        let places = paths.layers.map { $0 + path.dropFirst("/opt".count) }
        return places.first { FileManager.default.fileExists(atPath: $0) } ?? path
    }
}
