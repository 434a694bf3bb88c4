import Glibc
internal import Logging
import Synchronization

/// The launcher process of a server: started by `start`, replaced when it dies. Its sandboxes die with it.
///
/// All processes come from it; the server itself never forks.
final class LauncherProcess: Sendable {
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

    private let prepare: @Sendable (LauncherConnection) async throws(SandboxError) -> Void

    private init(
        _ configuration: SandboxLauncherConfiguration,
        logger: Logger,
        prepare: @escaping @Sendable (LauncherConnection) async throws(SandboxError) -> Void
    ) throws(SandboxError) {
        executable = configuration.executable
        arguments = configuration.arguments
        self.logger = logger
        self.prepare = prepare
        poller = try Poller()
    }

    /// Starts the launcher and waits until it answers and is prepared.
    ///
    /// - Parameter prepare: is run with every new launcher before anything else is asked of it.
    static func start(
        _ configuration: SandboxLauncherConfiguration,
        logger: Logger,
        prepare: @escaping @Sendable (LauncherConnection) async throws(SandboxError) -> Void
    ) async throws(SandboxError) -> LauncherProcess {
        let process = try LauncherProcess(configuration, logger: logger, prepare: prepare)
        do {
            _ = try await process.connection()
        } catch {
            process.poller.stop()
            throw error
        }
        return process
    }

    /// 0 when there is none.
    var processID: Int32 { state.withLock { $0.connection?.process ?? 0 } }

    func shutdown() async {
        let (connection, starting, first) = state.withLock { state in
            defer { state.shutDown = true }
            return (state.connection, state.starting, !state.shutDown)
        }
        await connection?.shutdown()
        if case .success(let late)? = await starting?.value { await late.shutdown() }
        if first { poller.stop() }
    }

    /// The living launcher, or a new one; callers that come together get the same.
    func connection() async throws(SandboxError) -> LauncherConnection {
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
            do throws(SandboxError) {
                try await prepare(connection)
            } catch {
                await connection.shutdown()
                throw error
            }
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
