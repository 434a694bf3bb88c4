import ControlPlane
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

// The path of operations of the control plane: in a task, off the event loop.
extension GatewayHandler {
    func response(
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ route: RequestRoute?,
        _ requestID: String
    ) async -> HTTPServerResponse {
        do throws(APIError) {
            let caller = try authenticator.authenticate(request, target, requestID: requestID)
            guard let route else {
                throw .unknownOperationException()
            }
            if route.operation == .invokeAsync {
                // The name alone: the payload has a grammar of its own.
                _ = try RequestDecoder().decode(.invokeAsync, labels: route.labels, body: Data("{}".utf8))
                let actor = try await operations.authorizeInvocation(route.function, qualifier: nil, caller)
                return try await invokeAsync.response(route.function, request, actor)
            }
            if let limiter, let retryAfter = limiter.take(at: .now) {
                throw .callerRateLimitExceeded(retryAfter: retryAfter)
            }
            let body = request.body.readableBytes > 0 ? Data(request.body.readableBytesView) : nil
            let input = try RequestDecoder().decode(
                route.operation,
                labels: route.labels,
                query: target.parameters.map { ($0.name, $0.value) },
                headers: request.head.headers.map { ($0.name, $0.value) },
                body: body
            )
            let answer = try await operations.perform(
                OperationRequest(operation: route.operation, input: input, body: body, caller: caller)
            )
            log.success(route.operation, requestID: requestID)
            return .answer(status: answer.status, body: answer.body, requestID: requestID)
        } catch {
            log.failure(error, operation: route?.operation, requestID: requestID)
            return .failure(error, requestID: requestID)
        }
    }

    /// How the client reached us; its own word is taken only where it can be a host.
    func baseURL(_ head: HTTPRequestHead) -> String {
        guard let host = head.headers.first(name: "host"), !host.isEmpty, host.utf8.count <= 300,
            host.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
                    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
                    true
                default:
                    false
                }
            })
        else {
            return configuration.baseURL
        }
        return "\(configuration.isTLS ? "https" : "http")://\(host)"
    }
}
