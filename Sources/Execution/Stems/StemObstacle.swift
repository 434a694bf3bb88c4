import Sandbox

/// Why an environment starts in the ordinary way although stems are kept: a setting that an interpreter which is already
/// up could not feel.
enum StemObstacle: Hashable, Sendable {
    /// No bootstrap of the language can wait.
    case language
    /// Sandboxes cannot be given code once they run.
    case sandbox
    /// A file system that only one user of the host can have, which is not the stem's.
    case fileSystem
    /// A variable that is read at the start of the interpreter, or a program before it.
    case variable(String)
    /// The interpreter lies where code or layers will be.
    case interpreter
    /// Programs that start, and register, before the interpreter does.
    case extensions

    /// The directories that code and layers cover.
    private static let covered = ["/opt/", "/var/task/"]

    /// The first of the reasons that holds; nil when a stem does.
    ///
    /// - Parameters:
    ///   - variables: names of the function's own variables.
    ///   - hasExtensions: layers bring programs that run beside it.
    ///   - takesCodeLater: what ``SandboxLauncher/pathsOfLaterCode(in:)`` has an answer for.
    init?(
        language: RuntimeIdentifier.Language,
        configuration: SandboxConfiguration,
        variables: some Sequence<String>,
        hasExtensions: Bool,
        takesCodeLater: Bool
    ) {
        guard RuntimeBootstrap.canWait(language) else {
            self = .language
            return
        }
        guard takesCodeLater else {
            self = .sandbox
            return
        }
        guard !hasExtensions else {
            self = .extensions
            return
        }
        guard !configuration.sharedDirectories.contains(where: \.needsOwner) else {
            self = .fileSystem
            return
        }
        let isCovered = configuration.visibleDirectories.contains { directory in
            Self.covered.contains { "\(directory)/".hasPrefix($0) }
        }
        guard !isCovered else {
            self = .interpreter
            return
        }
        guard let read = variables.sorted().first(where: StartVariables.contains) else { return nil }
        self = .variable(read)
    }
}
