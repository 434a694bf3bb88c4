import Foundation

@testable import Sandbox

/// A directory tree that stands for a host's `/proc` and control group file systems.
struct FakeHost {
    let root: String
    private let unified = "/sys/fs/cgroup"

    init() throws {
        root = NSTemporaryDirectory() + "lambent-groups-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: root + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: false, encoding: .utf8)
    }

    func read(_ path: String) -> String? {
        try? String(contentsOfFile: root + path, encoding: .utf8)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + path)
    }

    /// A host with version 2 alone, on which this process is in `group`.
    static func versionTwo(group: String, controllers: String = "cpuset cpu io memory pids") throws -> FakeHost {
        let host = try FakeHost()
        try host.write(
            "/proc/self/mountinfo",
            """
            22 28 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
            30 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate

            """
        )
        try host.write("/proc/self/cgroup", "0::\(group)\n")
        try host.write("/sys/fs/cgroup/cgroup.controllers", controllers + "\n")
        try host.write("/sys/fs/cgroup/cgroup.subtree_control", "")
        try host.write("/sys/fs/cgroup/cgroup.procs", "")
        if group != "/" {
            let own = "/sys/fs/cgroup\(group)"
            try host.write("\(own)/cgroup.controllers", controllers + "\n")
            try host.write("\(own)/cgroup.events", "populated 1\nfrozen 0\n")
            try host.write("\(own)/cgroup.subtree_control", "")
            try host.write("\(own)/cgroup.procs", "")
        }
        return host
    }
}
