import Foundation
import Testing

@testable import Sandbox

struct KillTests {
    /// A process that ends at once and leaves a daemon in a session of its own; the daemon's id is the output.
    private static let daemon =
        "import os, time\nif os.fork(): os._exit(0)\nos.setsid()\nif os.fork(): os._exit(0)\n"
        + "print(os.getpid(), flush=True)\nos.close(1)\nos.close(2)\ntime.sleep(60)\n"

    private func startDaemon(_ sandbox: any Sandbox) async throws -> Int32 {
        let process = try await sandbox.start(
            ProcessSpecification(
                executable: "/usr/bin/env",
                arguments: ["python3", "-c", Self.daemon],
                environment: [("PATH", "/usr/bin:/bin")]
            )
        )
        #expect(await sandbox.waitForExit(of: process.id) == .exited(0))
        let id = try #require(Int32(process.readLine()))
        process.closeOutput()
        #expect(isAlive(id))
        return id
    }

    @Test func daemonsInSessionsOfTheirOwnAreKilledToo() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "daemon")
            let daemon = try await startDaemon(sandbox)
            await sandbox.killProcesses()
            #expect(!isAlive(daemon))
            #expect(try await sandbox.run("echo again").output == "again\n")
        }
    }

    @Test func wholeTreesAreKilled() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "tree")
            let process = try await sandbox.start(
                ProcessSpecification(
                    executable: "/bin/sh",
                    arguments: ["-c", "for i in 1 2 3 4 5; do (sleep 60 & sleep 60 & wait) & done; echo up; wait"],
                    environment: [("PATH", "/usr/bin:/bin")]
                )
            )
            #expect(process.readLine() == "up")
            await sandbox.killProcesses()
            #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGKILL))
            // Every holder of the pipe is gone, so it ends.
            #expect(process.readOutput() == "")
        }
    }

    @Test func processesThatForkWithoutEndAreKilled() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "forks")
            let process = try await sandbox.start(
                ProcessSpecification(
                    executable: "/bin/sh",
                    arguments: ["-c", "f() { sleep 0.02; f & }; for i in 1 2 3; do f & done; echo up; sleep 60"],
                    environment: [("PATH", "/usr/bin:/bin")]
                )
            )
            #expect(process.readLine() == "up")
            try await Task.sleep(for: .milliseconds(50))
            await sandbox.killProcesses()
            #expect(process.readOutput() == "")
        }
    }

    @Test func destroyLeavesNoProcess() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "destroy")
            let daemon = try await startDaemon(sandbox)
            let initProcess = try #require(Int32(try await sandbox.run("echo $PPID").output.dropLast()))
            await sandbox.destroy()
            #expect(!isAlive(daemon))
            #expect(kill(initProcess, 0) != 0)
            await sandbox.destroy()
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/bin/true"))
            }
            #expect(error?.code == .sandboxGone)
        }
    }

    @Test func oneProcessCanBeSignalled() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "signal")
            let process = try await sandbox.start(
                ProcessSpecification(executable: "/bin/sleep", arguments: ["60"])
            )
            process.closeOutput()
            #expect(await sandbox.signal(SIGTERM, to: process.id))
            #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGTERM))
            #expect(await !sandbox.signal(SIGTERM, to: process.id))
            #expect(await !sandbox.signal(SIGTERM, to: 1))
        }
    }

    @Test func aSignalReachesTheGroup() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "group")
            let process = try await sandbox.start(
                ProcessSpecification(
                    executable: "/bin/sh",
                    arguments: [
                        "-c",
                        "trap 'wait; echo parent' TERM; (trap 'echo child; exit' TERM; echo up; while :; do sleep 0.01; done) & wait",
                    ],
                    environment: [("PATH", "/usr/bin:/bin")]
                )
            )
            #expect(process.readLine() == "up")
            #expect(await sandbox.signal(SIGTERM, to: process.id))
            #expect(process.readOutput().hasSuffix("child\nparent\n"))
        }
    }

    @Test func theServerReachesAListenerOfTheProcesses() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "connect")
            let listener = try HostListeners.make([SandboxListener(port: 0)])[0]
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            _ = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
            }
            let port = UInt16(bigEndian: address.sin_port)
            let connection = try await sandbox.connect(to: port)
            close(connection)
            close(listener)
            let error = await #expect(throws: SandboxError.self) { try await sandbox.connect(to: port) }
            #expect(error?.errno == ECONNREFUSED)
        }
    }

    @Test func waitersOfADestroyedSandboxAreAnswered() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "waiters")
            let process = try await sandbox.start(
                ProcessSpecification(executable: "/bin/sleep", arguments: ["60"])
            )
            process.closeOutput()
            async let exit = sandbox.waitForExit(of: process.id)
            await sandbox.destroy()
            #expect(await exit == .signalled(SIGKILL))
        }
    }
}
