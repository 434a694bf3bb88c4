import HTTPServer
import NIOCore
import NIOHTTP1

extension ExecutionEnvironment {
    /// Decides about a response that is about to be streamed.
    func admitStream(for id: Substring, _ head: HTTPRequestHead) -> HTTPAdmission {
        if let refusal = machine.responseBegan(for: id) {
            return .refuse(RuntimeAPIReply.refusal(refusal))
        }
        let contentType = head.headers.first(name: "Content-Type")
        if log.telemetry != nil { current?.responseBegan = eventLoop.now }
        current?.invocation.sink?.begin(contentType: contentType, executedVersion: version.version.version)
        return .stream(StreamedResponse(id: String(id), contentType: contentType, environment: self))
    }

    /// The invocation that a response belongs to, as long as it may still be answered.
    func invocation(of response: StreamedResponse) -> ActiveInvocation? {
        machine.takesResponse(to: response.id) ? current : nil
    }

    /// A stream came to its end: the function's error is in the trailers, if there was one.
    func streamEnded(
        _ response: StreamedResponse,
        _ collected: ByteBuffer,
        _ trailers: HTTPHeaders?,
        _ exchange: HTTPExchange
    ) {
        guard let type = trailers?.first(name: Header.errorType) else {
            posted = collected
            postedContentType = response.contentType
            return settle(machine.responsePosted(for: response.id), RuntimeAPIReply.accepted, exchange)
        }
        let body = trailers?.first(name: Header.errorBody) ?? ""
        posted = Base64Text.decode(body) ?? ByteBuffer(string: body)
        postedContentType = "application/json"
        let filtered = RuntimeErrorType.filtered(type)
        settle(machine.errorPosted(for: response.id, type: filtered), RuntimeAPIReply.accepted, exchange)
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
