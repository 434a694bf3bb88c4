extension RuntimeCommand {
    /// What a container image runs.
    ///
    /// - Parameter variables: the customer's; their PATH goes before the image's.
    init(_ image: PreparedImage, variables: [String: String]) {
        let program = image.commandLine.first ?? ""
        let path = variables["PATH"] ?? image.variables["PATH"] ?? ""
        let isSearched = !program.isEmpty && !program.contains("/")
        let places = path.split(separator: ":", omittingEmptySubsequences: false).filter { $0.hasPrefix("/") }
        self.init(
            executables: isSearched ? places.map { "\($0)/\(program)" } : program.isEmpty ? [] : [program],
            arguments: Array(image.commandLine.dropFirst()),
            workingDirectory: image.workingDirectory,
            image: image
        )
    }

    /// A program of an image that could not be started, in the words of the service.
    ///
    /// - Parameters:
    ///   - path: the program that was there; nil when none was.
    ///   - reason: what the system said.
    static func startFailure(of image: PreparedImage, path: String?, reason: String) -> ProcessStartFailure {
        let message: String
        if let program = image.commandLine.first {
            if let path = path ?? (program.contains("/") ? program : nil) {
                message = "fork/exec \(path): \(reason)"
            } else {
                message = "exec: \"\(program)\": executable file not found in $PATH"
            }
        } else {
            message = "exec: no command"
        }
        return failure(of: image, "Runtime.InvalidEntrypoint", message)
    }

    /// A working directory that could not be entered.
    static func directoryFailure(of image: PreparedImage, reason: String) -> ProcessStartFailure {
        failure(of: image, "Runtime.InvalidWorkingDir", "chdir \(image.workingDirectory): \(reason)")
    }

    private static func failure(of image: PreparedImage, _ type: String, _ message: String) -> ProcessStartFailure {
        // As the service's logs have it.
        let notice =
            "Launch error: \(message)\tEntrypoint: [\(image.entryPoint.joined(separator: ","))]"
            + "\tCmd: [\(image.command.joined(separator: ","))]\tWorkingDir: [\(image.workingDirectory)]"
        return ProcessStartFailure(errorType: type, message: message, launchError: notice)
    }
}
