import Sandbox

/// Everything that a stem is started with: environments whose start would be the same in all of it can take the same.
struct StemKey: Hashable, Sendable {
    /// What its sandbox is made with; empty directories where code and layers will be.
    let configuration: SandboxConfiguration
    let executable: String
    let arguments: [String]
    /// Of the interpreter: one that was replaced meanwhile runs nobody's function.
    let program: ProgramStamp?
    /// The variables that are read at the start.
    let variables: [String: String]
}
