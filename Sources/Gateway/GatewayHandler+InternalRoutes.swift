import ControlPlane
import HTTPServer
import LambdaAPI
import NIOHTTP1

// The paths of Lambent's own.
extension GatewayHandler {
    func handle(
        _ route: InternalRoute,
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ exchange: HTTPExchange,
        _ requestID: String
    ) {
        guard route.admits(request.head.method) else {
            let error = APIError.unknownOperationException()
            log.failure(error, operation: nil, requestID: requestID)
            return exchange.respond(.failure(error, requestID: requestID))
        }
        if route == .health {
            return exchange.respond(health.response(requestID: requestID))
        }
        Task {
            do throws(APIError) {
                let response =
                    switch route {
                    case .code:
                        try await code.response(target, requestID: requestID)
                    case .events(let action):
                        try await events.response(
                            action,
                            target,
                            insider(request, target, requestID)
                        )
                    case .runtimes:
                        try await runtimes.response(insider(request, target, requestID))
                    default:
                        try await logs.response(
                            target,
                            insider(request, target, requestID)
                        )
                    }
                exchange.respond(response)
            } catch {
                log.failure(error, operation: nil, requestID: requestID)
                exchange.respond(.failure(error, requestID: requestID))
            }
        }
    }

    private func insider(
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ requestID: String
    ) throws(APIError) -> Caller {
        let caller = try authenticator.authenticate(request, target, requestID: requestID)
        try caller.requireOwnPaths()
        return caller
    }
}
