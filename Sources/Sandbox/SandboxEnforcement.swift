/// What the sandboxes of a launcher keep on this host: one row for each promise about a process.
package struct SandboxEnforcement: Sendable, Equatable {
    /// A promise about a process.
    package enum Setting: String, Sendable, CaseIterable {
        case timeout = "Timeout"
        case environment = "Environment"
        case memory = "MemorySize"
        case processor = "CPU share of MemorySize"
        case temporaryStorage = "EphemeralStorage"
        case layers = "Layers"
        case fileSystems = "FileSystemConfigs"
        case architecture = "Architectures"
        /// The processes of one sandbox cannot exhaust those of the host.
        case processes = "process limit"
        /// Between invocations nothing runs.
        case freezing = "freezing"
        /// A root of its own: no file of the host can be written, few can be read.
        case files = "file isolation"
        /// No process outside can be seen or signalled.
        case processIsolation = "process isolation"
        /// No socket outside can be reached.
        case network = "network isolation"
        /// An own user without privileges, a filter of system calls.
        case privileges = "privileges"
        /// Connections to the world outside, for functions that need them.
        case egress = "outgoing connections"
        /// The function is in the network that its subnets are mapped to, and reaches nothing else.
        case networks = "VpcConfig"
    }

    /// Whether a setting is felt by the function.
    package enum State: Sendable, Equatable {
        /// The setting takes effect.
        case enforced
        /// The setting is stored and shown, and has no or not its whole effect here.
        case notEnforced
    }

    /// One setting, or one property of isolation.
    package struct Row: Sendable, Equatable {
        package var setting: Setting
        package var state: State
        /// What holds and what does not, as a sentence without a full stop.
        package var reason: String
        /// What would change it; nil when nothing is to be cured or nothing can be done on this host.
        package var cure: String?

        package init(_ setting: Setting, _ state: State, reason: String, cure: String? = nil) {
            self.setting = setting
            self.state = state
            self.reason = reason
            self.cure = cure
        }
    }

    /// One for each setting, in the order of ``Setting``.
    package var rows: [Row]

    /// What all sandboxes together can have at most, because the server itself has no more; nil: no limit. More of it can be
    /// asked for, and has no effect.
    package var ceiling = ControlGroupLimits()

    package init(rows: [Row]) {
        self.rows = rows
    }

    /// The row of a setting; a setting without one is not enforced.
    package subscript(setting: Setting) -> Row {
        rows.first { $0.setting == setting } ?? Row(setting, .notEnforced, reason: "not known on this host")
    }

    package func enforces(_ setting: Setting) -> Bool {
        self[setting].state == .enforced
    }
}
