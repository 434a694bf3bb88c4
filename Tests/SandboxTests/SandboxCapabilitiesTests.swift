import Testing

@testable import Sandbox

struct SandboxCapabilitiesTests {
    @Test func everyPromiseAboutAProcessHasARow() {
        let rows = SandboxCapabilities.probe().rows
        for setting in ["Timeout", "MemorySize", "EphemeralStorage", "Environment", "Architectures"] {
            #expect(rows.filter { $0.setting == setting }.count == 1)
        }
        #expect(rows.allSatisfy { !$0.reason.isEmpty })
    }
}
