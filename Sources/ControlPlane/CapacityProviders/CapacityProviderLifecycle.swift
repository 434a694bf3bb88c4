/// The states of a capacity provider: pure, events in, actions out.
///
/// ```
/// Pending ─ settled ─► Active ─ deleted ─► Deleting ─ settled ─► gone
///    └──────────── deleted ──────────────────┘
/// ```
struct CapacityProviderLifecycle: Codable, Sendable, Equatable {
    /// What the API calls the state.
    enum State: String, Codable, Sendable {
        case pending = "Pending"
        case active = "Active"
        case deleting = "Deleting"
    }

    /// What happens to a provider.
    enum Event: Sendable, Equatable {
        case changed
        case deleted
        /// What was asked for is done.
        case settled
    }

    /// What the owner of the state does next.
    enum Action: Sendable, Equatable {
        /// Make true what the state promises, then say that it is settled.
        case settle
        case keep
        case remove
        case refuse
        case ignore
    }

    private(set) var state = State.pending

    mutating func handle(_ event: Event) -> Action {
        switch (state, event) {
        case (.active, .changed):
            return .keep
        case (.pending, .changed), (.deleting, .changed), (.deleting, .deleted):
            return .refuse
        case (.pending, .deleted), (.active, .deleted):
            state = .deleting
            return .settle
        case (.pending, .settled):
            state = .active
            return .keep
        case (.active, .settled):
            return .ignore
        case (.deleting, .settled):
            return .remove
        }
    }
}
