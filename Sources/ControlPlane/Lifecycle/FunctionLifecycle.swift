/// The states of a version of a function: pure, events in, actions out; no clock, no storage.
///
/// ```
/// created ─► Pending ─ prepared ─► Active ─ change ─► Active, InProgress ─ prepared ─► Active, Successful
///               └ failed ─► Failed                        └ failed ─► Active, Failed
///
/// Active ─ idled ─► Inactive ─ invoked ─► Pending, Restoring ─ prepared ─► Active
///                      │ ▲                      └ failed ─┐
///                      │ └────────────────────────────────┘
///                      └ change ─► Active, InProgress
/// ```
struct FunctionLifecycle: Codable, Sendable, Equatable {
    /// Why a function is in its state: a code and a text.
    struct Reason: Codable, Sendable, Equatable {
        var code: String
        var text: String

        /// The service says this of a function that is made and, word for word, of one that is updated.
        static let creating = Reason(code: "Creating", text: "The function is being created.")

        /// The service's own words for these two are not known.
        static let idle = Reason(code: "Idle", text: "The function is idle.")
        static let restoring = Reason(code: "Restoring", text: "The function is being restored.")
    }

    /// The state of the function itself.
    enum State: Codable, Sendable, Equatable {
        case pending
        case active
        case failed(Reason)
        /// Nobody has used it for long, and what was ready for it is released.
        case inactive(Reason)
        /// It was inactive and is being prepared: to the outside another Pending.
        case restoring
    }

    /// How the last change of the function ended.
    enum Update: Codable, Sendable, Equatable {
        /// The function is being created.
        case none
        case inProgress
        case successful
        case failed(Reason)
    }

    /// What happens to a function.
    enum Event: Sendable, Equatable {
        /// Its code or configuration was changed.
        case changed
        /// What the shown settings need is ready.
        case prepared
        /// What the shown settings need could not be made ready.
        case preparationFailed(Reason)
        /// Nobody has used it for long.
        case idled
        /// Somebody wants to use it.
        case invoked
    }

    /// What the owner of the state does next.
    enum Action: Sendable, Equatable {
        /// Prepare the shown settings; the effective ones serve meanwhile.
        case prepare
        /// The shown settings become the effective ones.
        case adopt
        /// The effective settings stay as they are.
        case keep
        /// Release what is ready for the function.
        case release
        /// Prepare the effective settings.
        case restore
        /// The event belongs to nothing that is under way.
        case ignore
    }

    private(set) var state: State
    private(set) var update: Update

    /// A function that was just created and is being prepared.
    static let created = FunctionLifecycle(state: .pending, update: .none)

    /// A version of settings that are prepared already.
    static let ready = FunctionLifecycle(state: .active, update: .successful)

    var isInactive: Bool {
        if case .inactive = state { true } else { false }
    }

    var isRestoring: Bool { state == .restoring }

    /// Whether a preparation of the shown settings is under way.
    var isTransient: Bool {
        state == .pending || update == .inProgress
    }

    /// Why the last preparation failed; nil when it did not.
    var failure: Reason? {
        switch update {
        case .failed(let reason): reason
        case .none, .inProgress, .successful: nil
        }
    }

    mutating func handle(_ event: Event) -> Action {
        switch (state, update, event) {
        case (.active, .inProgress, .changed), (.pending, _, .changed), (.failed, _, .changed),
            (.restoring, _, .changed):
            return .ignore
        case (.active, _, .changed), (.inactive, _, .changed):
            state = .active
            update = .inProgress
            return .prepare
        case (.pending, _, .prepared):
            state = .active
            update = .successful
            return .adopt
        case (.pending, _, .preparationFailed(let reason)):
            state = .failed(reason)
            update = .failed(reason)
            return .keep
        case (.active, .inProgress, .prepared):
            update = .successful
            return .adopt
        case (.active, .inProgress, .preparationFailed(let reason)):
            update = .failed(reason)
            return .keep
        case (.active, _, .idled) where update != .inProgress:
            state = .inactive(.idle)
            return .release
        case (.inactive, _, .invoked):
            state = .restoring
            return .restore
        case (.restoring, _, .prepared):
            state = .active
            return .keep
        case (.restoring, _, .preparationFailed(let reason)):
            // The next invocation tries again.
            state = .inactive(reason)
            return .keep
        case (_, _, .prepared), (_, _, .preparationFailed), (_, _, .idled), (_, _, .invoked):
            return .ignore
        }
    }
}
