import Foundation
import Testing

@testable import Sandbox

@Suite(.needsIsolation) struct LinuxSandboxTests {
    @Test func aProgramSeesItsOwnRootAlone() async throws {
        try await TestLinux.withSandbox { sandbox in
            let result = try await sandbox.run(
                "ls / | tr '\\n' ' '; ls /var /opt /root /home; cat /proc/self/mountinfo"
            )
            print(result.output)
            #expect(result.exit == .exited(0))
        }
    }
}
