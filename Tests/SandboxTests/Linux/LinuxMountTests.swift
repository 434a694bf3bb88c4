import Foundation
import Testing

@testable import Sandbox

/// What a configuration shows to a sandbox.
@Suite(.needsIsolation) struct LinuxMountTests {
    /// A directory of the host with some files, readable by all.
    private func directory(_ files: [String: String]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "mounts-\(UUID().uuidString)")
        for (name, content) in files {
            let file = path.appending(path: name)
            let parent = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path.path
    }

    @Test func codeLayersRuntimeAndVisibleDirectoriesAreInTheirPlaces() async throws {
        var configuration = SandboxConfiguration()
        let code = try directory(["index.py": "code"])
        let first = try directory(["python/a": "first", "shared": "first"])
        let second = try directory(["python/b": "second", "shared": "second"])
        let runtime = try directory(["bootstrap": "runtime"])
        let visible = try directory(["bin/tool": "tool"])
        configuration.code = .directory(path: code)
        configuration.layers = [.directory(path: first), .directory(path: second)]
        configuration.runtimeDirectory = runtime
        configuration.visibleDirectories = [visible, visible + "/bin", "/usr/lib"]
        defer {
            for path in [code, first, second, runtime, visible] { try? FileManager.default.removeItem(atPath: path) }
        }
        try await TestLinux.withSandbox(configuration) { [configuration] sandbox async throws in
            #expect(sandbox.paths == SandboxPaths(linux: configuration))
            let files =
                "/var/task/index.py /opt/python/a /opt/python/b /opt/shared /var/runtime/bootstrap \(visible)/bin/tool"
            let result = try await sandbox.run("for f in \(files); do cat $f; echo; done; ls /opt")
            #expect(result.output == "code\nfirst\nsecond\nsecond\nruntime\ntool\npython\nshared\n")
            for path in ["/var/task", "/opt", "/var/runtime", visible] {
                #expect(try await sandbox.run("echo x > \(path)/x").exit != .exited(0), "\(path)")
            }
        }
    }

    @Test func aDirectoryBelowOptIsShownBesideLayers() async throws {
        let parent = "/opt/lambent-test-\(UUID().uuidString)"
        guard (try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)) != nil
        else {
            return
        }
        defer { try? FileManager.default.removeItem(atPath: parent) }
        try Data("tool".utf8).write(to: URL(fileURLWithPath: parent + "/tool"))
        let layer = try directory(["layer": "layer"])
        defer { try? FileManager.default.removeItem(atPath: layer) }
        for layers in [[], [MountSource.directory(path: layer)]] {
            var configuration = SandboxConfiguration()
            configuration.layers = layers
            configuration.visibleDirectories = [parent]
            try await TestLinux.withSandbox(configuration) { sandbox async throws in
                #expect(try await sandbox.run("cat \(parent)/tool").output == "tool")
                #expect(try await sandbox.run("cat /opt/layer").output == (layers.isEmpty ? "" : "layer"))
            }
        }
    }

    @Test(arguments: ["/", "/var", "/opt", "/etc", "/proc/self", "/var/task/lib", "relative", "/a/../b"])
    func whatASandboxHasOfItsOwnCannotBeTheHosts(_ path: String) {
        var configuration = SandboxConfiguration()
        configuration.visibleDirectories = [path]
        let error = #expect(throws: SandboxError.self) { try SandboxMount.all(for: configuration, points: "/nowhere") }
        #expect(error?.code == .invalidSpecification)
    }

    @Test func aMissingDirectoryIsAnErrorThatNamesIt() async throws {
        var configuration = SandboxConfiguration()
        configuration.code = .directory(path: "/nowhere/code")
        try await TestLinux.with { [configuration] launcher in
            let error = await #expect(throws: SandboxError.self) {
                try await launcher.makeSandbox(name: "missing", configuration: configuration)
            }
            #expect(error?.code == .makeFailed && error?.errno == ENOENT)
            #expect(error?.message.contains("/nowhere/code at /var/task") == true)
        }
    }

    @Test(.needsRoot) func anImageIsMountedOnceForAllItsSandboxes() async throws {
        guard
            let formatter = ["/usr/bin/mkfs.erofs", "/usr/sbin/mkfs.erofs"].first(where: {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        else {
            return
        }
        let source = try directory(["index.py": "from an image"])
        let image = source + ".erofs"
        defer { for path in [source, image] { try? FileManager.default.removeItem(atPath: path) } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: formatter)
        process.arguments = ["--quiet", image, source]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        var configuration = SandboxConfiguration()
        configuration.code = .image(path: image)
        try await TestLinux.with { [configuration] launcher in
            #expect(launcher.mountsImages)
            let one = try await launcher.makeSandbox(name: "one", configuration: configuration)
            let two = try await launcher.makeSandbox(name: "two", configuration: configuration)
            let device = "stat -c %d /var/task; cat /var/task/index.py"
            let first = try await one.run(device)
            #expect(first.output.hasSuffix("\nfrom an image"))
            #expect(try await two.run(device).output == first.output)
            await one.destroy()
            #expect(try await two.run("cat /var/task/index.py").output == "from an image")
            await two.destroy()
        }
    }
}
