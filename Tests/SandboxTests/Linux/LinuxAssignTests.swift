import Foundation
import Testing

@testable import Sandbox

/// Sandboxes that are given code and layers while their processes run.
@Suite(.needsIsolation) struct LinuxAssignTests {
    private func directory(_ name: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "assign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: path.appending(path: name), withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path.path
    }

    @Test func aRunningProcessSeesWhatIsAssigned() async throws {
        let parts = try ["slot", "slot-opt", "code", "layer", "other"].map(directory)
        defer { for path in parts { try? FileManager.default.removeItem(atPath: path) } }
        var configuration = SandboxConfiguration()
        configuration.code = .directory(path: parts[0])
        configuration.layers = [.directory(path: parts[1])]
        configuration.listeners = [SandboxListener(port: 9001)]
        try await TestLinux.with { [configuration] launcher async throws in
            #expect(launcher.pathsOfLaterCode(in: configuration) == SandboxPaths(linux: configuration))
            let sandbox = try await launcher.makeSandbox(name: "stem", configuration: configuration)
            #expect(sandbox.listeners.count == 1)
            let wait = "until test -d /var/task/code; do sleep 0.01; done"
            let script = "cd /var/task; ls; \(wait); cd /var/task; ls; ls /opt"
            async let result = sandbox.run(script)
            var assigned = configuration
            assigned.code = .directory(path: parts[2])
            assigned.layers = [.directory(path: parts[3]), .directory(path: parts[4])]
            assigned.memory = 256
            var ends: [CInt] = [-1, -1]
            try #require(pipe(&ends) == 0)
            try await sandbox.assign(assigned, telling: ends[1])
            // Whoever waits is told, and nobody else can.
            close(ends[1])
            var bytes: [UInt8] = [1, 1]
            #expect(read(ends[0], &bytes, 2) == 1)
            #expect(bytes == [0, 1])
            close(ends[0])
            #expect(try await result.output.hasSuffix("code\nlayer\nother\n"))
            #expect(try await sandbox.run("ls /var/task; echo x > /var/task/x").output == "code\n")
            for listener in sandbox.listeners { close(listener) }
            await sandbox.destroy()
        }
    }

    @Test func assignedLimitsHold() async throws {
        try await TestLinux.with { launcher async throws in
            guard launcher.enforcement.enforces(.memory) else { return }
            var configuration = SandboxConfiguration()
            configuration.memory = 512
            let sandbox = try await launcher.makeSandbox(name: "stem", configuration: configuration)
            configuration.memory = 64
            try await sandbox.assign(configuration, telling: nil)
            let hungry = try await sandbox.run("exec python3 -c 'x = bytearray(200 << 20)'")
            #expect(hungry.exit == .signalled(SIGKILL))
            await sandbox.destroy()
        }
    }
}
