import Glibc
package import Logging
import Synchronization

/// Makes sandboxes that are plain process trees: kept apart by process group, environment, directories and limits, ended
/// surely and together, but not isolated from the host.
///
/// All processes come from one launcher process, started by `start`; the server itself never forks. When the launcher dies, its
/// sandboxes die with it, and the next `makeSandbox` starts another.
package final class ProcessLauncher: SandboxLauncher {
    private struct State {
        var connection: LauncherConnection?
        var starting: Task<Result<LauncherConnection, SandboxError>, Never>?
        var shutDown = false
    }

    private let executable: String
    private let arguments: [String]
    private let logger: Logger
    private let poller: Poller
    private let state = Mutex(State())

    private init(executable: String, arguments: [String], logger: Logger) throws(SandboxError) {
        self.executable = executable
        self.arguments = arguments
        self.logger = logger
        poller = try Poller()
    }

    /// Starts the launcher and waits until it answers.
    ///
    /// - Parameters:
    ///   - executable: a program that, with `arguments`, calls `lambent_launcher_main(3)` before it has a second thread. Its
    ///     first argument is set to `lambent-launcher`; its environment holds PATH, LD_LIBRARY_PATH and LANG at most.
    ///   - arguments: after the first, such as a hidden subcommand.
    ///   - instance: names this server among others on the host, in the log.
    package static func start(
        executable: String,
        arguments: [String],
        instance: String,
        logger: Logger
    ) async throws(SandboxError) -> ProcessLauncher {
        var logger = logger
        logger[metadataKey: "instance"] = "\(instance)"
        let launcher = try ProcessLauncher(executable: executable, arguments: arguments, logger: logger)
        do {
            _ = try await launcher.connection()
        } catch {
            launcher.poller.stop()
            throw error
        }
        return launcher
    }

    package var isolation: Isolation { .process }

    package var enforcement: SandboxEnforcement { .process() }

    package func makeSandbox(
        name: String,
        configuration: SandboxConfiguration
    ) async throws(SandboxError) -> any Sandbox {
        let paths = try SandboxPaths(host: configuration)
        let listeners = try HostListeners.make(configuration.listeners)
        do throws(SandboxError) {
            return try await connection().makeSandbox(name: name, paths: paths, listeners: listeners)
        } catch {
            for listener in listeners { close(listener) }
            throw error
        }
    }

    package func shutdown() async {
        let (connection, starting, first) = state.withLock { state in
            defer { state.shutDown = true }
            return (state.connection, state.starting, !state.shutDown)
        }
        await connection?.shutdown()
        if case .success(let late)? = await starting?.value { await late.shutdown() }
        if first { poller.stop() }
    }

    /// The living launcher, or a new one; callers that come together get the same.
    private func connection() async throws(SandboxError) -> LauncherConnection {
        enum Found {
            case open(LauncherConnection)
            case starting(Task<Result<LauncherConnection, SandboxError>, Never>)
            case shutDown
        }
        let found: Found = state.withLock { state in
            if state.shutDown { return .shutDown }
            if let connection = state.connection, connection.isOpen { return .open(connection) }
            if let starting = state.starting { return .starting(starting) }
            let task = Task { await self.startConnection() }
            state.starting = task
            return .starting(task)
        }
        switch found {
        case .open(let connection): return connection
        case .starting(let task): return try await task.value.get()
        case .shutDown: throw SandboxError(.launcherGone, message: "the launcher was shut down")
        }
    }

    private func startConnection() async -> Result<LauncherConnection, SandboxError> {
        if state.withLock({ $0.connection != nil }) { logger.warning("launcher died; starting another") }
        let result: Result<LauncherConnection, SandboxError>
        do throws(SandboxError) {
            let connection = try await LauncherConnection.start(
                executable: executable,
                arguments: arguments,
                poller: poller,
                logger: logger
            )
            result = .success(connection)
        } catch {
            result = .failure(error)
        }
        state.withLock { state in
            state.starting = nil
            if case .success(let connection) = result { state.connection = connection }
        }
        return result
    }
}
