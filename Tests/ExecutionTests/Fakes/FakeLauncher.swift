import Sandbox
import Synchronization

/// Makes sandboxes whose processes are threads of this process that play a runtime.
final class FakeLauncher: SandboxLauncher {
    private let script: FakeRuntime.Script
    private let made = Mutex<[FakeSandbox]>([])

    init(_ script: @escaping FakeRuntime.Script) {
        self.script = script
    }

    var sandboxes: [FakeSandbox] { made.withLock { $0 } }

    let isolation = Isolation.process
    let enforcement = SandboxEnforcement.process()

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
