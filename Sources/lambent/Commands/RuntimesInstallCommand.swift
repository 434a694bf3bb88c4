import ArgumentParser
import Execution
import Foundation
import Logging
import NIOPosix
import Packages
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
            A directory is an installation that runs from wherever it lies, such as an unpacked python-build-standalone, \
            the directory of a Node.js or JDK download, or one of ~/.pyenv/versions. An image is named by its place in a \
            registry, such as public.ecr.aws/lambda/python:3.12, or by an OCI layout or a file on this host: \
            oci:DIRECTORY[:TAG], oci-archive:FILE, docker-archive:FILE; the interpreter on its PATH is taken. Its program is \
            asked for its version, which must be that of the identifier.
            """
    )

    @Argument(help: "The identifier of the runtime, such as python3.12.")
    var identifier: String

    @Option(help: ArgumentHelp("The installation to copy, or an image that holds it.", valueName: "directory|image"))
    var from: String

    @OptionGroup var installed: InstalledRuntimesOptions

    func run() async throws {
        let directory = try installed.directory()
        let source = RuntimeSource(from, in: FileManager.default.currentDirectoryPath)
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
        let result: Result<(version: String, directory: String), RuntimeInstallation.Failure>
        do throws(RuntimeInstallation.Failure) {
            result = .success(try await install(source, with: installation, scratch: "\(directory)/.image-\(getpid())"))
        } catch {
            result = .failure(error)
        }
        await launcher.shutdown()
        let installed = try result.get()
        print("\(identifier) is installed: version \(installed.version), in \(installed.directory)")
    }

    /// - Parameter scratch: a directory that is made and removed.
    private func install(
        _ source: RuntimeSource,
        with installation: RuntimeInstallation,
        scratch: String
    ) async throws(RuntimeInstallation.Failure) -> (version: String, directory: String) {
        if case .directory(let path) = source { return try await installation.install(identifier, from: path) }
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let root = scratch + "/root"
        let settings: ImageSettings
        do {
            try FileManager.default.createDirectory(
                atPath: root,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
            settings = try await extract(source, into: root, scratch: scratch)
        } catch {
            throw RuntimeInstallation.Failure(description: "\(from): \(error)")
        }
        let path = settings.environment.last { $0.hasPrefix("PATH=") }?.dropFirst(5)
        return try await installation.install(identifier, fromImageAt: root, searchPath: String(path ?? ""))
    }

    private func extract(_ source: RuntimeSource, into root: String, scratch: String) async throws -> ImageSettings {
        var settings = RegistrySettings()
        settings.takeEnvironment(ProcessInfo.processInfo.environment)
        // Whoever runs the command names the image, and may read what he may.
        settings.layouts = ["/"]
        var name: String
        switch source {
        case .directory(let path), .image(let path): name = path
        case .archive(let archive):
            name = try await ImageArchive.unpack(archive, into: scratch + "/layout", environment: settings.environment)
        }
        let store = try ImageStore(directory: scratch + "/store", settings: settings)
        return try await store.extract(name, architecture: Self.architecture, into: root)
    }

    private static var architecture: String {
        #if arch(arm64)
            "arm64"
        #else
            "x86_64"
        #endif
    }
}

struct RuntimesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove an installed interpreter."
    )

    @Argument(help: "The identifier of the runtime, for all its versions; or one of them, such as python3.12@3.12.4.")
    var identifier: String

    @OptionGroup var installed: InstalledRuntimesOptions

    func run() async throws {
        try RuntimeInstallation.remove(identifier, in: try installed.directory())
        print("\(identifier) is removed.")
    }
}
