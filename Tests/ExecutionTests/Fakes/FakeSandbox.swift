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
        var isDestroyed = false
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
        for _ in configuration.listeners {
            listeners.append(try Self.listen())
        }
        self.listeners = listeners
    }

    private static func listen() throws(SandboxError) -> CInt {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, Glibc.listen(descriptor, 16) == 0 else {
            throw SandboxError(.makeFailed, errno: errno, message: "no listener")
        }
        return descriptor
    }

    var started: [ProcessSpecification] { state.withLock { $0.started } }
    var kills: Int { state.withLock { $0.kills } }
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

    func signal(_ number: CInt, to id: Int32) async -> Bool { false }

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

    func freeze() async {}

    func thaw() async {}

    func outOfMemoryKills() async -> Int { 0 }

    func memoryInUse() async -> Int { Self.peak }

    func update(memory: Int?, vCPUs: Double?) async {}

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
