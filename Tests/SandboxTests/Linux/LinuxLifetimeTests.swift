import Foundation
import Glibc
import Logging
import Testing

@testable import Sandbox

/// Nothing outlives a sandbox, its launcher or its server.
@Suite(.needsRoot) struct LinuxLifetimeTests {
    @Test func nothingIsLeftOfSandboxesThatCameAndWent() async throws {
        let configuration = try TestLinux.configuration()
        let launcher = try await LinuxLauncher.start(
            configuration,
            inUserNamespace: false,
            logger: Logger(label: "test")
        )
        let descriptors = openDescriptors()
        for _ in 0..<5 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let sandbox = try await launcher.makeSandbox(name: "many")
                        _ = try await sandbox.start(
                            ProcessSpecification(executable: "/bin/sh", arguments: ["-c", "sleep 60 & sleep 61"])
                        ).closeOutput()
                        await sandbox.destroy()
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(openDescriptors() <= descriptors)
        // The kernel takes a device down a moment after its last user.
        #expect(
            await eventually {
                HostTraces.now(instance: configuration.instance, directory: configuration.directory).loopDevices.isEmpty
            }
        )
        await launcher.shutdown()
        let traces = HostTraces.now(instance: configuration.instance, directory: configuration.directory)
        #expect(traces.isClean, "\(traces)")
    }

    @Test func deathOfTheLauncherTakesEverythingWithIt() async throws {
        let configuration = try TestLinux.configuration()
        let launcher = try await LinuxLauncher.start(
            configuration,
            inUserNamespace: false,
            logger: Logger(label: "test")
        )
        let sandbox = try await launcher.makeSandbox(name: "victim")
        let process = try await sandbox.start(
            ProcessSpecification(executable: "/bin/sh", arguments: ["-c", "sleep 60 & echo up; sleep 61"])
        )
        #expect(process.readLine() == "up")
        let frozen = try await launcher.makeSandbox(name: "frozen")
        let other = try await frozen.start(ProcessSpecification(executable: "/bin/sleep", arguments: ["62"]))
        await frozen.freeze()
        kill(launcher.processID, SIGKILL)
        #expect(await sandbox.waitForExit(of: process.id) == .signalled(SIGKILL))
        #expect(await frozen.waitForExit(of: other.id) == .signalled(SIGKILL))
        await sandbox.destroy()
        await frozen.destroy()
        process.closeOutput()
        other.closeOutput()
        let next = try await launcher.makeSandbox(name: "next")
        #expect(try await next.run("echo well").output == "well\n")
        await next.destroy()
        await launcher.shutdown()
        #expect(
            await eventually {
                HostTraces.now(instance: configuration.instance, directory: configuration.directory).isClean
            }
        )
    }

    @Test func groupsThatAServerHadNoTimeToTellOfGoWithTheOthers() async throws {
        let configuration = try TestLinux.configuration()
        let launcher = try await LinuxLauncher.start(
            configuration,
            inUserNamespace: false,
            logger: Logger(label: "test")
        )
        let groups = HostTraces.now(instance: configuration.instance, directory: configuration.directory).groups
        #expect(!groups.isEmpty)
        for group in groups { #expect(mkdir(group + "/untold", 0o755) == 0) }
        await launcher.shutdown()
        #expect(
            await eventually {
                HostTraces.now(instance: configuration.instance, directory: configuration.directory).isClean
            }
        )
    }

    @Test func aSandboxThatDiedWhileItWaitedIsNobodysProblem() async throws {
        let launcher = try await TestLinux.start(bareSandboxes: 1)
        #expect(await eventually { launcher.waitingCount == 1 })
        for child in children(of: launcher.processID) { kill(child, SIGKILL) }
        let sandbox = try await launcher.makeSandbox(name: "next")
        #expect(try await sandbox.run("echo well").output == "well\n")
        await sandbox.destroy()
        await launcher.shutdown()
    }

    @Test func aServerInItsPlaceFindsWhatAKilledOneLeft() async throws {
        let configuration = try TestLinux.configuration()
        let tree = ControlGroupTree.open(instance: configuration.instance)
        let group = try tree.makeGroup(name: "left")
        let sleeper = Process()
        sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
        sleeper.arguments = ["63"]
        try sleeper.run()
        try group.attach(sleeper.processIdentifier)
        _ = await group.freeze()
        let launcher = try await LinuxLauncher.start(
            configuration,
            inUserNamespace: false,
            logger: Logger(label: "test")
        )
        #expect(await eventually { !isAlive(sleeper.processIdentifier) })
        await launcher.shutdown()
        // The kernel gives loop devices back a moment after their last user has gone.
        #expect(
            await eventually {
                HostTraces.now(instance: configuration.instance, directory: configuration.directory).isClean
            }
        )
    }

    @Test func sandboxesThatWaitAreTakenAndReplacedAndEnded() async throws {
        var configuration = try TestLinux.configuration(bareSandboxes: 2)
        configuration.bareLifetime = .milliseconds(300)
        let launcher = try await LinuxLauncher.start(
            configuration,
            inUserNamespace: false,
            logger: Logger(label: "test")
        )
        for waits in [true, false] {
            // Another size of /tmp is not what waits.
            var wanted = SandboxConfiguration()
            wanted.temporaryStorage = waits ? 512 : 600
            wanted.code = .directory(path: "/usr/share")
            wanted.listeners = [SandboxListener(port: 9001)]
            var durations: [Duration] = []
            for _ in 0..<15 {
                try await Task.sleep(for: .milliseconds(40))
                let begin = ContinuousClock.now
                let sandbox = try await launcher.makeSandbox(name: "quick", configuration: wanted)
                let process = try await sandbox.start(ProcessSpecification(executable: "/bin/true"))
                durations.append(ContinuousClock.now - begin)
                process.closeOutput()
                for listener in sandbox.listeners { close(listener) }
                await sandbox.destroy()
            }
            durations.sort()
            print("a sandbox \(waits ? "that waited" : "from nothing"), to its first program: least \(durations[0]),")
            print("median \(durations[durations.count / 2])")
        }
        #expect(await eventually { launcher.waitingCount == 0 })
        await launcher.shutdown()
        // The kernel gives loop devices back a moment after their last user has gone.
        #expect(
            await eventually {
                HostTraces.now(instance: configuration.instance, directory: configuration.directory).isClean
            }
        )
    }
}
