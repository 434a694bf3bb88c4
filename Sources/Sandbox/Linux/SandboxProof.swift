import Glibc

/// Tries in a first sandbox, before any function's, what the launcher believes that it can do.
struct SandboxProof {
    let process: LauncherProcess
    let host: LinuxHost

    /// What really works of `findings`.
    ///
    /// - Throws: a ``SandboxError`` when no program runs in a sandbox whatever is left out.
    func check(_ findings: LauncherFindings) async throws(SandboxError) -> LauncherFindings {
        var findings = findings
        let bare: BareSandbox
        do throws(SandboxError) {
            bare = try await make(findings)
        } catch {
            // Loop devices are there, and are not to be had: a container's.
            guard host.keepsTemporaryOnDisk(findings) else { throw error }
            findings.remove(.loop)
            bare = try await make(findings)
        }
        do throws(SandboxError) {
            if findings.contains(.images), try await !mountsImage(in: bare) { findings.remove(.images) }
            if findings.contains(.overlay), await !merges(in: bare) { findings.remove(.overlay) }
            try await runProgram(in: bare)
        } catch {
            await workshop(findings).end(bare)
            throw error
        }
        await workshop(findings).end(bare)
        return findings
    }

    private func workshop(_ findings: LauncherFindings) -> BareSandboxWorkshop {
        BareSandboxWorkshop(process: process, host: host, findings: findings)
    }

    /// A sandbox that is whole.
    private func make(_ findings: LauncherFindings) async throws(SandboxError) -> BareSandbox {
        let bare = try await workshop(findings).make(LinuxLauncher.usual)
        do throws(SandboxError) {
            let listeners = [SandboxListener(port: 9001)]
            let message = try SandboxMount.furnishMessage([], hostname: "sandbox", listeners: listeners)
            for listener in try await bare.processes.furnish(message, mounts: []) { close(listener) }
            return bare
        } catch {
            await workshop(findings).end(bare)
            throw error
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
