import Packages

/// An image that is ready to run, with the function's own settings over those of the image.
struct PreparedImage: Sendable, Equatable {
    /// Directories, the lowest layer first.
    let layers: [String]
    let entryPoint: [String]
    let command: [String]
    let workingDirectory: String
    /// The image's variables.
    let variables: [String: String]

    /// What programs are searched in where nobody says.
    private static let usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    init(_ unpacked: ImageStore.Unpacked, _ image: FunctionImage) {
        let settings = unpacked.settings
        layers = unpacked.layers
        entryPoint = Self.first(image.entryPoint, settings.entryPoint)
        command = Self.first(image.command, settings.command)
        let directory = Self.first(image.workingDirectory, settings.workingDirectory ?? "")
        // A relative one is counted from the root.
        workingDirectory = directory.hasPrefix("/") ? directory : "/" + directory
        var variables = ["PATH": Self.usualPath]
        for variable in settings.environment {
            let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !variable.utf8.contains(0) else { continue }
            variables[String(parts[0])] = String(parts[1])
        }
        self.variables = variables
    }

    /// The program and its arguments.
    var commandLine: [String] { entryPoint + command }

    private static func first<Value: Collection>(_ own: Value?, _ image: Value) -> Value {
        own.flatMap { $0.isEmpty ? nil : $0 } ?? image
    }
}
