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

    func makeSandbox(name: String) async throws(SandboxError) -> any Sandbox {
        let sandbox = FakeSandbox(name: name, script: script)
        made.withLock { $0.append(sandbox) }
        return sandbox
    }

    func shutdown() async {}
}
