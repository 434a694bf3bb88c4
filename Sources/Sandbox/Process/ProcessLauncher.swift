import Glibc
package import Logging

/// Makes sandboxes that are plain process trees: kept apart by process group, environment, directories and limits, ended
/// surely and together, but not isolated from the host.
///
/// When the launcher process dies, its sandboxes die with it, and the next `makeSandbox` starts another.
package final class ProcessLauncher: SandboxLauncher {
    package let enforcement: SandboxEnforcement
    private let process: LauncherProcess

    private init(process: LauncherProcess, enforcement: SandboxEnforcement) {
        self.process = process
        self.enforcement = enforcement
    }

    /// Starts the launcher and waits until it answers.
    ///
    /// - Parameter cure: what would bring sandboxes with isolation; for the enforcement.
    package static func start(
        _ configuration: SandboxLauncherConfiguration,
        cure: String? = nil,
        logger: Logger
    ) async throws(SandboxError) -> ProcessLauncher {
        let process = try await LauncherProcess.start(configuration, logger: configuration.named(logger)) {
            _ throws(SandboxError) in
        }
        return ProcessLauncher(process: process, enforcement: .process(cure: cure))
    }

    package var isolation: Isolation { .process }

    package func makeSandbox(
        name: String,
        configuration: SandboxConfiguration
    ) async throws(SandboxError) -> any Sandbox {
        let paths = try SandboxPaths(host: configuration)
        let listeners = try HostListeners.make(configuration.listeners)
        do throws(SandboxError) {
            let made = try await process.connection().makeInit(name: name)
            return ProcessSandbox(made.processes, paths: paths, listeners: listeners)
        } catch {
            for listener in listeners { close(listener) }
            throw error
        }
    }

    package func shutdown() async {
        await process.shutdown()
    }
}
