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
    let configuration: GatewayConfiguration
    let authenticator: Authenticator
    let operations: any OperationPerformer
    let invoke: InvokeHandler
    private let functionURLs: FunctionURLHandler
    let invokeAsync: InvokeAsyncHandler
    let health: HealthEndpoint
    let code: CodeEndpoint
    let logs: LogsEndpoint
    let runtimes: RuntimesEndpoint
    private let foreign: ForeignHandler
    let events: EventsEndpoint
    let limiter: RateLimiter?
    let log: RequestLog

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
