import Logging
import Synchronization

/// Makes sandboxes that are isolated from the host and from each other.
package final class LinuxLauncher: SandboxLauncher {
    package let enforcement: SandboxEnforcement
    package let mountsImages: Bool
    package let takesRoots: Bool
    package let relaysConnections: Bool
    package let joinsNetworks: Bool
    let process: LauncherProcess
    let host: LinuxHost
    let interfaceNames: InterfaceNames
    let keepsTemporaryOnDisk: Bool
    let sharedDirectoryLimit: Duration
    let logger: Logger
    let isRefusalKnown = Atomic(false)
    let bareSandboxes: BareSandboxes
    private let makeBare: @Sendable (BareSandboxRequest) async throws(SandboxError) -> BareSandbox

    /// What a bare sandbox that waits is made for.
    private let usual: BareSandboxRequest

    init(
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
