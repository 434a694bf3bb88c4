import ArgumentParser
import Execution
import Foundation
import Logging
import NIOPosix
import Sandbox

/// Where installed runtimes are kept, for the commands that change them.
struct InstalledRuntimesOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data directory of the server. [LAMBENT_DATA_DIR]", valueName: "directory"))
    var dataDir: String?

    /// The directory of installed runtimes, made when it is not there.
    func directory() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let given = dataDir ?? environment["LAMBENT_DATA_DIR"].flatMap { $0.isEmpty ? nil : $0 }
        return try DataDirectory(
            path: given ?? ServeSettings.defaultDataDirectory(environment: environment, userID: getuid())
        )
        .installedRuntimes
    }
}

struct RuntimesInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Copy an interpreter into the data directory.",
        discussion: """
            The directory is an installation that runs from wherever it lies, such as an unpacked python-build-standalone, \
            the directory of a Node.js or JDK download, or one of ~/.pyenv/versions. Its program is asked for its version, \
            which must be that of the identifier.
            """
    )

    @Argument(help: "The identifier of the runtime, such as python3.12.")
    var identifier: String

    @Option(help: ArgumentHelp("The installation to copy.", valueName: "directory"))
    var from: String

    @OptionGroup var installed: InstalledRuntimesOptions

    func run() async throws {
        let directory = try installed.directory()
        let source = from.hasPrefix("/") ? from : FileManager.default.currentDirectoryPath + "/" + from
        let temporary = "\(NSTemporaryDirectory())/lambent-runtimes-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        let silent = Logger(label: "runtimes") { _ in SwiftLogNoOpLogHandler() }
        let launcher = try await SandboxStart(.process, hasEgress: false, directory: temporary).launcher(silent)
        let installation = RuntimeInstallation(
            directory: directory,
            launcher: launcher,
            eventLoop: MultiThreadedEventLoopGroup.singleton.next(),
            logger: silent
        )
        let result: Result<String, RuntimeInstallation.Failure>
        do throws(RuntimeInstallation.Failure) {
            result = .success(try await installation.install(identifier, from: source))
        } catch {
            result = .failure(error)
        }
        await launcher.shutdown()
        print("\(identifier) is installed: version \(try result.get()), in \(directory)/\(identifier)")
    }
}

struct RuntimesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove an installed interpreter."
    )

    @Argument(help: "The identifier of the runtime.")
    var identifier: String

    @OptionGroup var installed: InstalledRuntimesOptions

    func run() async throws {
        try RuntimeInstallation.remove(identifier, in: try installed.directory())
        print("\(identifier) is removed.")
    }
}
