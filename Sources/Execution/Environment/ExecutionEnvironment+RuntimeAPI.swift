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
            // Until then the exchange and the environment hold each other; one of them always ends.
            exchange.onDisconnect { [self] in askerLeft(exchange) }
        case .response(let id):
            // Streams do not come this way.
            guard request.head.headers.first(name: StreamedResponse.modeHeader) == nil else {
                let type = "Runtime.InvalidResponseModeHeader"
                let refusal = carryOut(
                    machine.unusableResponsePosted(for: id, type: type, answer: .invalidResponseMode)
                )
                return exchange.respond(
                    refusal.map(RuntimeAPIReply.refusal) ?? RuntimeAPIReply.invalidResponseMode
                )
            }
            let contentType = request.head.headers.first(name: "Content-Type")
            exchange.acknowledge(take(RuntimePost(body: request.body, contentType: contentType), for: id))
        case .error(let id):
            exchange.acknowledge(take(RuntimePost(error: request), for: id))
        case .initializationError:
            takeInitializationError(RuntimePost(error: request), exchange.acknowledge)
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
}

extension RuntimePost {
    /// An error as it comes over HTTP.
    fileprivate init(error request: HTTPServerRequest) {
        self.init(
            body: request.body,
            contentType: request.head.headers.first(name: "Content-Type"),
            // Without one it is an error all the same.
            errorType: request.head.headers.first(name: ExecutionEnvironment.Header.errorType) ?? "",
            cause: request.head.headers.first(name: ExecutionEnvironment.Header.cause)
        )
    }
}

extension HTTPExchange {
    /// What was posted is taken, or not.
    func acknowledge(_ refusal: RuntimeAPIRefusal?) {
        respond(refusal.map(RuntimeAPIReply.refusal) ?? RuntimeAPIReply.accepted)
    }
}
