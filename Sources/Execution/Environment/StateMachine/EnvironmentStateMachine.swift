/// The life of an execution environment: events in, actions out.
///
/// An environment initializes, then runs one invocation at a time. When its process is lost it is reset: the next
/// invocation starts a process in the same environment, on its own time. An initialization that fails before the first
/// invocation began is tried once more inside of it. The machine has no clock; deadlines are events.
struct EnvironmentStateMachine: Sendable {
    /// The error type of a response that is longer than allowed.
    static let tooLarge = "Function.ResponseSizeTooLarge"

    // Nobody but the machine's own transitions changes what it keeps.

    var state = State.created

    /// The invocation that the environment holds.
    var invocation: String?

    /// START has been said for ``invocation``.
    var hasBegun = false

    /// The last id that `next` gave out, until it gives out another.
    var deliveredID: String?

    /// A response to ``invocation`` is on its way.
    var isResponseBegun = false

    /// The environment ends as soon as it holds no invocation.
    var isDraining = false

    /// Its processes stand still, or are about to.
    var isFrozen = false

    /// Whether it holds an invocation.
    var isBusy: Bool { invocation != nil }

    var hasEnded: Bool { state == .ended }

    /// Whether it has no process, so that the next invocation must wait for one.
    var isStopped: Bool { state == .stopped }

    /// What an environment that holds no invocation any more, or will not for long, is still busy with.
    var aftermath: EnvironmentAftermath? {
        guard !isDraining else { return nil }
        switch state {
        case .responded(.functionError(type: Self.tooLarge)): return .sendsRefusedResponse
        case .responded: return .awaitsNext
        case .resetting: return invocation == nil ? .resets : nil
        case .created, .initializing, .ready, .running, .stopped, .ended: return nil
        }
    }

    /// What the runtime ends by asking for its next event; nil when it asks again, or nothing is to be ended.
    var awaited: EnvironmentAwaited? {
        switch state {
        case .initializing(let phase): .initialization(phase)
        case .responded(let status): .invocation(status)
        case .created, .ready, .running, .resetting, .stopped, .ended: nil
        }
    }

    // MARK: Assignments

    /// The environment is made for an invocation, or ahead of any.
    mutating func create(for id: String?) -> [EnvironmentAction] {
        guard state == .created else { return [] }
        state = .initializing(.initialization)
        invocation = id
        return [.armInitializationDeadline, .startProcess(.initialization)]
    }

    /// An invocation is given to an available environment.
    mutating func assign(_ id: String) -> [EnvironmentAction] {
        invocation = id
        switch state {
        case .ready:
            state = .running
            hasBegun = true
            deliveredID = id
            // The event is there when the process runs on.
            return thaw() + [.beginInvocation, .deliver]
        case .stopped:
            state = .initializing(.invocation)
            hasBegun = true
            return [.beginInvocation, .startProcess(.invocation)]
        case .created, .initializing, .running, .responded, .resetting, .ended:
            // The scheduler gives only to available environments.
            invocation = nil
            return []
        }
    }

    // MARK: Parts of transitions

    mutating func thaw() -> [EnvironmentAction] {
        defer { isFrozen = false }
        return isFrozen ? [.thaw] : []
    }

    mutating func initializationFailed(
        _ phase: InitializationPhase,
        type: String,
        answer: EnvironmentAnswer
    ) -> [EnvironmentAction] {
        state = .resetting
        switch phase {
        case .initialization:
            return [
                .disarmInitializationDeadline,
                .reportInitialization(.initialization, .error(type: type)),
                .killProcesses,
            ]
        case .invocation:
            return [.reportInitialization(.invocation, .error(type: type)), .answer(answer)]
                + finish(.error(type: type)) + [.killProcesses]
        }
    }

    mutating func finish(_ status: CompletionStatus) -> [EnvironmentAction] {
        invocation = nil
        hasBegun = false
        isResponseBegun = false
        return [.finishInvocation(status)]
    }

    /// The environment holds no invocation now.
    mutating func rest() -> [EnvironmentAction] {
        isDraining ? end(answer: nil) : [.becomeAvailable]
    }
}
