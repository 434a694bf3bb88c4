import Sandbox
import Synchronization

/// Makes sandboxes whose processes are threads of this process that play a runtime.
final class FakeLauncher: SandboxLauncher {
    private let script: FakeRuntime.Script
    private let made = Mutex<[FakeSandbox]>([])

    /// - Parameters:
    ///   - unkept: the settings that its sandboxes do not keep.
    ///   - relaysConnections: whether it says that functions reach the world outside.
    init(
        _ script: @escaping FakeRuntime.Script,
        unkept: Set<SandboxEnforcement.Setting> = [],
        relaysConnections: Bool = false
    ) {
        self.script = script
        self.relaysConnections = relaysConnections
        let rows = SandboxEnforcement.Setting.allCases.map { setting in
            unkept.contains(setting)
                ? SandboxEnforcement.Row(setting, .notEnforced, reason: "not here")
                : SandboxEnforcement.Row(setting, .enforced, reason: "here")
        }
        enforcement = SandboxEnforcement(rows: rows)
    }

    var sandboxes: [FakeSandbox] { made.withLock { $0 } }

    let isolation = Isolation.process
    let enforcement: SandboxEnforcement
    let relaysConnections: Bool

    func makeSandbox(
        name: String,
        configuration: SandboxConfiguration
    ) async throws(SandboxError) -> any Sandbox {
        let sandbox = try FakeSandbox(name: name, configuration: configuration, script: script)
        made.withLock { $0.append(sandbox) }
        return sandbox
    }

    func shutdown() async {}
}
