import Glibc
import Testing

@testable import Sandbox

struct SandboxEnforcementTests {
    @Test func everyPromiseAboutAProcessHasARow() {
        let rows = SandboxEnforcement.process().rows
        #expect(rows.map(\.setting) == SandboxEnforcement.Setting.allCases)
        #expect(rows.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func outgoingConnectionsAreRefusedAllowedOrImpossible() {
        let allowed = SandboxEnforcement.Row.egress(isWanted: true, obstacle: nil)
        #expect(allowed.state == .enforced && allowed.cure == nil)
        let unwanted = SandboxEnforcement.Row.egress(isWanted: false, obstacle: nil)
        #expect(unwanted.state == .enforced && unwanted.reason.contains("as configured"))
        let obstacle = SandboxError(.makeFailed, errno: EOPNOTSUPP, message: "no translation")
        let impossible = SandboxEnforcement.Row.egress(isWanted: true, obstacle: obstacle)
        #expect(impossible.state == .notEnforced)
        #expect(impossible.reason.hasSuffix("nothing beyond: no translation: Operation not supported"))
        #expect(impossible.cure?.contains("nf_tables") == true)
    }
}
