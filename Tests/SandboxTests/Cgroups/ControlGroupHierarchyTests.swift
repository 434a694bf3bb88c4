import Testing

@testable import Sandbox

struct ControlGroupHierarchyTests {
    @Test func hybridHostsHaveBothInterfaces() {
        let found = ControlGroupHierarchy.all(
            mounts: """
                40 29 0:35 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
                41 29 0:36 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
                42 29 0:37 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                """,
            groups: """
                9:name=systemd:/
                4:memory:/a/b
                1:cpu,cpuacct:/
                0::/c
                """,
            root: "/"
        )
        #expect(found.map(\.version) == [.v1, .v1, .v2])
        #expect(found.map(\.ownGroup) == ["/", "/a/b", "/c"])
        #expect(found[0].controllers.isSuperset(of: ["cpu", "cpuacct"]))
        #expect(found[1].directory(of: "/a/b") == "/sys/fs/cgroup/memory/a/b")
        #expect(found[0].directory(of: "/") == "/sys/fs/cgroup/cpu,cpuacct")
    }

    @Test func aContainersMountShowsItsOwnPart() {
        let found = ControlGroupHierarchy.all(
            mounts: #"41 29 0:36 /docker/12 /sys/fs/my\040groups rw - cgroup cgroup rw,memory"#,
            groups: "4:memory:/docker/12/x\n",
            root: "/"
        )
        #expect(found.first?.directory(of: "/docker/12/x") == "/sys/fs/my groups/x")
        #expect(found.first?.directory(of: "/docker/12") == "/sys/fs/my groups")
        #expect(found.first?.directory(of: "/docker/123") == nil)
    }
}
