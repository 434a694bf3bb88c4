import Foundation
import Testing

@testable import Sandbox

struct PeakMemoryTests {
    private static let megabyte = 1 << 20

    private func hold(_ megabytes: Int, then: String = "print('up', flush=True); import time; time.sleep(60)")
        -> ProcessSpecification
    {
        ProcessSpecification(
            executable: "/usr/bin/python3",
            arguments: ["-I", "-S", "-c", "held = b'x' * (\(megabytes) << 20)\n\(then)"]
        )
    }

    @Test func peakIsWhatAProcessHolds() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "peak")
            let process = try await sandbox.start(hold(100))
            #expect(process.readLine() == "up")
            let peak = await sandbox.peakMemory()
            #expect(peak > 100 * Self.megabyte && peak < 120 * Self.megabyte)
            let clock = ContinuousClock()
            let duration = await clock.measure { for _ in 0..<100 { _ = await sandbox.peakMemory() } }
            print("peak memory of one process: \(duration / 100)")
            process.closeOutput()
        }
    }

    @Test func peakOfAnEndedProcessIsKept() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "ended")
            let process = try await sandbox.start(hold(60, then: ""))
            #expect(await sandbox.waitForExit(of: process.id) == .exited(0))
            process.closeOutput()
            let peak = await sandbox.peakMemory()
            #expect(peak > 60 * Self.megabyte && peak < 80 * Self.megabyte)
            await sandbox.killProcesses()
            #expect(await sandbox.peakMemory() == 0)
        }
    }

    @Test func peakIsTheSumOverTheTree() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "sum")
            let processes = [try await sandbox.start(hold(50)), try await sandbox.start(hold(50))]
            for process in processes { #expect(process.readLine() == "up") }
            #expect(await sandbox.peakMemory() > 100 * Self.megabyte)
            for process in processes { process.closeOutput() }
        }
    }

    @Test func emptySandboxHoldsNothing() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "empty")
            #expect(await sandbox.peakMemory() == 0)
            #expect(try await sandbox.run("true").exit == .exited(0))
            #expect(await sandbox.peakMemory() < 10 * Self.megabyte)
        }
    }
}
