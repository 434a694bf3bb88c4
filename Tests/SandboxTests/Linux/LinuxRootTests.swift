import Foundation
import Testing

@testable import Sandbox

/// Sandboxes whose root is the layers of a container image.
@Suite(.needsIsolation) struct LinuxRootTests {
    /// Layers with a shell and the libraries that it needs, the lowest first; deleted by the caller.
    private func layers() throws -> [String] {
        let files = FileManager.default
        let base = files.temporaryDirectory.appending(path: "root-\(UUID().uuidString)").path
        func copy(_ path: String, as name: String) throws {
            let target = base + "/lower" + name
            let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
            let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            try files.copyItem(atPath: real, toPath: target)
        }
        try copy("/bin/sh", as: "/bin/sh")
        for machine in ["x86_64", "aarch64"] {
            for path in [
                "/lib/\(machine)-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1",
            ] where files.fileExists(atPath: path) && !files.fileExists(atPath: base + "/lower" + path) {
                try copy(path, as: path)
            }
        }
        for (name, text) in [
            "lower/kept": "lower", "lower/both": "lower", "upper/both": "upper", "upper/etc/own": "own",
        ] {
            let parent = URL(fileURLWithPath: "\(base)/\(name)").deletingLastPathComponent().path
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(base)/\(name)"))
        }
        // An image may want its files elsewhere; they are the sandbox's own all the same.
        try files.createSymbolicLink(atPath: base + "/upper/tmp", withDestinationPath: "/kept")
        return [base + "/lower", base + "/upper"]
    }

    private static let script = """
        read kept < /kept; read both < /both; read own < /etc/own
        echo "$kept $both $own"
        echo /*
        echo x > /tmp/x && read x < /tmp/x && echo "$x"
        for path in / /etc /bin; do (echo x > $path/x) 2> /dev/null && echo "$path is written"; done
        [ -c /dev/null ] && [ -e /proc/self/stat ] && [ ! -e /var ] && read user < /etc/passwd && echo whole
        """

    @Test(arguments: [false, true]) func theImageIsAllThereIs(inUserNamespace: Bool) async throws {
        var configuration = SandboxConfiguration()
        configuration.root = try layers()
        defer {
            try? FileManager.default.removeItem(
                atPath: URL(fileURLWithPath: configuration.root[0]).deletingLastPathComponent().path
            )
        }
        try await TestLinux.with(inUserNamespace: inUserNamespace) { [configuration] launcher async throws in
            guard launcher.takesRoots else { return }
            let sandbox = try await launcher.makeSandbox(name: "image", configuration: configuration)
            let result = try await sandbox.run(Self.script)
            let lines = result.output.split(separator: "\n").map(String.init)
            #expect(lines.first == "lower upper own")
            let names = lines.dropFirst().first?.split(separator: " ").map(String.init) ?? []
            let usual = ["/both", "/dev", "/etc", "/kept", "/proc", "/run", "/sys", "/tmp"]
            #expect(Set(names).isSuperset(of: usual))
            #expect(Set(names).subtracting(usual).isSubset(of: ["/bin", "/lib", "/lib64"]))
            #expect(lines.dropFirst(2) == ["x", "whole"])
            await sandbox.destroy()
        }
    }

    @Test func otherSandboxesKeepTheRootOfTheHost() async throws {
        var configuration = SandboxConfiguration()
        configuration.root = try layers()
        defer {
            try? FileManager.default.removeItem(
                atPath: URL(fileURLWithPath: configuration.root[0]).deletingLastPathComponent().path
            )
        }
        try await TestLinux.with { [configuration] launcher async throws in
            guard launcher.takesRoots else { return }
            let image = try await launcher.makeSandbox(name: "image", configuration: configuration)
            let usual = try await launcher.makeSandbox(name: "usual", configuration: SandboxConfiguration())
            #expect(try await usual.run("ls /usr/bin/env; ls -d /kept").output == "/usr/bin/env\n")
            await image.destroy()
            await usual.destroy()
        }
    }
}
