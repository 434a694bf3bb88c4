package import Logging
import Synchronization

extension LinuxLauncher {
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
}
