import Foundation
import Testing

@testable import Sandbox

/// What is written to control groups of version 2, seen in a directory tree.
struct VersionTwoTests {
    private static let own = "/sys/fs/cgroup/system.slice/lambent.service"

    private func withHost(
        group: String = "/system.slice/lambent.service",
        _ body: (FakeHost) async throws -> Void
    ) async throws {
        let host = try FakeHost.versionTwo(group: group)
        defer { host.remove() }
        try await body(host)
    }

    @Test func limitsOfAGroupAreWrittenInTheUnitsOfTheKernel() async throws {
        try await withHost { host in
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(tree.interface == "v2")
            #expect(tree.features == Set(ControlGroupFeature.allCases))
            #expect(tree.missing.isEmpty)

            _ = try tree.makeGroup(
                name: "f-1",
                limits: ControlGroupLimits(memory: 128, vCPUs: 128.0 / 1769, processes: 1024)
            )
            let group = Self.own + "/lambent-a/f-1"
            #expect(host.read(group + "/memory.max") == "134217728")
            #expect(host.read(group + "/memory.swap.max") == "0")
            #expect(host.read(group + "/cpu.max") == "1447 20000")
            #expect(host.read(group + "/pids.max") == "1024")
        }
    }

    @Test func onlyWhatChangesIsWrittenByAnUpdate() async throws {
        try await withHost { host in
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            let group = try tree.makeGroup(name: "f", limits: ControlGroupLimits(memory: 128, vCPUs: 1, processes: 10))
            let path = Self.own + "/lambent-a/f"
            try host.write(path + "/pids.max", "untouched")
            try group.update(ControlGroupLimits(memory: 256, vCPUs: 2, processes: 10))
            #expect(host.read(path + "/memory.max") == "268435456")
            #expect(host.read(path + "/cpu.max") == "40000 20000")
            #expect(host.read(path + "/pids.max") == "untouched")
            try group.update(ControlGroupLimits())
            #expect(host.read(path + "/memory.max") == "max")
            #expect(host.read(path + "/memory.swap.max") == "max")
            #expect(host.read(path + "/cpu.max") == "max 20000")
            #expect(host.read(path + "/pids.max") == "max")
        }
    }

    @Test func theSmallestShareIsNeverLessThanTheKernelTakes() {
        #expect(ControlGroupLimits(vCPUs: 0.01).quota == 1000)
        #expect(ControlGroupLimits(vCPUs: 10240.0 / 1769).quota == 115_772)
    }

    @Test func theServerMovesToALeafBeforeItGivesControllersToGroupsBelow() async throws {
        try await withHost { host in
            try host.write(Self.own + "/cgroup.procs", "\(getpid())\n")
            _ = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(host.read(Self.own + "/lambent-a-server/cgroup.procs") == "\(getpid())")
            #expect(host.read(Self.own + "/cgroup.subtree_control")?.hasPrefix("+") == true)
            #expect(host.read(Self.own + "/lambent-a/cgroup.subtree_control")?.hasPrefix("+") == true)
        }
    }

    @Test func aServerThatDescendsFromALeafTakesTheGroupAbove() async throws {
        try await withHost { host in
            try host.write("/proc/self/cgroup", "0::/system.slice/lambent.service/lambent-old-server\n")
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(tree.directories.map(\.path) == [host.root + Self.own + "/lambent-a"])
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root may choose the root of all groups"))
    func othersProcessesAreNotMoved() async throws {
        try await withHost { host in
            try host.write(Self.own + "/cgroup.procs", "4194303\n\(getpid())\n")
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(tree.directories.map(\.path) == [host.root + "/sys/fs/cgroup/lambent-a"])
            #expect(!host.exists(Self.own + "/lambent-a-server"))
            #expect(host.read("/sys/fs/cgroup/cgroup.subtree_control")?.hasPrefix("+") == true)
        }
    }

    @Test func theRootOfAllGroupsNeedsNoLeaf() async throws {
        try await withHost(group: "/") { host in
            try host.write("/sys/fs/cgroup/cgroup.procs", "1\n\(getpid())\n")
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(tree.features == Set(ControlGroupFeature.allCases))
            #expect(!host.exists("/sys/fs/cgroup/lambent-a-server"))
        }
    }

    @Test func theRootIsTakenWhereItHasMore() async throws {
        try await withHost { host in
            try host.write(Self.own + "/cgroup.controllers", "memory pids\n")
            try host.write(Self.own + "/cgroup.procs", "\(getpid())\n")
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(tree.features == Set(ControlGroupFeature.allCases))
            #expect(tree.directories.map(\.path) == [host.root + "/sys/fs/cgroup/lambent-a"])
            #expect(!host.exists(Self.own + "/lambent-a-server"))
        }
    }

    @Test func aControllerThatIsNotOfferedIsMissingWithItsReason() async throws {
        let host = try FakeHost.versionTwo(group: "/user.slice/a", controllers: "memory pids")
        defer { host.remove() }
        let tree = ControlGroupTree.open(instance: "a", root: host.root)
        #expect(tree.features == [.memory, .pids, .freeze])
        #expect(tree.missing.map(\.feature) == [.cpu])
        // Its calls do nothing.
        let group = try tree.makeGroup(name: "f", limits: ControlGroupLimits(memory: 128, vCPUs: 1, processes: 1))
        #expect(!host.exists("/sys/fs/cgroup/user.slice/a/lambent-a/f/cpu.max"))
        #expect(group.outOfMemoryKills() == 0)
    }

    @Test func memoryAndKillsAreReadWithoutPageCache() async throws {
        try await withHost { host in
            let group = try ControlGroupTree.open(instance: "a", root: host.root).makeGroup(name: "f")
            let path = Self.own + "/lambent-a/f"
            try host.write(path + "/memory.stat", "anon 1000\nfile 500000\nkernel 7\nshmem 24\ninactive_anon 3\n")
            try host.write(path + "/memory.events", "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n")
            #expect(group.memoryInUse() == 1024)
            #expect(group.outOfMemoryKills() == 2)
        }
    }

    @Test func freezingWaitsUntilTheKernelSaysSo() async throws {
        try await withHost { host in
            let group = try ControlGroupTree.open(instance: "a", root: host.root).makeGroup(name: "f")
            let path = Self.own + "/lambent-a/f"
            try host.write(path + "/cgroup.events", "populated 1\nfrozen 0\n")
            let result = Task { await group.freeze() }
            // It is written again and again, so a single look may find the file just emptied.
            #expect(await eventually { host.read(path + "/cgroup.freeze") == "1" })
            try host.write(path + "/cgroup.events", "populated 1\nfrozen 1\n")
            #expect(await result.value)
            group.thaw()
            #expect(host.read(path + "/cgroup.freeze") == "0")
        }
    }

    @Test func whatAKilledServerLeftIsRemovedWhereverItIs() async throws {
        try await withHost { host in
            try host.write("/sys/fs/cgroup/user.slice/lambent-a/f-1/cgroup.procs", "")
            try host.write("/sys/fs/cgroup/user.slice/lambent-b/f-1/cgroup.procs", "")
            try host.write(Self.own + "/lambent-a/f-2/cgroup.procs", "")
            let tree = ControlGroupTree.open(instance: "a", root: host.root)
            #expect(await tree.removeLeftovers() == 3)
            #expect(!host.exists("/sys/fs/cgroup/user.slice/lambent-a"))
            #expect(!host.exists(Self.own + "/lambent-a/f-2"))
            #expect(host.exists("/sys/fs/cgroup/user.slice/lambent-b/f-1"))
            #expect(host.exists(Self.own + "/lambent-a"))
        }
    }

    @Test func namesBecomeOneDirectory() {
        #expect(ControlGroupTree.directoryName("f-1_x") == "f-1_x")
        #expect(ControlGroupTree.directoryName("../é/x") == "group-_____x")
        #expect(ControlGroupTree.directoryName("") == "group-")
    }
}
