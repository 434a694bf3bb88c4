import Glibc
import Synchronization

/// A sandbox in namespaces of its own, under a control group, as a user of its own.
final class LinuxSandbox: Sandbox {
    let name: String
    let paths: SandboxPaths
    let listeners: [CInt]
    private let bare: BareSandbox
    private let memoryOfTemporary: Int
    private let watch: MemoryWatch?
    private let interface: Mutex<SandboxInterface?>
    private let limits: Mutex<ControlGroupLimits>
    private let frozen = Mutex(false)
    private let onAssign:
        @Sendable (SandboxConfiguration, CInt?) async throws(SandboxError) ->
            ControlGroupLimits
    private let onEnd: @Sendable (BareSandbox) async -> Void

    /// - Parameters:
    ///   - interface: over which it is joined to a network.
    ///   - memoryOfTemporary: MB that /tmp may take of the group's memory.
    ///   - watch: kills above a limit of memory where no control group does.
    ///   - onAssign: sets other limits and shows other code and layers.
    ///   - onEnd: releases what the sandbox had outside.
    init(
        name: String,
        bare: BareSandbox,
        interface: SandboxInterface?,
        paths: SandboxPaths,
        listeners: [CInt],
        limits: ControlGroupLimits,
        memoryOfTemporary: Int,
        watch: MemoryWatch?,
        onAssign:
            @escaping @Sendable (SandboxConfiguration, CInt?) async throws(SandboxError) ->
            ControlGroupLimits,
        onEnd: @escaping @Sendable (BareSandbox) async -> Void
    ) {
        self.name = name
        self.bare = bare
        self.interface = Mutex(interface)
        self.paths = paths
        self.listeners = listeners
        self.limits = Mutex(limits)
        self.memoryOfTemporary = memoryOfTemporary
        self.watch = watch
        self.onAssign = onAssign
        self.onEnd = onEnd
    }

    private var processes: SandboxInit { bare.processes }

    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess {
        await thaw()
        let started = try await processes.start(process)
        watch?.begin(processes)
        return started
    }

    func waitForExit(of id: Int32) async -> ProcessExit {
        await processes.waitForExit(of: id)
    }

    func signal(_ number: CInt, to id: Int32) async -> Bool {
        await thaw()
        return await processes.signal(number, to: id)
    }

    func connect(to port: UInt16) async throws(SandboxError) -> CInt {
        await thaw()
        return try await processes.connect(to: port)
    }

    func killProcesses() async {
        await thaw()
        await processes.killProcesses()
    }

    func freeze() async {
        // Noted first: a freeze that does not succeed in time may do so later.
        frozen.withLock { $0 = true }
        _ = await bare.group.freeze()
    }

    func thaw() async {
        let wasFrozen = frozen.withLock { frozen in
            defer { frozen = false }
            return frozen
        }
        if wasFrozen { bare.group.thaw() }
    }

    func outOfMemoryKills() async -> Int {
        bare.group.outOfMemoryKills() + (watch?.kills ?? 0)
    }

    func memoryInUse() async -> Int {
        bare.group.countsMemory ? bare.group.memoryInUse() : processes.memory().resident
    }

    func peakMemory() async -> Int {
        let memory = processes.memory()
        // The group's count knows what processes share; the sum of theirs does not.
        let now = bare.group.countsMemory ? bare.group.memoryInUse() : memory.resident
        return processes.peak(atLeast: max(now, memory.highest))
    }

    func update(memory: Int?, vCPUs: Double?) async {
        let new = limits.withLock { limits in
            limits.memory = memory.map { $0 + memoryOfTemporary }
            limits.vCPUs = vCPUs
            return limits
        }
        _ = try? bare.group.update(new)
        watch?.limit(to: memory)
    }

    func rest() async {
        watch?.isHurried = false
    }

    func assign(_ configuration: SandboxConfiguration, telling told: CInt?) async throws(SandboxError) {
        watch?.isHurried = true
        let new = try await onAssign(configuration, told)
        limits.withLock { $0 = new }
        interface.withLock { $0 = configuration.interface }
        watch?.limit(to: configuration.memory)
    }

    func limitNetwork(to rules: [FilterRule]) async throws(SandboxError) {
        guard let interface = interface.withLock(\.self) else { return }
        try await processes.filter(interface, rules)
    }

    func destroy() async {
        watch?.end()
        await thaw()
        await processes.destroy()
        await onEnd(bare)
    }
}

extension ControlGroup {
    var countsMemory: Bool { directory(.memory) != nil }
}
