import Sandbox
import Testing

@testable import Execution

struct UnkeptSettingsTests {
    private func notice(memorySize: Int, _ ceiling: ControlGroupLimits) -> String? {
        var version = FunctionVersion.fake()
        version.memorySize = memorySize
        var enforcement = SandboxEnforcement(
            rows: SandboxEnforcement.Setting.allCases.map { .init($0, .enforced, reason: "here") }
        )
        enforcement.ceiling = ceiling
        return UnkeptSettings(of: version, enforcement: enforcement).notice
    }

    @Test func moreThanTheServerItselfHasIsSaid() {
        let notice = notice(memorySize: 1769, ControlGroupLimits(memory: 1024, vCPUs: 0.6))
        #expect(
            notice == """
                not enforced on this host: MemorySize 1769 MB (a control group around the server has 1024 MB); \
                the CPU share of MemorySize 1769 MB (a control group around the server has 0.6 of a processor). \
                See lambent doctor
                """
        )
    }

    @Test func whatTheServerHasIsKept() {
        #expect(notice(memorySize: 1024, ControlGroupLimits(memory: 1024, vCPUs: 0.6)) == nil)
        #expect(notice(memorySize: 10_240, ControlGroupLimits()) == nil)
    }

    @Test func aFileSystemThatCannotBeShownIsSaid() {
        let rows = [SandboxEnforcement.Row(.fileSystems, .notEnforced, reason: "not here")]
        let others = SandboxEnforcement.Setting.allCases.filter { $0 != .fileSystems }
        let enforcement = SandboxEnforcement(rows: rows + others.map { .init($0, .enforced, reason: "here") })
        var version = FunctionVersion.fake()
        #expect(UnkeptSettings(of: version, enforcement: enforcement).notice == nil)
        version.fileSystems = [FunctionFileSystem(arn: "arn", path: "/mnt/data")]
        let notice = UnkeptSettings(of: version, enforcement: enforcement).notice
        #expect(notice == "not enforced on this host: FileSystemConfigs (not here). See lambent doctor")
    }
}
