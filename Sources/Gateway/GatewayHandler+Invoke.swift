import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

// The path of an invocation: on the event loop as long as the body is small.
extension GatewayHandler {
    func handleInvoke(
        _ route: RequestRoute,
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ exchange: HTTPExchange,
        _ requestID: String
    ) {
        let loop = invoke.eventLoop
        if loop.inEventLoop, request.body.readableBytes <= PayloadCheck.largestOnLoop {
            if let request = invocation(route, request, target, exchange, requestID) { invoke.handle(request) }
            return
        }
        // A signature covers the body, and a hash of megabytes would hold up everybody else's invocations.
        Task {
            guard let request = invocation(route, request, target, exchange, requestID) else { return }
            loop.execute { invoke.handle(request) }
        }
    }

    /// An Invoke whose caller is known; nil for one that has been refused.
    private func invocation(
        _ route: RequestRoute,
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ exchange: HTTPExchange,
        _ requestID: String
    ) -> InvokeHandler.Request? {
        do throws(APIError) {
            let caller = try authenticator.authenticate(request, target, requestID: requestID)
            let call = try InvokeCall(route: route, target: target, headers: request.head.headers)
            return InvokeHandler.Request(call: call, caller: caller, payload: request.body, exchange: exchange)
        } catch {
            log.failure(error, operation: route.operation, requestID: requestID)
            exchange.respond(.failure(error, requestID: requestID))
            return nil
        }
    }
}
