import Foundation
import Glibc
import Testing

@testable import Sandbox

/// Limits that the processes of a sandbox feel.
@Suite(.needsRoot) struct LinuxLimitTests {
    private func python(_ script: String) -> ProcessSpecification {
        ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", script])
    }

    @Test(arguments: [64, 65]) func tmpHoldsItsSizeAndNotMore(_ megabytes: Int) async throws {
        var configuration = SandboxConfiguration()
        configuration.temporaryStorage = megabytes
        configuration.memory = 128
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            let whole = try await sandbox.run("head -c \(megabytes - 1)M /dev/zero > /tmp/a && rm /tmp/a && echo fits")
            #expect(whole.output == "fits\n")
            #expect(try await sandbox.run("head -c \(megabytes + 2)M /dev/zero > /tmp/a").exit == .exited(1))
            #expect(await sandbox.outOfMemoryKills() == 0)
            #expect(await sandbox.peakMemory() < 32 << 20)
        }
    }

    @Test func tmpIsKeptWhenProcessesAreKilled() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            _ = try await sandbox.run("echo kept > /tmp/file")
            await sandbox.killProcesses()
            #expect(try await sandbox.run("cat /tmp/file").output == "kept\n")
        }
    }

    @Test func memoryAboveTheLimitKillsTheProcessAndNotTheSandbox() async throws {
        var configuration = SandboxConfiguration()
        configuration.memory = 128
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            let process = try await sandbox.start(python("held = b'x' * (200 << 20)"))
            process.closeOutput()
            #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGKILL))
            #expect(await sandbox.outOfMemoryKills() == 1)
            await sandbox.killProcesses()
            #expect(try await sandbox.run("echo again").output == "again\n")
        }
    }

    @Test func peakMemoryIsWhatIsHeldAndNotPageCache() async throws {
        var configuration = SandboxConfiguration()
        configuration.memory = 512
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            let script = """
                held = b'x' * (100 << 20)
                with open('/tmp/file', 'wb') as file:
                    for _ in range(200): file.write(b'x' * (1 << 20))
                open('/tmp/file', 'rb').read(1 << 20)
                print('up', flush=True); import time; time.sleep(60)
                """
            let process = try await sandbox.start(python(script))
            #expect(process.readLine() == "up")
            let peak = await sandbox.peakMemory()
            #expect(peak > 100 << 20 && peak < 120 << 20)
            #expect(await sandbox.memoryInUse() < 120 << 20)
            process.closeOutput()
        }
    }

    @Test func processorTimeIsItsShare() async throws {
        var configuration = SandboxConfiguration()
        configuration.vCPUs = 0.1
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            let script = """
                import time
                begin, used = time.monotonic(), time.process_time()
                while time.monotonic() - begin < 0.6: pass
                print((time.process_time() - used) / (time.monotonic() - begin))
                """
            let process = try await sandbox.start(python(script))
            let share = try #require(Double(process.readLine()))
            #expect(share < 0.15)
            process.closeOutput()
            await sandbox.update(memory: nil, vCPUs: 0.4)
            let other = try await sandbox.start(python(script))
            // On a busy host it may get less than its share, never more.
            #expect(try #require(Double(other.readLine())) < 0.5)
            other.closeOutput()
        }
    }

    @Test func aForkBombEndsAtTheLimit() async throws {
        var configuration = SandboxConfiguration()
        configuration.processes = 40
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            let script = """
                import os, time
                count = 0
                try:
                    while True:
                        if os.fork() == 0: time.sleep(60)
                        count += 1
                except OSError: print(count)
                """
            let process = try await sandbox.start(python(script))
            let count = try #require(Int(process.readLine()))
            #expect(count >= 30 && count < 40)
            process.closeOutput()
            await sandbox.killProcesses()
            #expect(try await sandbox.run("echo again").output == "again\n")
        }
    }

    @Test func aFrozenSandboxStandsStillAndIsKilledAllTheSame() async throws {
        try await TestLinux.with { launcher async throws in
            let sandbox = try await launcher.makeSandbox(name: "frozen")
            let script = """
                import time
                while True: print(time.monotonic(), flush=True); time.sleep(0.001)
                """
            let process = try await sandbox.start(python(script))
            _ = process.readLine()
            await sandbox.freeze()
            _ = fcntl(process.standardOutput, F_SETFL, O_NONBLOCK)
            var bytes = [UInt8](repeating: 0, count: 65536)
            while read(process.standardOutput, &bytes, bytes.count) > 0 {}
            try await Task.sleep(for: .milliseconds(60))
            #expect(read(process.standardOutput, &bytes, bytes.count) < 0)
            await sandbox.thaw()
            #expect(await eventually { read(process.standardOutput, &bytes, bytes.count) > 0 })
            await sandbox.freeze()
            await sandbox.killProcesses()
            #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGKILL))
            let other = try await sandbox.start(python("import time; time.sleep(60)"))
            await sandbox.freeze()
            await sandbox.destroy()
            #expect(await sandbox.waitForExit(of: other.id) == .signalled(SIGKILL))
            process.closeOutput()
            other.closeOutput()
        }
    }
}
