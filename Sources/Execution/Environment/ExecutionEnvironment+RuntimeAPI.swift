import HTTPServer
import NIOCore
import NIOHTTP1

extension ExecutionEnvironment {
    /// The headers of the Runtime API that runtimes send.
    enum Header {
        static let errorType = "Lambda-Runtime-Function-Error-Type"
        static let errorBody = "Lambda-Runtime-Function-Error-Body"
        static let cause = "Lambda-Runtime-Function-XRay-Error-Cause"
    }

    /// One call of the runtime, whole.
    func call(_ route: RuntimeAPIRoute, _ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        if isStarting {
            // The runtime starts when its extensions have registered.
            if extensions != nil, route == .unknown { return callExtensions(request, exchange) }
            earlyCalls.append { [self] in
                carryOut(route, request, exchange)
            }
        } else {
            carryOut(route, request, exchange)
        }
    }

    private func carryOut(_ route: RuntimeAPIRoute, _ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        switch route {
        case .next:
            park(exchange)
        case .response(let id):
            // Streams do not come this way.
            guard request.head.headers.first(name: StreamedResponse.modeHeader) == nil else {
                let type = "Runtime.InvalidResponseModeHeader"
                let result = machine.unusableResponsePosted(for: id, type: type, answer: .invalidResponseMode)
                settle(result, RuntimeAPIReply.invalidResponseMode, exchange)
                return
            }
            take(request)
            settle(machine.responsePosted(for: id), RuntimeAPIReply.accepted, exchange)
        case .error(let id):
            take(request)
            postedCause = request.head.headers.first(name: Header.cause)
            let type = RuntimeErrorType.filtered(request.head.headers.first(name: Header.errorType))
            settle(machine.errorPosted(for: id, type: type), RuntimeAPIReply.accepted, exchange)
        case .initializationError:
            whenOutputIsRead { [self] in
                take(request)
                postedCause = request.head.headers.first(name: Header.cause)
                let type = RuntimeErrorType.filtered(request.head.headers.first(name: Header.errorType))
                settle(machine.initializationErrorPosted(type: type), RuntimeAPIReply.accepted, exchange)
            }
        case .ping:
            exchange.respond(RuntimeAPIReply.pong)
        case .credentials:
            respondWithCredentials(request.head, exchange)
        case .wrongMethod:
            exchange.respond(RuntimeAPIReply.methodNotAllowed)
        case .unknown:
            callExtensions(request, exchange)
        }
    }

    /// A response or error that is longer than allowed, judged by its head: the runtime may carry on.
    func refuseTooLarge(_ route: RuntimeAPIRoute) -> HTTPServerResponse {
        refuse(route, type: EnvironmentStateMachine.tooLarge, .responseTooLarge, RuntimeAPIReply.tooLarge)
    }

    /// A response or error whose sender went away in the middle.
    func refuseTruncated(_ route: RuntimeAPIRoute) -> HTTPServerResponse {
        refuse(route, type: "Runtime.TruncatedResponse", .responseTruncated, RuntimeAPIReply.truncated)
    }

    private func refuse(
        _ route: RuntimeAPIRoute,
        type: String,
        _ answer: EnvironmentAnswer,
        _ reply: HTTPServerResponse
    ) -> HTTPServerResponse {
        let id: Substring
        switch route {
        case .response(let given), .error(let given): id = given
        case .next, .initializationError, .ping, .credentials, .wrongMethod, .unknown: return reply
        }
        switch machine.unusableResponsePosted(for: id, type: type, answer: answer) {
        case .success(let actions):
            perform(actions)
            return reply
        case .failure(let refusal):
            return RuntimeAPIReply.refusal(refusal)
        }
    }

    private func park(_ exchange: HTTPExchange) {
        guard !machine.hasEnded else {
            exchange.respond(RuntimeAPIReply.gone)
            return
        }
        // A runtime asks once; a second `next` replaces the first, whose asker may have gone unseen.
        parked?.respond(RuntimeAPIReply.refusal(.invalidTransition(from: "Ready", to: "Ready")))
        parked = exchange
        // Until then the exchange and the environment hold each other; one of them always ends.
        let asked = ObjectIdentifier(exchange)
        exchange.onDisconnect { [self] in
            if let parked, ObjectIdentifier(parked) == asked {
                self.parked = nil
            }
        }
        if isOutputRead {
            nextRequested()
            return
        }
        whenOutputIsRead { [self] in
            // It may have been replaced, or its asker may be gone, in the meantime.
            guard let parked, ObjectIdentifier(parked) == asked else { return }
            nextRequested()
        }
    }

    private func nextRequested() {
        if let extensions {
            runtimeAsked(beside: extensions)
        } else {
            perform(machine.nextRequested())
        }
    }

    private func take(_ request: HTTPServerRequest) {
        posted = request.body
        postedContentType = request.head.headers.first(name: "Content-Type")
    }

    func settle(
        _ result: Result<[EnvironmentAction], RuntimeAPIRefusal>,
        _ reply: HTTPServerResponse,
        _ exchange: HTTPExchange
    ) {
        switch result {
        case .success(let actions):
            // The caller first: its answer is what somebody waits for.
            perform(actions)
            exchange.respond(reply)
        case .failure(let refusal):
            exchange.respond(RuntimeAPIReply.refusal(refusal))
        }
        posted = ByteBuffer()
        postedContentType = nil
        postedCause = nil
    }
}
