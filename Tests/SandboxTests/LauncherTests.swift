import Foundation
import Logging
import Testing

@testable import Sandbox

struct LauncherTests {
    /// The id of the launcher and of the init of a sandbox.
    private func ancestors(of sandbox: any Sandbox) async throws -> (launcher: Int32, initProcess: Int32) {
        let output = try await sandbox.run("echo $PPID; cut -d' ' -f4 /proc/$PPID/stat").output
        let ids = output.split(separator: "\n").compactMap { Int32($0) }
        try #require(ids.count == 2)
        return (ids[1], ids[0])
    }

    private func startSleeper(_ sandbox: any Sandbox) async throws -> Int32 {
        let process = try await sandbox.start(ProcessSpecification(executable: "/bin/sleep", arguments: ["60"]))
        process.closeOutput()
        return process.id
    }

    @Test func shutdownLeavesNoProcess() async throws {
        let launcher = try await TestLauncher.start()
        var sleepers: [Int32] = []
        var ids: (launcher: Int32, initProcess: Int32)?
        for index in 0..<5 {
            let sandbox = try await launcher.makeSandbox(name: "\(index)")
            sleepers.append(try await startSleeper(sandbox))
            ids = try await ancestors(of: sandbox)
        }
        await launcher.shutdown()
        #expect(!sleepers.contains(where: isAlive))
        #expect(kill(try #require(ids).launcher, 0) != 0)
        #expect(kill(try #require(ids).initProcess, 0) != 0)
        let error = await #expect(throws: SandboxError.self) { try await launcher.makeSandbox(name: "late") }
        #expect(error?.code == .launcherGone)
        await launcher.shutdown()
    }

    @Test func deathOfTheLauncherEndsItsSandboxesAndTheNextOneComesFromANewLauncher() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "first")
            let sleeper = try await startSleeper(sandbox)
            let first = try await ancestors(of: sandbox)
            kill(first.launcher, SIGKILL)
            #expect(await sandbox.waitForExit(of: sleeper) == .signalled(SIGKILL))
            #expect(await eventually { !isAlive(sleeper) && !isAlive(first.initProcess) })
            await sandbox.destroy()

            let next = try await launcher.makeSandbox(name: "second")
            #expect(try await next.run("echo well").output == "well\n")
            #expect(try await ancestors(of: next).launcher != first.launcher)
        }
    }

    @Test func deathOfAnInitEndsItsProcessesAndNoOthers() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "victim")
            let other = try await launcher.makeSandbox(name: "other")
            let sleeper = try await startSleeper(sandbox)
            let otherSleeper = try await startSleeper(other)
            let tree = try await sandbox.start(
                ProcessSpecification(
                    executable: "/bin/sh",
                    arguments: ["-c", "setsid sleep 60 & echo $!; wait"],
                    environment: [("PATH", "/usr/bin:/bin")]
                )
            )
            let grandchild = try #require(Int32(tree.readLine()))
            tree.closeOutput()
            kill(try await ancestors(of: sandbox).initProcess, SIGKILL)
            #expect(await sandbox.waitForExit(of: sleeper) == .signalled(SIGKILL))
            await sandbox.destroy()
            #expect(!isAlive(sleeper) && !isAlive(tree.id) && !isAlive(grandchild))
            #expect(isAlive(otherSleeper))
            #expect(try await other.run("echo well").output == "well\n")
        }
    }

    @Test func closeOfTheServersEndWithoutAWordEndsEverything() async throws {
        // What the kernel does for a server that is killed: its descriptors close. A helper process stands in for the server.
        let launcher = try TestLauncher.executable.get()
        let script = """
            import os, socket, struct, sys, time
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            if os.fork() == 0:
                os.dup2(theirs.fileno(), 3)
                os.execv(sys.argv[1], ["lambent-launcher"])
            theirs.close()
            ours.send(struct.pack("=10I", 2, 1, 42, 0, 0, 0, 0, 0, 0, 0) + b"x\\0")
            answer, descriptors, _, _ = socket.recv_fds(ours, 1024, 4)
            sandbox = socket.socket(fileno=descriptors[0])
            strings = b"/bin/sleep\\0/\\0sleep\\0" + b"61\\0"
            output = os.open("/dev/null", os.O_WRONLY)
            message = struct.pack("=IIIIIIII", 16, 1, 32 + len(strings), 2, 0, 2, 0, 0) + strings
            socket.send_fds(sandbox, [message], [output, output])
            started = struct.unpack("=IIIIIiiI", sandbox.recv(1024))
            os.write(1, b"%d %d\\n" % (started[6], struct.unpack("=IIIIii", answer)[5]))
            os.kill(os.getpid(), 9)
            """
        let server = Process()
        let output = Foundation.Pipe()
        server.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        server.arguments = ["-c", script, launcher]
        server.standardOutput = output
        try server.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let ids = line.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
        #expect(ids.count == 2)
        #expect(await eventually { !ids.contains(where: isAlive) })
    }

    @Test func programThatIsNoLauncherIsAnError() async throws {
        for (executable, errno) in [("/bin/true", nil), ("/nowhere", ENOENT as CInt?)] {
            let error = await #expect(throws: SandboxError.self) {
                try await ProcessLauncher.start(
                    SandboxLauncherConfiguration(executable: executable, instance: "test", directory: "/nowhere"),
                    logger: Logger(label: "test")
                )
            }
            #expect(error?.code == (errno == nil ? .launcherGone : .launcherUnavailable))
            #expect(error?.errno == errno)
        }
    }

    @Test func fiveHundredQuickProcessesLeakNothing() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "many")
            let initProcess = try await ancestors(of: sandbox).initProcess
            let before = openDescriptors()
            let clock = ContinuousClock()
            let duration = try await clock.measure {
                for _ in 0..<500 {
                    let process = try await sandbox.start(ProcessSpecification(executable: "/bin/true"))
                    #expect(await sandbox.waitForExit(of: process.id) == .exited(0))
                    process.closeOutput()
                }
            }
            print("spawn of /bin/true to its exit: \(duration / 500)")
            #expect(openDescriptors() < before + 100)
            #expect(children(of: initProcess).isEmpty)
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(initProcess)/fd")
            #expect(descriptors.count <= 6)
        }
    }

    @Test func manySandboxesAtOnceComeAndGo() async throws {
        try await TestLauncher.with { launcher in
            let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
                for index in 0..<100 {
                    group.addTask {
                        let sandbox = try await launcher.makeSandbox(name: "\(index)")
                        let sleeper = try await startSleeper(sandbox)
                        let result = try await sandbox.run("echo \(index)").output
                        #expect(result == "\(index)\n")
                        await sandbox.destroy()
                        return sleeper
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(processes.count == 100)
            #expect(!processes.contains(where: isAlive))
        }
    }
}
