import Foundation
import Glibc
import Testing

@testable import Sandbox

/// What groups around the server's own do to the limits of sandboxes.
struct EnclosingGroupTests {
    @Test func theLeastLimitOfAllGroupsAroundTheServerCounts() throws {
        let host = try FakeHost.versionTwo(group: "/system.slice/lambent.service")
        defer { host.remove() }
        let slice = "/sys/fs/cgroup/system.slice"
        try host.write("\(slice)/memory.max", "1073741824\n")
        try host.write("\(slice)/cpu.max", "60000 100000\n")
        try host.write("\(slice)/pids.max", "max\n")
        try host.write("\(slice)/lambent.service/memory.max", "2147483648\n")
        try host.write("\(slice)/lambent.service/cpu.max", "max 100000\n")
        let limits = ControlGroupTree.open(instance: "a", root: host.root).enclosing
        #expect(limits == ControlGroupLimits(memory: 1024, vCPUs: 0.6, processes: nil))
    }

    @Test func withoutLimitsAroundItNothingIsLimited() throws {
        let host = try FakeHost.versionTwo(group: "/")
        defer { host.remove() }
        #expect(ControlGroupTree.open(instance: "a", root: host.root).enclosing == ControlGroupLimits())
    }

    @Test(.enabled("needs root, and a processor controller of version 1") { EnclosingGroup.isPossible })
    func moreThanAGroupAroundHasIsNoErrorButIsSaid() throws {
        let around = try EnclosingGroup(quota: 60_000, period: 100_000)
        defer { around.remove() }
        let group = ControlGroup(name: "inner", directories: [around.directory.child("inner")])
        try group.directories[0].make()
        defer { group.removeEmpty() }

        let refused = try group.update(ControlGroupLimits(vCPUs: 2))
        #expect(refused.map(\.errno) == [EINVAL])
        #expect(group.directories[0].read("cpu.cfs_quota_us") == "-1\n")

        #expect(try group.update(ControlGroupLimits(vCPUs: 0.5)).isEmpty)
        #expect(group.directories[0].read("cpu.cfs_quota_us") == "10000\n")
        #expect(throws: ControlGroupError.self) {
            group.removeEmpty()
            try group.update(ControlGroupLimits(vCPUs: 0.4))
        }
    }
}

/// A group with a share of the processors, on this host.
private struct EnclosingGroup {
    private static let root = "/sys/fs/cgroup/cpu"

    static var isPossible: Bool { geteuid() == 0 && access(root + "/cpu.cfs_period_us", F_OK) == 0 }

    let directory: GroupDirectory

    init(quota: Int, period: Int) throws {
        let path = "\(Self.root)/lambent-test-\(UUID().uuidString.prefix(8))"
        directory = GroupDirectory(path: path, version: .v1, features: [.cpu], isPlain: false)
        try directory.make()
        try directory.write("cpu.cfs_period_us", String(period))
        try directory.write("cpu.cfs_quota_us", String(quota))
    }

    func remove() { try? directory.remove() }
}
