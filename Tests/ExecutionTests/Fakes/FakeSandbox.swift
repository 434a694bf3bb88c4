import Foundation
import Glibc
import Sandbox
import Synchronization

/// A sandbox that starts threads instead of processes.
final class FakeSandbox: Sandbox {
    private struct State {
        var runtimes: [Int32: FakeRuntime] = [:]
        var exits: [Int32: ProcessExit] = [:]
        var waiters: [Int32: [CheckedContinuation<ProcessExit, Never>]] = [:]
        var started: [ProcessSpecification] = []
        var kills = 0
        var freezes = 0
        var isFrozen = false
        var vCPUs: Double?
        var isDestroyed = false
        var signals: [CInt] = []
    }

    /// What every sandbox says of its memory.
    static let peak = 36 * 1024 * 1024

    let name: String
    let configuration: SandboxConfiguration
    let listeners: [CInt]
    private let script: FakeRuntime.Script
    private let state = Mutex(State())

    init(name: String, configuration: SandboxConfiguration, script: @escaping FakeRuntime.Script) throws(SandboxError) {
        self.name = name
        self.configuration = configuration
        self.script = script
        var listeners: [CInt] = []
        for listener in configuration.listeners {
            listeners.append(try listener.isDatagram ? Listener.makeDatagram() : Listener.make())
        }
        self.listeners = listeners
    }

    var started: [ProcessSpecification] { state.withLock { $0.started } }
    var kills: Int { state.withLock { $0.kills } }
    var freezes: Int { state.withLock { $0.freezes } }
    var isFrozen: Bool { state.withLock { $0.isFrozen } }
    /// The share of processors that was set last after the start.
    var vCPUs: Double? { state.withLock { $0.vCPUs } }
    /// Those that were sent to a process that ran.
    var signals: [CInt] { state.withLock { $0.signals } }
    var isDestroyed: Bool { state.withLock { $0.isDestroyed } }

    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess {
        guard access(process.executable, X_OK) == 0 else {
            throw SandboxError(.executableFailed, errno: errno, message: "cannot execute \(process.executable)")
        }
        var output: [CInt] = [-1, -1]
        var errors: [CInt] = [-1, -1]
        guard pipe(&output) == 0, pipe(&errors) == 0 else {
            throw SandboxError(.startFailed, errno: errno, message: "no pipes")
        }
        let count = state.withLock { state in
            state.started.append(process)
            return state.started.count
        }
        let id = Int32(1000 + count)
        let runtime = FakeRuntime(
            start: count,
            specification: process,
            standardOutput: output[1],
            standardError: errors[1]
        )
        state.withLock { $0.runtimes[id] = runtime }
        Thread.detachNewThread { [self] in
            let exit = runtime.run(script)
            ended(id, exit)
        }
        return StartedProcess(id: id, standardOutput: output[0], standardError: errors[0])
    }

    func waitForExit(of id: Int32) async -> ProcessExit {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state in
                if let exit = state.exits[id] { return exit as ProcessExit? }
                state.waiters[id, default: []].append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Scripts have no handlers: they end by every signal.
    func signal(_ number: CInt, to id: Int32) async -> Bool {
        let runtime = state.withLock { state in
            if state.runtimes[id] != nil { state.signals.append(number) }
            return state.runtimes[id]
        }
        runtime?.kill()
        return runtime != nil
    }

    func connect(to port: UInt16) async throws(SandboxError) -> CInt {
        throw SandboxError(.networkFailed, errno: ECONNREFUSED, message: "nobody listens on \(port)")
    }

    func killProcesses() async {
        let running = state.withLock { state in
            state.kills += 1
            return state.runtimes
        }
        for (id, runtime) in running {
            runtime.kill()
            _ = await waitForExit(of: id)
        }
    }

    var paths: SandboxPaths {
        SandboxPaths(
            code: configuration.code?.path,
            layers: configuration.layers.reversed().map(\.path),
            runtime: configuration.runtimeDirectory,
            temporary: configuration.hostTemporaryDirectory ?? "/tmp"
        )
    }

    func freeze() async {
        state.withLock { state in
            state.freezes += 1
            state.isFrozen = true
        }
    }

    func thaw() async {
        state.withLock { $0.isFrozen = false }
    }

    func outOfMemoryKills() async -> Int { 0 }

    func memoryInUse() async -> Int { Self.peak }

    func update(memory: Int?, vCPUs: Double?) async {
        state.withLock { $0.vCPUs = vCPUs }
    }

    func peakMemory() async -> Int { Self.peak }

    func destroy() async {
        await killProcesses()
        state.withLock { $0.isDestroyed = true }
    }

    private func ended(_ id: Int32, _ exit: ProcessExit) {
        let waiters = state.withLock { state in
            state.runtimes[id] = nil
            state.exits[id] = exit
            return state.waiters.removeValue(forKey: id) ?? []
        }
        for waiter in waiters {
            waiter.resume(returning: exit)
        }
    }
}
