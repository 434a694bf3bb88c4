/// The states of an event source mapping: pure, events in, actions out.
///
/// ```
/// Creating ─► Enabled ─ disable ─► Disabling ─► Disabled ─ enable ─► Enabling ─► Enabled
///    └──────► Disabled       Enabled or Disabled ─ other change ─► Updating ─► as it was
///                            Enabled or Disabled ─ delete ─► Deleting ─► gone
/// ```
struct EventSourceMappingLifecycle: Codable, Sendable, Equatable {
    /// What the API calls the state.
    enum State: String, Codable, Sendable {
        case creating = "Creating"
        case enabling = "Enabling"
        case enabled = "Enabled"
        case disabling = "Disabling"
        case disabled = "Disabled"
        case updating = "Updating"
        case deleting = "Deleting"
    }

    /// What happens to a mapping.
    enum Event: Sendable, Equatable {
        /// Its settings were changed, and perhaps whether it reads.
        case changed(isEnabled: Bool?)
        /// It is to be deleted.
        case deleted
        /// What the last change asked for is done.
        case settled
    }

    /// What the owner of the state does next.
    enum Action: Sendable, Equatable {
        /// Make true what the state promises, then say that it is settled.
        case settle
        /// Keep the new state.
        case keep
        /// Remove the mapping.
        case remove
        /// A change is under way: this one is refused.
        case refuse
        /// The event belongs to nothing that is under way.
        case ignore
    }

    private(set) var state: State
    /// Whether the mapping reads, or will when the change that is under way is done.
    private(set) var isEnabled: Bool

    /// A mapping that was just created.
    init(isEnabled: Bool) {
        self.state = .creating
        self.isEnabled = isEnabled
    }

    /// Whether a change is under way.
    var isTransient: Bool { state != .enabled && state != .disabled }

    mutating func handle(_ event: Event) -> Action {
        switch (state, event) {
        case (.enabled, .changed(let wanted)), (.disabled, .changed(let wanted)):
            let wanted = wanted ?? isEnabled
            if wanted == isEnabled {
                state = .updating
            } else {
                state = wanted ? .enabling : .disabling
            }
            isEnabled = wanted
            return .settle
        case (.enabled, .deleted), (.disabled, .deleted):
            state = .deleting
            return .settle
        case (_, .changed), (_, .deleted):
            return .refuse
        case (.enabled, .settled), (.disabled, .settled):
            return .ignore
        case (.deleting, .settled):
            return .remove
        case (_, .settled):
            state = isEnabled ? .enabled : .disabled
            return .keep
        }
    }
}
