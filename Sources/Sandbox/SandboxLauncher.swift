/// Makes sandboxes.
package protocol SandboxLauncher: Sendable {
    /// A new sandbox with no process in it but its init. `name` is for logs and `ps`; it need not be unique.
    func makeSandbox(name: String) async throws(SandboxError) -> any Sandbox

    /// Ends every sandbox and the launcher; returns when nothing is left of them.
    func shutdown() async
}
