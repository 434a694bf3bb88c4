import Foundation
import Logging
import Synchronization
import Testing

@testable import Sandbox

/// Launchers of isolated sandboxes for tests, where the host allows them.
enum TestLinux {
    private static let number = Atomic<Int>(0)

    private static let directories: URL = {
        let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL
        let directory = root.appending(path: ".build/test-sandboxes")
        // Those of test runs that are over.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [] {
            guard let process = name.split(separator: "-").first.flatMap({ Int32($0) }), !isAlive(process) else {
                continue
            }
            try? FileManager.default.removeItem(at: directory.appending(path: name))
        }
        return directory
    }()

    /// Of a launcher of its own; the directory is on a disk, not in memory.
    static func configuration(bareSandboxes: Int = 0) throws -> SandboxLauncherConfiguration {
        let count = number.wrappingAdd(1, ordering: .relaxed).newValue
        let directory = directories.appending(path: "\(getpid())-\(count)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        var configuration = SandboxLauncherConfiguration(
            executable: try TestLauncher.executable.get(),
            instance: "t\(getpid())x\(count)",
            directory: directory.path
        )
        configuration.bareSandboxes = bareSandboxes
        return configuration
    }

    static func start(
        bareSandboxes: Int = 0,
        inUserNamespace: Bool = false,
        relaysConnections: Bool = false
    ) async throws -> LinuxLauncher {
        var configuration = try configuration(bareSandboxes: bareSandboxes)
        configuration.relaysConnections = relaysConnections
        return try await LinuxLauncher.start(
            configuration,
            inUserNamespace: inUserNamespace || geteuid() != 0,
            logger: Logger(label: "test")
        )
    }

    /// Runs the body with a launcher and ends it afterwards.
    static func with<T: Sendable>(
        bareSandboxes: Int = 0,
        inUserNamespace: Bool = false,
        _ body: @Sendable (LinuxLauncher) async throws -> T
    ) async throws -> T {
        let launcher = try await start(bareSandboxes: bareSandboxes, inUserNamespace: inUserNamespace)
        do {
            let result = try await body(launcher)
            await launcher.shutdown()
            return result
        } catch {
            await launcher.shutdown()
            throw error
        }
    }

    /// Runs the body with one sandbox.
    static func withSandbox<T: Sendable>(
        _ configuration: SandboxConfiguration = SandboxConfiguration(),
        _ body: @Sendable (any Sandbox) async throws -> T
    ) async throws -> T {
        try await with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "test", configuration: configuration)
            do {
                let result = try await body(sandbox)
                await sandbox.destroy()
                return result
            } catch {
                await sandbox.destroy()
                throw error
            }
        }
    }

    /// Why this host has no isolated sandboxes; nil when it has.
    static let obstacle = Task { await obstacle(inUserNamespace: false) }

    /// The same for those in user namespaces.
    static let userNamespaceObstacle = Task { await obstacle(inUserNamespace: true) }

    private static func obstacle(inUserNamespace: Bool) async -> String? {
        do {
            let launcher = try await start(inUserNamespace: inUserNamespace)
            await launcher.shutdown()
            return nil
        } catch {
            print("no isolated sandboxes here: \(error)")
            return "\(error)"
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips where sandboxes cannot be isolated at all.
    static var needsIsolation: Self {
        .enabled("sandboxes cannot be isolated on this host") { await TestLinux.obstacle.value == nil }
    }

    /// Skips where the tests do not have root's rights on mounts, devices and groups.
    static var needsRoot: Self {
        .enabled("needs root and its rights on mounts, loop devices and control groups") {
            guard geteuid() == 0 else { return false }
            return await TestLinux.obstacle.value == nil
        }
    }
}
