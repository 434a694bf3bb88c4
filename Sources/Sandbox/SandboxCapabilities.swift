/// What sandboxes can do on this host: one row for each promise about a process.
package struct SandboxCapabilities: Sendable {
    /// Whether a setting is felt by the function.
    package enum State: Sendable, Equatable {
        /// The setting takes effect.
        case enforced
        /// The setting is stored and shown, and has no or not its whole effect here.
        case notEnforced
    }

    /// One setting, or one property of isolation.
    package struct Row: Sendable, Equatable {
        /// The name of the setting as the public API has it, or of the property in plain words.
        package var setting: String
        package var state: State
        /// What holds and what does not, as a sentence without a full stop.
        package var reason: String
        /// What would change it; nil when nothing is to be cured or nothing can be done on this host.
        package var cure: String?
    }

    package var rows: [Row]
}
