import Foundation
import Testing

@testable import Sandbox

/// What the processes of a group feel, on this host's own control groups.
@Suite(
    .enabled(if: geteuid() == 0, "needs the right to make control groups"),
    .serialized
)
struct ControlGroupTests {
    /// Runs `body` with a group and leaves nothing of it behind.
    private func withGroup(
        needing feature: ControlGroupFeature,
        _ limits: ControlGroupLimits = ControlGroupLimits(),
        _ body: (ControlGroup) async throws -> Void
    ) async throws {
        let tree = ControlGroupTree.open(instance: "test-\(UUID().uuidString.prefix(8))")
        // Whatever this host lacks is said, and not tested.
        try #require(tree.features.contains(feature) || tree.missing.contains { $0.feature == feature })
        guard tree.features.contains(feature) else { return tree.remove() }
        let group = try tree.makeGroup(name: "group", limits: limits)
        let result: Result<Void, any Error>
        do {
            try await body(group)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await group.kill()
        try await group.remove()
        tree.remove()
        #expect(!group.directories.contains { $0.exists() })
        #expect(!tree.directories.contains { $0.exists() })
        try result.get()
    }

    private static let hold =
        #"exec perl -e '$| = 1; open F, "/dev/zero"; read F, $x, 20000000; print "held\n"; sleep 10'"#

    @Test func aProcessAboveTheMemoryLimitIsKilledAndCounted() async throws {
        try await withGroup(needing: .memory, ControlGroupLimits(memory: 16)) { group in
            let process = try GroupProcess(in: group, Self.hold)
            #expect(process.waitForSignal() == SIGKILL)
            #expect(group.outOfMemoryKills() >= 1)
        }
    }

    @Test func memoryInUseIsWhatIsHeldAndNotPageCache() async throws {
        let file = NSTemporaryDirectory() + "lambent-cache-\(UUID().uuidString)"
        defer { unlink(file) }
        try await withGroup(needing: .memory, ControlGroupLimits(memory: 128)) { group in
            let process = try GroupProcess(
                in: group,
                "head -c 40000000 /dev/zero > \(file); cat \(file) > /dev/null; \(Self.hold)"
            )
            #expect(try process.line() == "held")
            let inUse = group.memoryInUse()
            #expect(inUse > 19_000_000)
            #expect(inUse < 24_000_000)
        }
    }

    @Test func theLimitCanBeRaisedAndLowered() async throws {
        try await withGroup(needing: .memory, ControlGroupLimits(memory: 16)) { group in
            try group.update(ControlGroupLimits(memory: 128))
            let process = try GroupProcess(in: group, Self.hold)
            #expect(try process.line() == "held")
            try group.update(ControlGroupLimits(memory: 64))
            #expect(group.outOfMemoryKills() == 0)
        }
    }

    @Test func aProcessGetsItsShareOfAProcessor() async throws {
        try await withGroup(needing: .cpu, ControlGroupLimits(vCPUs: 0.1)) { group in
            let process = try GroupProcess(in: group, "while :; do :; done")
            try await Task.sleep(for: .milliseconds(800))
            let used = process.processorTime()
            // 0.08 seconds, in ticks of 0.01.
            #expect(used <= 0.13)
            #expect(used >= 0.02)
        }
    }

    @Test func aForkBombMeetsItsLimit() async throws {
        try await withGroup(needing: .pids, ControlGroupLimits(processes: 5)) { group in
            // The shell gives up at the first fork that is refused, and leaves four behind.
            _ = try GroupProcess(in: group, "for i in 1 2 3 4 5 6 7 8 9; do sleep 10 & done 2>/dev/null")
            let end = ContinuousClock.now + .seconds(2)
            while group.processes().count != 4, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(group.processes().count == 4)
        }
    }

    @Test func frozenProcessesStandStillAndContinue() async throws {
        try await withGroup(needing: .freeze) { group in
            let process = try GroupProcess(in: group, "echo up; while :; do :; done")
            #expect(try process.line() == "up")
            #expect(await group.freeze())
            let frozen = process.processorTime()
            try await Task.sleep(for: .milliseconds(60))
            #expect(process.processorTime() == frozen)
            group.thaw()
            try await Task.sleep(for: .milliseconds(200))
            #expect(process.processorTime() > frozen)
        }
    }

    @Test func frozenProcessesAndSessionsOfTheirOwnAreKilled() async throws {
        try await withGroup(needing: .freeze) { group in
            let process = try GroupProcess(in: group, "setsid sh -c 'sleep 100 & sleep 100' & echo up; sleep 100")
            #expect(try process.line() == "up")
            #expect(await group.freeze())
            await group.kill()
            #expect(group.processes().isEmpty)
            #expect(process.waitForSignal() == SIGKILL)
        }
    }

    @Test func groupsOfAKilledServerAreRemovedByTheNext() async throws {
        let instance = "test-\(UUID().uuidString.prefix(8))"
        let tree = ControlGroupTree.open(instance: instance)
        try #require(tree.features.contains(.freeze))
        let group = try tree.makeGroup(name: "left", limits: ControlGroupLimits())
        let process = try GroupProcess(in: group, "echo up; sleep 100")
        #expect(try process.line() == "up")
        #expect(await group.freeze())

        let next = ControlGroupTree.open(instance: instance)
        #expect(await next.removeLeftovers() == tree.directories.count)
        #expect(process.waitForSignal() == SIGKILL)
        next.remove()
        #expect(!tree.directories.contains { $0.exists() })
    }
}
