import Glibc

/// Makes bare sandboxes into those of functions.
extension LinuxLauncher {
    /// Makes a bare sandbox into that of a function, or ends it.
    func furnish(
        _ bare: BareSandbox,
        name: String,
        _ configuration: SandboxConfiguration
    ) async throws(SandboxError) -> LinuxSandbox {
        do throws(SandboxError) {
            return try await furnished(bare, name: name, configuration)
        } catch {
            await bare.processes.destroy()
            await bare.releaseOutside(host)
            throw error
        }
    }

    private func furnished(
        _ bare: BareSandbox,
        name: String,
        _ configuration: SandboxConfiguration
    ) async throws(SandboxError) -> LinuxSandbox {
        let limits = try limit(bare, name: name, configuration)
        let listeners = try await show(
            configuration,
            in: bare,
            mounts: try SandboxMount.all(for: configuration, points: host.mountPointDirectory),
            listeners: configuration.listeners
        )
        if let interface = configuration.interface { try await bare.join(interface, names: interfaceNames) }
        return LinuxSandbox(
            name: name,
            bare: bare,
            interface: configuration.interface,
            paths: SandboxPaths(linux: configuration),
            listeners: listeners,
            limits: limits,
            memoryOfTemporary: memoryOfTemporary(configuration),
            watch: bare.group.countsMemory ? nil : MemoryWatch(limit: configuration.memory),
            onAssign: { [self] configuration, told throws(SandboxError) in
                try await assign(bare, name: name, configuration, telling: told)
            },
            onEnd: { [host] in await $0.releaseOutside(host) }
        )
    }

    /// Puts code and layers over what a sandbox shows.
    private func assign(
        _ bare: BareSandbox,
        name: String,
        _ configuration: SandboxConfiguration,
        telling told: CInt?
    ) async throws(SandboxError) -> ControlGroupLimits {
        let limits = try limit(bare, name: name, configuration)
        var shown = configuration
        shown.runtimeDirectory = nil
        shown.visibleDirectories = []
        let mounts = try SandboxMount.all(for: shown, points: host.mountPointDirectory)
        // Before whoever waits for the rest is told.
        if let interface = configuration.interface { try await bare.join(interface, names: interfaceNames) }
        _ = try await show(shown, in: bare, mounts: mounts, listeners: [], telling: told)
        return limits
    }

    private func limit(
        _ bare: BareSandbox,
        name: String,
        _ configuration: SandboxConfiguration
    ) throws(SandboxError) -> ControlGroupLimits {
        var limits = ControlGroupLimits(
            memory: configuration.memory,
            vCPUs: configuration.vCPUs,
            processes: configuration.processes
        )
        let memoryOfTemporary = memoryOfTemporary(configuration)
        limits.memory = limits.memory.map { $0 + memoryOfTemporary }
        do {
            report(refused: try bare.group.update(limits))
        } catch {
            throw SandboxError(.makeFailed, errno: error.errno, message: "cannot limit the sandbox \(name): \(error)")
        }
        return limits
    }

    /// In MB: what is in a /tmp in memory is charged to the group.
    private func memoryOfTemporary(_ configuration: SandboxConfiguration) -> Int {
        keepsTemporaryOnDisk ? 0 : configuration.temporaryStorage
    }

    /// Returns the descriptors of the listeners.
    private func show(
        _ configuration: SandboxConfiguration,
        in bare: BareSandbox,
        mounts: [SandboxMount],
        listeners: [SandboxListener],
        telling told: CInt? = nil
    ) async throws(SandboxError) -> [CInt] {
        let shared = try SandboxMount.shared(configuration.sharedDirectories)
        let message = try SandboxMount.furnishMessage(
            mounts + shared,
            hostname: configuration.hostname,
            listeners: listeners,
            network: configuration.network
        )
        var descriptors = try await bare.connection.prepare(mounts, for: bare.request)
        defer { for descriptor in descriptors { close(descriptor) } }
        descriptors += try await attach(configuration.sharedDirectories, for: bare)
        return try await bare.processes.furnish(message, mounts: descriptors, telling: told)
    }
}
