import Glibc

/// Tries in a first sandbox, before any function's, what the launcher believes that it can do.
struct SandboxProof {
    let process: LauncherProcess
    let host: LinuxHost

    struct Result: Sendable {
        var findings: LauncherFindings
        /// Why connections cannot be led to a relay, if that was to be found out.
        var relayObstacle: SandboxError?
        /// Why sandboxes cannot be joined to networks, if that was to be found out.
        var interfaceObstacle: SandboxError?
    }

    /// What really works of `findings`.
    ///
    /// - Throws: a ``SandboxError`` when no program runs in a sandbox whatever is left out.
    func check(_ findings: LauncherFindings) async throws(SandboxError) -> Result {
        var (findings, bare, relayObstacle) = try await makeFirst(findings)
        var interfaceObstacle: SandboxError?
        do throws(SandboxError) {
            if findings.contains(.interfaces) {
                interfaceObstacle = await obstacleOfJoining(bare)
                if interfaceObstacle != nil { findings.remove(.interfaces) }
            }
            if findings.contains(.images), try await !mountsImage(in: bare) { findings.remove(.images) }
            if findings.contains(.overlay), await !merges(in: bare) { findings.remove(.overlay) }
            try await runProgram(in: bare)
        } catch {
            await workshop(findings).end(bare)
            throw error
        }
        await workshop(findings).end(bare)
        return Result(findings: findings, relayObstacle: relayObstacle, interfaceObstacle: interfaceObstacle)
    }

    /// A sandbox with as much of `findings` as can be had: what is there need not be for everybody, as in a container.
    private func makeFirst(
        _ findings: LauncherFindings
    ) async throws(SandboxError) -> (LauncherFindings, BareSandbox, SandboxError?) {
        do throws(SandboxError) {
            return (findings, try await make(findings), nil)
        } catch {
            // The relay is the last of all steps: whatever else fails, fails without it too.
            if findings.contains(.relay), let bare = try? await make(findings.subtracting(.relay)) {
                return (findings.subtracting(.relay), bare, error)
            }
            guard host.keepsTemporaryOnDisk(findings) else { throw error }
            return try await makeFirst(findings.subtracting(.loop))
        }
    }

    private func workshop(_ findings: LauncherFindings) -> BareSandboxWorkshop {
        BareSandboxWorkshop(process: process, host: host, findings: findings)
    }

    /// A sandbox that is whole.
    private func make(_ findings: LauncherFindings) async throws(SandboxError) -> BareSandbox {
        let request = BareSandboxRequest.usual(findings)
        let bare = try await workshop(findings).make(request)
        do throws(SandboxError) {
            let listeners = [SandboxListener(port: 9001)] + (request.network == .relayed ? SandboxListener.relay : [])
            let message = try SandboxMount.furnishMessage([], hostname: "sandbox", listeners: listeners)
            for listener in try await bare.processes.furnish(message, mounts: []) { close(listener) }
            return bare
        } catch {
            await workshop(findings).end(bare)
            throw error
        }
    }

    /// Why a wire to nowhere cannot be had, with a rule of each kind.
    private func obstacleOfJoining(_ bare: BareSandbox) async -> SandboxError? {
        let documentation = IPNetwork(IPAddress(.v4, 0xC000_0200), bits: 23)
        let interface = SandboxInterface(
            farEnd: .nothing,
            addresses: [SandboxInterface.Address(documentation.last, bits: 32)],
            rules: [
                FilterRule(accepts: true, destination: documentation, protocol: FilterRule.tcp, match: .ports(1...2))
            ]
        )
        do throws(SandboxError) {
            try await bare.join(interface, names: InterfaceNames(instance: host.instance))
            return nil
        } catch {
            return error
        }
    }

    private func mountsImage(in bare: BareSandbox) async throws(SandboxError) -> Bool {
        let path = host.directory + "/probe.erofs"
        try ProbeImage.write(to: path)
        defer { unlink(path) }
        return await prepares(SandboxMount(target: SandboxMount.Place.code, sources: [.image(path: path)]), bare)
    }

    private func merges(in bare: BareSandbox) async -> Bool {
        let sources: [MountSource] = [.directory(path: host.mountPointDirectory), .directory(path: "/usr")]
        return await prepares(SandboxMount(target: SandboxMount.Place.layers, sources: sources), bare)
    }

    private func prepares(_ mount: SandboxMount, _ bare: BareSandbox) async -> Bool {
        guard let mounts = try? await bare.connection.prepare([mount], for: bare.request) else { return false }
        for mount in mounts { close(mount) }
        return true
    }

    private func runProgram(in bare: BareSandbox) async throws(SandboxError) {
        let program = ProcessSpecification(executable: "/bin/sh", arguments: ["-c", "exit 42"])
        let started = try await bare.processes.start(program)
        close(started.standardOutput)
        close(started.standardError)
        let exit = await bare.processes.waitForExit(of: started.id)
        guard exit == .exited(42) else {
            throw SandboxError(.isolationUnavailable, message: "a program in a sandbox ended with \(exit)")
        }
    }
}
