import LambdaAPI
import Sandbox

/// The life of an execution environment: events in, actions out.
///
/// An environment initializes, then runs one invocation at a time. When its process is lost it is reset: the next
/// invocation starts a process in the same environment, on its own time. An initialization that fails before the first
/// invocation began is tried once more inside of it. The machine has no clock; deadlines are events.
struct EnvironmentStateMachine: Sendable {
    fileprivate enum State: Equatable {
        case created
        case initializing(InitializationPhase)
        /// The process waits for an event.
        case ready
        case running
        /// The caller has its answer; the process has not asked for the next event yet.
        case responded(CompletionStatus)
        /// Its processes are being killed.
        case resetting
        /// There is no process; the next invocation starts one.
        case stopped
        case ended
    }

    /// The error type of a response that is longer than allowed.
    static let tooLarge = "Function.ResponseSizeTooLarge"

    private var state = State.created

    /// The invocation that the environment holds.
    private var invocation: String?

    /// START has been said for ``invocation``.
    private var hasBegun = false

    /// The last id that `next` gave out, until it gives out another.
    private var deliveredID: String?

    /// A response to ``invocation`` is on its way.
    private var isResponseBegun = false

    /// The environment ends as soon as it holds no invocation.
    private var isDraining = false

    /// Its processes stand still, or are about to.
    private var isFrozen = false

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

    // MARK: The Runtime API

    /// `GET next`.
    mutating func nextRequested() -> [EnvironmentAction] {
        switch state {
        case .initializing(let phase):
            var actions: [EnvironmentAction] =
                phase == .initialization ? [.disarmInitializationDeadline] : []
            actions.append(.reportInitialization(phase, .success))
            if let id = invocation {
                if !hasBegun {
                    hasBegun = true
                    actions.append(.beginInvocation)
                }
                state = .running
                deliveredID = id
                actions.append(.deliver)
            } else {
                state = .ready
                actions.append(contentsOf: rest())
            }
            return actions
        case .running:
            return [.deliver]
        case .responded(let status):
            state = .ready
            var actions = finish(status)
            actions.append(contentsOf: rest())
            return actions
        case .created, .ready, .resetting, .stopped, .ended:
            return []
        }
    }

    /// The head of a `POST response` whose body is taken as it comes; how it ends is told by one of the calls below.
    ///
    /// - Returns: why it is not taken; nil when it is.
    mutating func responseBegan(for id: some StringProtocol) -> RuntimeAPIRefusal? {
        guard let deliveredID, deliveredID == id else { return .invalidRequestID }
        guard state == .running, !isResponseBegun else {
            let name = isResponseBegun ? "InvocationResponse" : stateName
            return .invalidTransition(from: name, to: "InvocationResponse")
        }
        isResponseBegun = true
        return nil
    }

    /// Whether a response that has begun may go on.
    func takesResponse(to id: String) -> Bool {
        state == .running && isResponseBegun && deliveredID == id
    }

    /// `POST response` with a body that is taken as it is.
    mutating func responsePosted(for id: some StringProtocol) -> Result<[EnvironmentAction], RuntimeAPIRefusal> {
        respond(to: id, transition: "InvocationResponse", status: .success, answer: .response)
    }

    /// `POST error`.
    mutating func errorPosted(
        for id: some StringProtocol,
        type: String?
    ) -> Result<[EnvironmentAction], RuntimeAPIRefusal> {
        let status = CompletionStatus.functionError(type: type)
        return respond(to: id, transition: "InvocationErrorResponse", status: status, answer: .postedError)
    }

    /// `POST response` or `error` whose body is not taken: too large, cut short, or in an unknown mode.
    mutating func unusableResponsePosted(
        for id: some StringProtocol,
        type: String,
        answer: EnvironmentAnswer
    ) -> Result<[EnvironmentAction], RuntimeAPIRefusal> {
        let status = CompletionStatus.functionError(type: type)
        return respond(to: id, transition: "InvocationResponse", status: status, answer: answer)
    }

    /// `POST init/error`.
    mutating func initializationErrorPosted(type: String) -> Result<[EnvironmentAction], RuntimeAPIRefusal> {
        guard case .initializing(let phase) = state else {
            return .failure(.invalidTransition(from: stateName, to: "InitError"))
        }
        return .success(initializationFailed(phase, type: type, answer: .initializationError))
    }

    // MARK: Processes

    /// The process could not be started because of the function.
    mutating func processDidNotStart(_ failure: ProcessStartFailure) -> [EnvironmentAction] {
        guard case .initializing(let phase) = state else { return [] }
        return initializationFailed(phase, type: failure.errorType, answer: .startFailure(failure))
    }

    /// The environment or its process could not be made.
    ///
    /// - Parameter refusal: what the caller is told of it; nil when it is Lambent's own fault.
    mutating func environmentFailed(_ refusal: APIError? = nil) -> [EnvironmentAction] {
        end(answer: refusal.map(EnvironmentAnswer.refused) ?? .serviceFailure)
    }

    /// The runtime's process ended by itself.
    mutating func processExited(_ exit: ProcessExit) -> [EnvironmentAction] {
        lose(type: "Runtime.ExitError", answer: .exited(exit))
    }

    /// An extension ended, or a process of an environment in which one had said that it would.
    mutating func extensionFailed(_ failure: ProcessStartFailure) -> [EnvironmentAction] {
        lose(type: failure.errorType, answer: .startFailure(failure))
    }

    /// A process that the environment cannot do without is gone.
    private mutating func lose(type: String, answer: EnvironmentAnswer) -> [EnvironmentAction] {
        switch state {
        case .initializing(let phase):
            return initializationFailed(phase, type: type, answer: answer)
        case .ready:
            state = .resetting
            isFrozen = false
            return [.becomeUnavailable, .killProcesses]
        case .running:
            state = .resetting
            return [.answer(answer)] + finish(.error(type: type)) + [.killProcesses]
        case .responded:
            state = .resetting
            return finish(.error(type: type)) + [.killProcesses]
        case .created, .resetting, .stopped, .ended:
            return []
        }
    }

    /// After ``EnvironmentAction/killProcesses``: no process is left.
    mutating func processesGone() -> [EnvironmentAction] {
        guard state == .resetting else { return [] }
        guard invocation != nil else {
            state = .stopped
            return rest()
        }
        // The initialization before the first invocation failed: once more, on the time of the invocation.
        state = .initializing(.invocation)
        hasBegun = true
        return [.beginInvocation, .startProcess(.invocation)]
    }

    // MARK: Deadlines

    /// The first initialization took too long.
    mutating func initializationDeadlinePassed() -> [EnvironmentAction] {
        guard state == .initializing(.initialization) else { return [] }
        state = .resetting
        return [.reportInitialization(.initialization, .timeout), .killProcesses]
    }

    /// The time of the invocation is over.
    mutating func invocationDeadlinePassed() -> [EnvironmentAction] {
        switch state {
        case .running:
            state = .resetting
            return [.answer(.timedOut)] + finish(.timeout) + [.killProcesses]
        case .initializing(.invocation):
            state = .resetting
            return [.reportInitialization(.invocation, .timeout), .answer(.timedOut)] + finish(.timeout)
                + [.killProcesses]
        case .responded:
            state = .resetting
            return finish(.timeout) + [.killProcesses]
        case .created, .initializing(.initialization), .ready, .resetting, .stopped, .ended:
            return []
        }
    }

    /// Nobody needed the environment for a while: nothing of it runs until somebody does.
    mutating func freezeDeadlinePassed() -> [EnvironmentAction] {
        guard state == .ready, !isFrozen else { return [] }
        isFrozen = true
        return [.freeze]
    }

    /// Nobody needed the environment for long enough.
    mutating func idleDeadlinePassed() -> [EnvironmentAction] {
        switch state {
        case .ready, .stopped: end(answer: nil)
        case .created, .initializing, .running, .responded, .resetting, .ended: []
        }
    }

    // MARK: Ends

    /// The version was replaced or the server shuts down: no invocation follows the one it holds.
    mutating func drain() -> [EnvironmentAction] {
        isDraining = true
        return invocation == nil ? end(answer: nil) : []
    }

    /// The server does not wait any longer.
    mutating func endNow() -> [EnvironmentAction] {
        end(answer: .serviceFailure)
    }

    // MARK: Parts of transitions

    private mutating func thaw() -> [EnvironmentAction] {
        defer { isFrozen = false }
        return isFrozen ? [.thaw] : []
    }

    private mutating func respond(
        to id: some StringProtocol,
        transition: String,
        status: CompletionStatus,
        answer: EnvironmentAnswer
    ) -> Result<[EnvironmentAction], RuntimeAPIRefusal> {
        guard let deliveredID, deliveredID == id else {
            return .failure(.invalidRequestID)
        }
        guard state == .running else {
            return .failure(.invalidTransition(from: stateName, to: transition))
        }
        isResponseBegun = false
        state = .responded(status)
        return .success([.answer(answer)])
    }

    private mutating func initializationFailed(
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

    private mutating func finish(_ status: CompletionStatus) -> [EnvironmentAction] {
        invocation = nil
        hasBegun = false
        isResponseBegun = false
        return [.finishInvocation(status)]
    }

    /// The environment holds no invocation now.
    private mutating func rest() -> [EnvironmentAction] {
        isDraining ? end(answer: nil) : [.becomeAvailable]
    }

    private mutating func end(answer: EnvironmentAnswer?) -> [EnvironmentAction] {
        let last = state
        guard last != .ended else { return [] }
        state = .ended
        var actions: [EnvironmentAction] = []
        switch last {
        case .initializing(.initialization): actions.append(.disarmInitializationDeadline)
        case .ready, .stopped: actions.append(.becomeUnavailable)
        case .created, .initializing, .running, .responded, .resetting, .ended: break
        }
        if invocation != nil {
            if let answer, !last.isResponded {
                actions.append(.answer(answer))
            }
            if hasBegun {
                actions.append(contentsOf: finish(.failure))
            }
            invocation = nil
        }
        actions.append(.destroy)
        return actions
    }

    /// The name of the runtime's state as the Runtime API prints it.
    private var stateName: String {
        switch state {
        case .created, .initializing: "Started"
        case .ready: "Ready"
        case .running: "Running"
        case .responded: "RuntimeResponseSentState"
        case .resetting, .stopped, .ended: "InitError"
        }
    }
}

extension EnvironmentStateMachine.State {
    fileprivate var isResponded: Bool {
        if case .responded = self { true } else { false }
    }
}
