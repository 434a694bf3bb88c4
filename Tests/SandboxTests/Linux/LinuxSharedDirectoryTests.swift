import Foundation
import Testing

@testable import Sandbox

/// Directories of the host that sandboxes share.
@Suite(.needsIsolation) struct LinuxSharedDirectoryTests {
    private static let owner = SharedDirectory.Owner(user: 4321, group: 5432)

    private func withDirectory(
        _ body: (SharedDirectory) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "shared-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var shared = SharedDirectory(target: "/mnt/files", directory: path, isOwn: true)
        shared.owner = Self.owner
        try await body(shared)
    }

    private func configuration(_ shared: SharedDirectory...) -> SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.sharedDirectories = shared
        return configuration
    }

    private func owner(of path: String) -> [Int] {
        let found = try? FileManager.default.attributesOfItem(atPath: path)
        return [FileAttributeKey.ownerAccountID, .groupOwnerAccountID].compactMap {
            (found?[$0] as? NSNumber)?.intValue
        }
    }

    @Test func sandboxesWriteAndReadTheSameFilesAsTheirOwn() async throws {
        try await withDirectory { shared in
            let configuration = configuration(shared)
            try await TestLinux.with { launcher async throws in
                let one = try await launcher.makeSandbox(name: "one", configuration: configuration)
                let two = try await launcher.makeSandbox(name: "two", configuration: configuration)
                #expect(try await one.run("mkdir /mnt/files/d && echo one > /mnt/files/d/f").exit == .exited(0))
                let seen = try await two.run("cd /mnt/files/d; echo two >> f; cat f; stat -c %U:%G f; ls /mnt")
                #expect(seen.output == "one\ntwo\nsbx_user1051:sbx_user1051\nfiles\n")
                await one.destroy()
                await two.destroy()
            }
            let expected = geteuid() == 0 ? [4321, 5432] : [Int(geteuid()), Int(getegid())]
            #expect(owner(of: shared.directory + "/d/f") == expected)
        }
    }

    @Test func aRunningSandboxIsGivenThem() async throws {
        try await withDirectory { shared in
            let configuration = configuration(shared)
            try await TestLinux.with { launcher async throws in
                let sandbox = try await launcher.makeSandbox(name: "stem", configuration: SandboxConfiguration())
                #expect(try await sandbox.run("ls /mnt").output == "")
                let write = "until echo x > /mnt/files/x; do sleep 0.01; done 2>/dev/null; cat /mnt/files/x"
                async let result = sandbox.run(write)
                try await sandbox.assign(configuration, telling: nil)
                #expect(try await result.output == "x\n")
                await sandbox.destroy()
                // The next sandbox knows nothing of it.
                let next = try await launcher.makeSandbox(name: "next", configuration: SandboxConfiguration())
                #expect(try await next.run("ls /mnt").output == "")
                await next.destroy()
            }
        }
    }

    @Test func inAUserNamespaceTheyAreTheServersUsers() async throws {
        guard await TestLinux.userNamespaceObstacle.value == nil else { return }
        try await withDirectory { shared in
            let configuration = configuration(shared)
            try await TestLinux.with(inUserNamespace: true) { launcher async throws in
                let checked = try #require(try await launcher.check(shared))
                #expect(!checked.needsOwner)
                let sandbox = try await launcher.makeSandbox(name: "user", configuration: configuration)
                let seen = try await sandbox.run("echo x > /mnt/files/f; stat -c %U /mnt/files/f; mkdir /mnt/other")
                #expect(seen.output == "sbx_user1051\n" && seen.exit != .exited(0))
                await sandbox.destroy()
            }
            #expect(owner(of: shared.directory + "/f") == [Int(geteuid()), Int(getegid())])
        }
    }

    @Test(.needsRoot) func aSandboxCanHaveTheOwnerAsItsUser() async throws {
        try await withDirectory { shared in
            var owned = shared
            owned.needsOwner = true
            try await TestLinux.withSandbox(configuration(owned)) { sandbox async throws in
                let seen = try await sandbox.run("id -u; id -g; id -un; id -gn; echo x > /mnt/files/f")
                #expect(seen.output == "4321\n5432\nsbx_user1051\nsbx_user1051\n" && seen.exit == .exited(0))
            }
            #expect(owner(of: shared.directory + "/f") == [4321, 5432])
        }
    }

    @Test func aPathBelowIsMadeOnlyWhenItIsSaidHow() async throws {
        try await withDirectory { shared in
            var below = shared
            below.path = "/a/b"
            try await TestLinux.with { [below] launcher async throws in
                let error = await #expect(throws: SandboxError.self) { try await launcher.check(below) }
                #expect(error?.code == .sharedDirectoryFailed && error?.errno == ENOENT)
                var made = below
                made.creation = SharedDirectory.Creation(owner: Self.owner, permissions: 0o711)
                _ = try #require(try await launcher.check(made))
                // It is there now.
                _ = try #require(try await launcher.check(below))
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: shared.directory + "/a/b")
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o711)
        }
    }

    @Test func aPathThroughLinksOrUpwardsIsRefused() async throws {
        try await withDirectory { shared in
            try FileManager.default.createDirectory(atPath: shared.directory, withIntermediateDirectories: true)
            symlink("/etc", shared.directory + "/link")
            try await TestLinux.with { launcher async throws in
                for path in ["/link", "/../etc", "/link/ssl"] {
                    var wrong = shared
                    wrong.path = path
                    let error = await #expect(throws: SandboxError.self, "\(path)") {
                        try await launcher.check(wrong)
                    }
                    #expect(error?.code == .sharedDirectoryFailed)
                }
            }
        }
    }

    @Test(.needsRoot) func nobodyActsAsRootInADirectoryThatIsNotTheServers() async throws {
        try await withDirectory { shared in
            try FileManager.default.createDirectory(atPath: shared.directory, withIntermediateDirectories: true)
            var given = SharedDirectory(target: "/mnt/files", directory: shared.directory, isOwn: false)
            let checked = try await TestLinux.with { [given] launcher in try await launcher.check(given) }
            #expect(checked?.owner == SharedDirectory.Owner(user: 1000, group: 1000))
            given.owner = SharedDirectory.Owner(user: 0, group: 1)
            try await TestLinux.with { [given] launcher async throws in
                let error = await #expect(throws: SandboxError.self) { try await launcher.check(given) }
                #expect(error?.code == .sharedDirectoryFailed && error?.errno == EPERM)
            }
        }
    }

    @Test(arguments: ["/mnt", "/mnt/", "/mnt/.", "/mnt/..", "/mnt/a/b", "/tmp/a", "/mntx"])
    func theyAreShownOnlyBelowTheirPlace(_ target: String) {
        let shared = SharedDirectory(target: target, directory: "/nowhere", isOwn: true)
        let error = #expect(throws: SandboxError.self) { try SandboxMount.shared([shared]) }
        #expect(error?.code == .invalidSpecification)
    }

    @Test func manyAtOnceAreAllAnsweredAndLeaveNoChild() async throws {
        try await withDirectory { shared in
            try await TestLinux.with { launcher async throws in
                _ = try await launcher.check(shared)
                let answers = await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<100 {
                        group.addTask { (try? await launcher.check(shared)) != nil }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(answers == 100)
                for _ in 0..<500 where !children(of: launcher.processID).isEmpty {
                    try await Task.sleep(for: .milliseconds(10))
                }
                #expect(children(of: launcher.processID) == [])
                #expect(try await launcher.check(shared) != nil)
            }
        }
    }

    private func children(of process: Int32) -> [String] {
        let path = "/proc/\(process)/task/\(process)/children"
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: " ").map(String.init)
    }
}
