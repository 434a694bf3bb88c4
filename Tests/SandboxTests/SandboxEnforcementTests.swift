import Testing

@testable import Sandbox

struct SandboxEnforcementTests {
    @Test func everyPromiseAboutAProcessHasARow() {
        let rows = SandboxEnforcement.process().rows
        #expect(rows.map(\.setting) == SandboxEnforcement.Setting.allCases)
        #expect(rows.allSatisfy { !$0.reason.isEmpty })
    }
}
