import Foundation
import Testing

@testable import Sandbox

struct ProcessStartTests {
    @Test(arguments: [0, 1, 127, 255] as [CInt])
    func exitStatusIsReported(status: CInt) async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "status")
            #expect(try await sandbox.run("exit \(status)").exit == .exited(status))
        }
    }

    @Test func deathBySignalIsReported() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "signal")
            #expect(try await sandbox.run("kill -SEGV $$").exit == .signalled(SIGSEGV))
        }
    }

    @Test func exitCanBeAskedForAnyNumberOfTimes() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "again")
            let process = try await sandbox.start(ProcessSpecification(executable: "/bin/true"))
            process.closeOutput()
            async let early = sandbox.waitForExit(of: process.id)
            #expect(await sandbox.waitForExit(of: process.id) == .exited(0))
            #expect(await early == .exited(0))
            #expect(await sandbox.waitForExit(of: process.id) == .exited(0))
        }
    }

    @Test func missingExecutableIsAnErrorOfTheStart() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "missing")
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/nowhere/bootstrap"))
            }
            #expect(error?.code == .executableFailed)
            #expect(error?.errno == ENOENT)
            #expect("\(try #require(error))" == "cannot execute /nowhere/bootstrap: No such file or directory")
        }
    }

    @Test func aProgramWhoseInterpreterIsMissingIsToldFromAMissingProgram() async throws {
        let program = NSTemporaryDirectory() + "lambent-program-\(UUID().uuidString)"
        defer { unlink(program) }
        try Data("#!/nowhere/interpreter\n".utf8).write(to: URL(fileURLWithPath: program))
        chmod(program, 0o755)
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "interpreter")
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: program))
            }
            #expect(error?.code == .interpreterMissing)
            #expect(error?.errno == ENOENT)
        }
    }

    @Test func fileWithoutExecutePermissionIsAnErrorOfTheStart() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "permission")
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/etc/passwd"))
            }
            #expect(error?.code == .executableFailed)
            #expect(error?.errno == EACCES)
        }
    }

    @Test func missingWorkingDirectoryIsAnErrorOfTheStart() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "directory")
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/bin/true", workingDirectory: "/nowhere"))
            }
            #expect(error?.code == .workingDirectoryFailed)
            #expect(error?.errno == ENOENT)
        }
    }

    @Test func failedStartsLeakNoDescriptor() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "leak")
            _ = try? await sandbox.start(ProcessSpecification(executable: "/nowhere"))
            let before = openDescriptors()
            for _ in 0..<50 { _ = try? await sandbox.start(ProcessSpecification(executable: "/nowhere")) }
            // Other tests of the run open and close some meanwhile.
            #expect(openDescriptors() < before + 50)
        }
    }

    @Test func stringsWithNULAndOversizedSpecificationsAreRefused() async throws {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "invalid")
            for argument in ["a\u{0}b", String(repeating: "x", count: 200_000)] {
                let error = await #expect(throws: SandboxError.self) {
                    try await sandbox.start(ProcessSpecification(executable: "/bin/true", arguments: [argument]))
                }
                #expect(error?.code == .invalidSpecification)
            }
            #expect(try await sandbox.run("exit 3").exit == .exited(3))
        }
    }
}
