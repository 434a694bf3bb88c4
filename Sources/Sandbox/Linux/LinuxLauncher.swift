import Glibc
package import Logging
import Synchronization

/// Makes sandboxes that are isolated from the host and from each other.
package final class LinuxLauncher: SandboxLauncher {
    package let enforcement: SandboxEnforcement
    package let mountsImages: Bool
    package let takesRoots: Bool
    package let relaysConnections: Bool
    package let joinsNetworks: Bool
    private let process: LauncherProcess
    private let host: LinuxHost
    private let interfaceNames: InterfaceNames
    private let keepsTemporaryOnDisk: Bool
    private let sharedDirectoryLimit: Duration
    private let logger: Logger
    private let isRefusalKnown = Atomic(false)
    private let bareSandboxes: BareSandboxes
    private let makeBare: @Sendable (BareSandboxRequest) async throws(SandboxError) -> BareSandbox

    /// What a bare sandbox that waits is made for.
    private let usual: BareSandboxRequest

    private init(
        process: LauncherProcess,
        host: LinuxHost,
        proof: SandboxProof.Result,
        configuration: SandboxLauncherConfiguration,
        logger: Logger
    ) {
        self.logger = logger
        self.process = process
        self.host = host
        let findings = proof.findings
        relaysConnections = findings.contains(.relay)
        joinsNetworks = findings.contains(.interfaces)
        interfaceNames = InterfaceNames(instance: configuration.instance)
        let usual = BareSandboxRequest.usual(findings)
        self.usual = usual
        keepsTemporaryOnDisk = host.keepsTemporaryOnDisk(findings)
        sharedDirectoryLimit = configuration.sharedDirectoryLimit
        mountsImages = findings.contains(.images)
        takesRoots = findings.contains(.overlay)
        let workshop = BareSandboxWorkshop(process: process, host: host, findings: findings)
        enforcement = .linux(
            host: host,
            findings: findings,
            egress: .egress(isWanted: configuration.relaysConnections, obstacle: proof.relayObstacle),
            networks: .networks(
                isTried: configuration.joinsNetworks,
                relays: findings.contains(.relay),
                obstacle: proof.interfaceObstacle
            )
        )
        makeBare = { request throws(SandboxError) in try await workshop.make(request) }
        bareSandboxes = BareSandboxes(
            count: configuration.bareSandboxes,
            lifetime: configuration.bareLifetime,
            make: { () throws(SandboxError) in try await workshop.make(usual) },
            end: { await workshop.end($0) }
        )
    }

    /// Starts the launcher, isolates it and runs a program in a first sandbox: what works then works later.
    ///
    /// - Throws: a ``SandboxError`` that says what this host does not allow.
    package static func start(
        _ configuration: SandboxLauncherConfiguration,
        inUserNamespace: Bool,
        logger: Logger
    ) async throws(SandboxError) -> LinuxLauncher {
        let logger = configuration.named(logger)
        let host = try await LinuxHost.open(configuration, inUserNamespace: inUserNamespace, logger: logger)
        let found = Mutex(LauncherFindings())
        let process: LauncherProcess
        do throws(SandboxError) {
            process = try await LauncherProcess.start(configuration, logger: logger) {
                connection throws(SandboxError) in
                let findings = try await connection.buildStage(host.stage)
                found.withLock { $0 = findings }
            }
        } catch {
            host.groups.remove()
            throw error
        }
        do throws(SandboxError) {
            var findings = found.withLock { $0 }
            if configuration.relaysConnections { findings.insert(.relay) }
            if configuration.joinsNetworks { findings.insert(.interfaces) }
            let proof = try await SandboxProof(process: process, host: host).check(findings)
            if let obstacle = proof.relayObstacle {
                logger.warning("functions cannot reach the world outside", metadata: ["reason": "\(obstacle)"])
            }
            if let obstacle = proof.interfaceObstacle {
                logger.warning("functions cannot be joined to networks", metadata: ["reason": "\(obstacle)"])
            }
            let launcher = LinuxLauncher(
                process: process,
                host: host,
                proof: proof,
                configuration: configuration,
                logger: logger
            )
            launcher.reportCeiling()
            launcher.bareSandboxes.refill()
            return launcher
        } catch {
            await process.shutdown()
            host.groups.remove()
            throw error
        }
    }

    package var isolation: Isolation { .linux }

    package func makeSandbox(
        name: String,
        configuration: SandboxConfiguration
    ) async throws(SandboxError) -> any Sandbox {
        let request = BareSandboxRequest(configuration)
        if request == usual, let waiting = bareSandboxes.take() {
            do throws(SandboxError) {
                return try await furnish(waiting, name: name, configuration)
            } catch  where error.code == .sandboxGone || error.code == .launcherGone {
                // It died while it waited.
            }
        }
        return try await furnish(try await makeBare(request), name: name, configuration)
    }

    package func pathsOfLaterCode(in configuration: SandboxConfiguration) -> SandboxPaths? {
        SandboxPaths(linux: configuration)
    }

    package func makeHostSandbox(name: String) async throws(SandboxError) -> any Sandbox {
        let made = try await process.connection().makeInit(name: name)
        let paths = SandboxPaths(code: nil, layers: [], runtime: nil, temporary: "/tmp")
        return ProcessSandbox(made.processes, paths: paths, listeners: [])
    }

    /// Makes a bare sandbox into that of a function, or ends it.
    private func furnish(
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

    package func check(_ directory: SharedDirectory) async throws(SandboxError) -> SharedDirectory? {
        let user = host.inUserNamespace ? nil : SandboxUser(id: SandboxUsers.nobody)
        let connection = try await process.connection()
        var checked = directory
        let found = try await connection.attach(directory, as: user, limit: sharedDirectoryLimit)
        checked.owner = found.owner
        if let attached = found.attached {
            close(attached.mount)
        } else {
            guard found.owner.user != 0, found.owner.group != 0 else {
                throw SandboxError(
                    .sharedDirectoryFailed,
                    errno: EPERM,
                    message: "the file system of \(directory.directory) lets nobody but root act as root"
                )
            }
            checked.needsOwner = true
        }
        return checked
    }

    /// Returns the descriptors of the mounts.
    private func attach(
        _ directories: [SharedDirectory],
        for bare: BareSandbox
    ) async throws(SandboxError) -> [CInt] {
        var mounts: [CInt] = []
        do throws(SandboxError) {
            for directory in directories {
                let isOwner = host.inUserNamespace || directory.needsOwner
                let user = isOwner ? nil : bare.user
                let limit = sharedDirectoryLimit
                guard let found = try await bare.connection.attach(directory, as: user, limit: limit).attached else {
                    throw SandboxError(
                        .sharedDirectoryFailed,
                        errno: EOPNOTSUPP,
                        message: "\(directory.directory) cannot be shown to another user any more"
                    )
                }
                mounts.append(found.mount)
            }
            return mounts
        } catch {
            for mount in mounts { close(mount) }
            throw error
        }
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

    /// Says what the control groups around the server leave to functions.
    private func reportCeiling() {
        let ceiling = enforcement.ceiling
        var limits: Logger.Metadata = [:]
        if let memory = ceiling.memory { limits["memory"] = "\(memory) MB" }
        if let processors = ceiling.vCPUs { limits["processors"] = "\(processors)" }
        if let processes = ceiling.processes { limits["processes"] = "\(processes)" }
        guard !limits.isEmpty else { return }
        logger.notice(
            "a control group around the server limits what it and all functions have together",
            metadata: limits
        )
    }

    /// Says once what the control groups around the server do not allow.
    private func report(refused: [ControlGroupError]) {
        guard let first = refused.first, !isRefusalKnown.exchange(true, ordering: .relaxed) else { return }
        logger.warning(
            "functions get what a control group around the server allows, less than they may have",
            metadata: ["refused": "\(first)"]
        )
    }

    /// How many sandboxes wait to be somebody's.
    var waitingCount: Int { bareSandboxes.readyCount }

    /// The launcher's process id; 0 when there is none.
    var processID: Int32 { process.processID }

    package func shutdown() async {
        await bareSandboxes.stop()
        await process.shutdown()
        host.groups.remove()
    }
}

extension SandboxPaths {
    init(linux configuration: SandboxConfiguration) {
        self.init(
            code: configuration.code == nil ? nil : SandboxMount.Place.code,
            layers: [SandboxMount.Place.layers],
            runtime: SandboxMount.Place.runtime,
            temporary: SandboxMount.Place.temporary
        )
    }
}
