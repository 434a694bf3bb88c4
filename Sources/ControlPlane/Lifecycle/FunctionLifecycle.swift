/// The states of a version of a function: pure, events in, actions out; no clock, no storage.
///
/// ```
/// created ─► Pending ─ prepared ─► Active ─ change ─► Active, InProgress ─ prepared ─► Active, Successful
///               └ failed ─► Failed                        └ failed ─► Active, Failed
/// ```
struct FunctionLifecycle: Codable, Sendable, Equatable {
    /// Why a function is in its state: a code and a text.
    struct Reason: Codable, Sendable, Equatable {
        var code: String
        var text: String

        /// The service says this of a function that is made and, word for word, of one that is updated.
        static let creating = Reason(code: "Creating", text: "The function is being created.")
    }

    /// The state of the function itself.
    enum State: Codable, Sendable, Equatable {
        case pending
        case active
        case failed(Reason)
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
    }

    /// What the owner of the state does next.
    enum Action: Sendable, Equatable {
        /// Prepare the shown settings; the effective ones serve meanwhile.
        case prepare
        /// The shown settings become the effective ones.
        case adopt
        /// The effective settings stay as they are.
        case keep
        /// The event belongs to nothing that is under way.
        case ignore
    }

    private(set) var state: State
    private(set) var update: Update

    /// A function that was just created and is being prepared.
    static let created = FunctionLifecycle(state: .pending, update: .none)

    /// A version of settings that are prepared already.
    static let ready = FunctionLifecycle(state: .active, update: .successful)

    /// Whether a preparation is under way.
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
        case (.active, .inProgress, .changed), (.pending, _, .changed), (.failed, _, .changed):
            return .ignore
        case (.active, _, .changed):
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
        case (_, _, .prepared), (_, _, .preparationFailed):
            return .ignore
        }
    }
}
