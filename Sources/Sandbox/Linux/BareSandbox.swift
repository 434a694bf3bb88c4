/// A sandbox that is isolated and nobody's yet: it has its namespaces, its control group, its user and its /tmp.
struct BareSandbox: Sendable {
    let processes: SandboxInit
    /// The request that names it to the launcher.
    let request: UInt32
    let connection: LauncherConnection
    let group: ControlGroup
    let user: SandboxUser

    var isAlive: Bool { connection.isOpen }
}
