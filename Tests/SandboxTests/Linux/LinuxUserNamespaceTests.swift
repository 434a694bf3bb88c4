import Foundation
import Glibc
import Testing

@testable import Sandbox

/// Sandboxes without the rights of the host's root.
@Suite(.needsUserNamespaces) struct LinuxUserNamespaceTests {
    @Test func theSandboxIsAsIsolatedAsWithRoot() async throws {
        var configuration = SandboxConfiguration()
        configuration.listeners = [SandboxListener(port: 9001)]
        configuration.code = .directory(path: "/usr/share")
        configuration.layers = [.directory(path: "/usr/lib"), .directory(path: "/usr/share")]
        try await TestLinux.with(inUserNamespace: true) { [configuration] launcher async throws in
            let sandbox = try await launcher.makeSandbox(name: "rootless", configuration: configuration)
            for listener in sandbox.listeners { close(listener) }
            #expect(!launcher.mountsImages)
            #expect(try await sandbox.run("id -un; id -u").output == "sbx_user1051\n993\n")
            let status = try await sandbox.run("grep -E 'Cap|NoNew|Seccomp:' /proc/self/status").output
            #expect(!status.contains("ff\n") && status.contains("NoNewPrivs:\t1") && status.contains("Seccomp:\t2"))
            #expect(try await sandbox.run("ls /proc | grep -E '^[0-9]+$' | wc -l").output < "6")
            #expect(
                try await sandbox.run("readlink /proc/1/fd/3 || ls /proc/1/root/ || cat /proc/1/environ").exit
                    != .exited(0)
            )
            #expect(try await sandbox.run("echo x > /tmp/x && cat /tmp/x").output == "x\n")
            #expect(try await sandbox.run("echo x > /x || echo x > /var/task/x || echo x > /opt/x").exit != .exited(0))
            #expect(try await sandbox.run("tail -n +3 /proc/net/dev | wc -l").output == "1\n")
            #expect(try await sandbox.run("unshare -U true || mount -t tmpfs x /tmp").exit != .exited(0))
            await sandbox.destroy()
        }
    }

    @Test func tmpHasItsSize() async throws {
        var configuration = SandboxConfiguration()
        configuration.temporaryStorage = 16
        try await TestLinux.with(inUserNamespace: true) { [configuration] launcher async throws in
            let sandbox = try await launcher.makeSandbox(name: "small", configuration: configuration)
            #expect(
                try await sandbox.run("head -c 15M /dev/zero > /tmp/a && rm /tmp/a && echo fits").output == "fits\n"
            )
            #expect(try await sandbox.run("head -c 18M /dev/zero > /tmp/a").exit == .exited(1))
            await sandbox.destroy()
        }
    }

    @Test func memoryIsKeptToItsLimit() async throws {
        var configuration = SandboxConfiguration()
        configuration.memory = 64
        configuration.temporaryStorage = 16
        try await TestLinux.with(inUserNamespace: true) { [configuration] launcher async throws in
            #expect(launcher.enforcement[.memory].reason.isEmpty == false)
            let sandbox = try await launcher.makeSandbox(name: "hungry", configuration: configuration)
            let script = "held = b'x' * (120 << 20); import time; time.sleep(60)"
            let process = try await sandbox.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", script])
            )
            #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGKILL))
            #expect(await sandbox.outOfMemoryKills() == 1)
            process.closeOutput()
            #expect(try await sandbox.run("echo again").output == "again\n")
            await sandbox.destroy()
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips where user namespaces are not to be had.
    static var needsUserNamespaces: Self {
        .enabled("this host allows no user namespaces, or not all that goes with them") {
            await TestLinux.userNamespaceObstacle.value == nil
        }
    }
}
