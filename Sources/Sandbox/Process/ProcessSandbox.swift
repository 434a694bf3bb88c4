import Glibc

/// A process tree under an init, with no isolation but that.
final class ProcessSandbox: Sandbox {
    let paths: SandboxPaths
    let listeners: [CInt]
    private let processes: SandboxInit

    init(_ processes: SandboxInit, paths: SandboxPaths, listeners: [CInt]) {
        self.processes = processes
        self.paths = paths
        self.listeners = listeners
    }

    var name: String { processes.name }

    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess {
        try await processes.start(process)
    }

    func waitForExit(of id: Int32) async -> ProcessExit {
        await processes.waitForExit(of: id)
    }

    func signal(_ number: CInt, to id: Int32) async -> Bool {
        await processes.signal(number, to: id)
    }

    func connect(to port: UInt16) async throws(SandboxError) -> CInt {
        try await processes.connect(to: port)
    }

    func killProcesses() async {
        await processes.killProcesses()
    }

    func freeze() async {}

    func thaw() async {}

    func outOfMemoryKills() async -> Int { 0 }

    func memoryInUse() async -> Int {
        processes.memory().resident
    }

    func peakMemory() async -> Int {
        let memory = processes.memory()
        return processes.peak(atLeast: max(memory.resident, memory.highest))
    }

    func update(memory: Int?, vCPUs: Double?) async {}

    func destroy() async {
        await processes.destroy()
    }
}
