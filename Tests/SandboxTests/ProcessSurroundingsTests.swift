import Foundation
import Testing

@testable import Sandbox

struct ProcessSurroundingsTests {
    private func run(
        _ script: String,
        environment: [(name: String, value: String)] = [("PATH", "/usr/bin:/bin")],
        descriptors: [CInt] = [],
        limits: [ResourceLimit] = []
    ) async throws -> String {
        try await TestLauncher.with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "surroundings")
            return try await sandbox.run(
                script,
                environment: environment,
                descriptors: descriptors,
                limits: limits
            ).output
        }
    }

    @Test func environmentHoldsWhatWasAskedForAndNothingElse() async throws {
        let output = try await run("tr '\\0' '\\n' < /proc/self/environ", environment: [("A", "1"), ("B", "x=y z")])
        #expect(output == "A=1\nB=x=y z\n")
    }

    @Test func onlyTheGivenDescriptorsAreOpenInTheirOrder() async throws {
        let first = try OutputPipe()
        let second = try OutputPipe()
        defer { for pipe in [first, second] { pipe.closeReadEnd(); pipe.closeWriteEnd() } }
        let output = try await run(
            "echo three >&3; echo four >&4; readlink /proc/$$/fd/0; for i in 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$i ] && echo $i; done",
            descriptors: [first.writeEnd, second.writeEnd]
        )
        #expect(output == "/dev/null\n3\n4\n")
        var buffer = [UInt8](repeating: 0, count: 16)
        #expect(read(first.readEnd, &buffer, 16) == 6)
        #expect(String(decoding: buffer[..<6], as: UTF8.self) == "three\n")
        #expect(read(second.readEnd, &buffer, 16) == 5)
    }

    @Test func signalsAreAtTheirDefaultsAndUnblocked() async throws {
        let output = try await run("exec cat /proc/self/status")
        for name in ["SigBlk", "SigIgn", "SigCgt"] { #expect(output.contains("\(name):\t0000000000000000\n")) }
    }

    @Test func umaskDirectoryAndSessionAreFresh() async throws {
        let output = try await run("umask; pwd; cut -d' ' -f6 /proc/$$/stat; echo $$")
        let lines = output.split(separator: "\n")
        #expect(lines.prefix(2) == ["0022", "/tmp"])
        #expect(lines.count == 4 && lines[2] == lines[3])
    }

    @Test func limitsAreSet() async throws {
        let limits = [
            ResourceLimit(.descriptors, 64), ResourceLimit(.core, 0),
            ResourceLimit(.stack, soft: 1 << 20, hard: ResourceLimit.unlimited),
        ]
        let output = try await run("ulimit -n; ulimit -Hn; ulimit -c; ulimit -s; ulimit -Hs", limits: limits)
        #expect(output == "64\n64\n0\n1024\nunlimited\n")
    }

    @Test func hardLimitsThatMayNotBeRaisedStayAsTheyAre() async throws {
        // Above what the kernel allows anybody to have.
        let output = try await run("ulimit -n", limits: [ResourceLimit(.descriptors, 1 << 40)])
        #expect((Int(output.dropLast()) ?? 0) > 0)
    }

    @Test func processesAreNamedForPeople() async throws {
        let output = try await run("tr '\\0' ' ' < /proc/$PPID/cmdline; cat /proc/$PPID/comm")
        #expect(output.hasPrefix("lambent-"))
        #expect(output.hasSuffix("lambent-init\n"))
    }
}
