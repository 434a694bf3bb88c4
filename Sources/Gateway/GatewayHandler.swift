import ControlPlane
package import Foundation
package import HTTPServer
import LambdaAPI
package import Logging
package import Logs
package import NIOCore
package import NIOHTTP1
package import Neighbours

/// The HTTP front of the API: authenticates, routes, checks, hands on, and puts every outcome into an answer.
package struct GatewayHandler: HTTPRequestHandler {
    private let configuration: GatewayConfiguration
    private let authenticator: Authenticator
    private let operations: any OperationPerformer
    private let invoke: InvokeHandler
    private let functionURLs: FunctionURLHandler
    private let invokeAsync: InvokeAsyncHandler
    private let health: HealthEndpoint
    private let code: CodeEndpoint
    private let logs: LogsEndpoint
    private let runtimes: RuntimesEndpoint
    private let foreign: ForeignHandler
    private let events: EventsEndpoint
    private let limiter: RateLimiter?
    private let log: RequestLog

    /// - Parameters:
    ///   - configuration: where requests belong that do not say it.
    ///   - credentials: who is known.
    ///   - operations: performs what is asked for.
    ///   - invocations: runs functions.
    ///   - events: runs them later.
    ///   - eventLoop: the event loop of `invocations`; connections should be on the same.
    ///   - logs: what functions wrote.
    ///   - codeLocations: makes and knows the locations of packages.
    ///   - package: the zip of a digest; nil when it does not exist.
    ///   - forwarder: passes requests for other services on; nil when there are no neighbours.
    ///   - logger: one line for each request that fails.
    package init(
        configuration: GatewayConfiguration,
        credentials: CredentialDirectory,
        operations: any OperationPerformer,
        invocations: any InvocationService,
        events: any AsynchronousInvocations,
        eventLoop: any EventLoop,
        logs: LogStore,
        codeLocations: CodeLocations,
        package: @escaping @Sendable (_ digest: String) async throws -> Data?,
        forwarder: NeighbourForwarder? = nil,
        logger: Logger
    ) {
        let log = RequestLog(logger: logger)
        self.configuration = configuration
        let authenticator = Authenticator(configuration: configuration, credentials: credentials)
        self.authenticator = authenticator
        self.foreign = ForeignHandler(authenticator: authenticator, forwarder: forwarder, log: log)
        self.operations = operations
        self.invoke = InvokeHandler(
            service: invocations,
            operations: operations,
            events: events,
            eventLoop: eventLoop,
            report: { log.failure($0, operation: .invoke, requestID: $1.requestID) }
        )
        self.functionURLs = FunctionURLHandler(
            configuration: configuration,
            authenticator: authenticator,
            operations: operations,
            service: invocations,
            eventLoop: eventLoop,
            report: { log.failure($0, operation: nil, requestID: $1) }
        )
        self.invokeAsync = InvokeAsyncHandler(events: events)
        self.health = HealthEndpoint(version: configuration.version)
        self.code = CodeEndpoint(locations: codeLocations, package: package)
        self.runtimes = RuntimesEndpoint(invocations: invocations)
        self.logs = LogsEndpoint(logs: logs, operations: operations)
        self.events = EventsEndpoint(events: events)
        self.limiter = configuration.apiRate.map { RateLimiter(rate: $0, now: .now) }
        self.log = log
    }

    package func admit(_ head: HTTPRequestHead) -> HTTPAdmission {
        if FunctionURLAddress.id(of: head) != nil {
            return .accept(maximumBodyBytes: BodyLimits.synchronousPayload)
        }
        let target = RequestTarget(head.uri)
        if InternalRoute(path: target.path) != nil {
            return .accept(maximumBodyBytes: BodyLimits.other)
        }
        if let service = ForeignService(head, target) {
            return foreign.admit(head, target, service)
        }
        // Whoever is refused anyway does not get to send tens of megabytes first.
        do throws(APIError) {
            try authenticator.admit(head, target)
        } catch {
            let requestID = RequestID.next()
            log.failure(error, operation: nil, requestID: requestID)
            return .refuse(.failure(error, requestID: requestID))
        }
        let operation = RequestRoute(head, target)?.operation
        return .accept(maximumBodyBytes: BodyLimits.limit(for: operation, headers: head.headers))
    }

    package func response(to failure: HTTPFailure, head: HTTPRequestHead?) -> HTTPServerResponse {
        let requestID = RequestID.next()
        if let head, case .bodyTooLarge(let limit) = failure,
            let service = ForeignService(head, RequestTarget(head.uri))
        {
            return foreign.refused(.tooLarge(limit: limit, service), service, requestID: requestID)
        }
        var operation: APIOperation?
        var error = APIError(failure)
        if let head {
            operation = RequestRoute(head, RequestTarget(head.uri))?.operation
            if case .bodyTooLarge(let limit) = failure {
                error = BodyLimits.error(limit: limit, operation: operation, headers: head.headers)
            }
        }
        log.failure(error, operation: operation, requestID: requestID)
        return .failure(error, requestID: requestID)
    }

    package func handle(_ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        if let id = FunctionURLAddress.id(of: request.head) {
            Task { await functionURLs.handle(request, id: id, exchange) }
            return
        }
        let target = RequestTarget(request.head.uri)
        let requestID = RequestID.next()
        if let internalRoute = InternalRoute(path: target.path) {
            return handle(internalRoute, request, target, exchange, requestID)
        }
        if let service = ForeignService(request.head, target) {
            return foreign.handle(request, target, service, exchange, requestID)
        }
        let route = RequestRoute(request.head, target)
        if let route, route.operation == .invoke || route.operation == .invokeWithResponseStream {
            return handleInvoke(route, request, target, exchange, requestID)
        }
        Task {
            await RequestContext.$baseURL.withValue(baseURL(request.head)) {
                exchange.respond(await response(request, target, route, requestID))
            }
        }
    }
}

// The path of an invocation: on the event loop as long as the body is small.
extension GatewayHandler {
    private func handleInvoke(
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

// The path of everything else: in a task, off the event loop.
extension GatewayHandler {
    private func response(
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

    private func handle(
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

    /// How the client reached us; its own word is taken only where it can be a host.
    private func baseURL(_ head: HTTPRequestHead) -> String {
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
