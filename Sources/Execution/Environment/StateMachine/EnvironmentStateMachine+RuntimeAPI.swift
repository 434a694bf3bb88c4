/// What the runtime's process asks and posts.
extension EnvironmentStateMachine {
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
            let name = isResponseBegun ? "InvocationResponse" : state.name
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
            return .failure(.invalidTransition(from: state.name, to: "InitError"))
        }
        return .success(initializationFailed(phase, type: type, answer: .initializationError))
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
            return .failure(.invalidTransition(from: state.name, to: transition))
        }
        isResponseBegun = false
        state = .responded(status)
        return .success([.answer(answer)])
    }
}
