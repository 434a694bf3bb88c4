import NIOCore

extension ExecutionEnvironment {
    /// A response begins that comes piece by piece.
    func beginStream(
        for id: Substring,
        contentType: String?
    ) -> Result<StreamedResponse, RuntimeAPIRefusal> {
        if let refusal = machine.responseBegan(for: id) { return .failure(refusal) }
        if log.telemetry != nil { current?.responseBegan = eventLoop.now }
        current?.invocation.sink?.begin(contentType: contentType, executedVersion: version.version.version)
        return .success(StreamedResponse(id: String(id), contentType: contentType, environment: self))
    }

    /// The invocation that a response belongs to, as long as it may still be answered.
    func invocation(of response: StreamedResponse) -> ActiveInvocation? {
        machine.takesResponse(to: response.id) ? current : nil
    }

    /// A stream is longer than allowed; the runtime may carry on.
    func refuseLongStream(_ id: String) {
        let type = EnvironmentStateMachine.tooLarge
        let result = machine.unusableResponsePosted(for: id, type: type, answer: .responseTooLarge)
        if case .success(let actions) = result {
            perform(actions)
        }
    }
}
