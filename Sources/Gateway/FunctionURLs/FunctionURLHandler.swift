import ControlPlane
import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

/// Answers requests to the URLs of functions.
struct FunctionURLHandler: Sendable {
    let configuration: GatewayConfiguration
    let authenticator: Authenticator
    let operations: any OperationPerformer
    let service: any InvocationService
    let eventLoop: any EventLoop
    let report: @Sendable (APIError, _ requestID: String) -> Void

    /// The text of the service for whoever may not call.
    static let forbidden =
        "Forbidden. For troubleshooting Function URL authorization issues, see:"
        + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"

    private struct Call: Sendable {
        var url: FunctionURL
        var request: HTTPServerRequest
        var exchange: HTTPExchange
        var requestID: String
        var traceHeader: String

        /// Adds what every answer has.
        func finish(_ headers: inout HTTPHeaders) {
            if let rules = url.cors { FunctionURLCors(rules: rules, request: request.head).apply(to: &headers) }
            headers.replaceOrAdd(name: "x-amzn-RequestId", value: requestID)
            headers.replaceOrAdd(name: "X-Amzn-Trace-Id", value: TraceHeader.answer(traceHeader))
        }
    }

    func handle(_ request: HTTPServerRequest, id: String, _ exchange: HTTPExchange) async {
        let requestID = RequestID.next()
        do throws(APIError) {
            guard let url = try await operations.functionURL(id: id) else { throw .accessDeniedException(nil) }
            let call = Call(
                url: url,
                request: request,
                exchange: exchange,
                requestID: requestID,
                traceHeader: request.head.headers.first(name: "x-amzn-trace-id")
                    ?? TraceHeader.undecided(milliseconds: Int64(configuration.now().timeIntervalSince1970 * 1000))
            )
            if let rules = url.cors {
                let cors = FunctionURLCors(rules: rules, request: request.head)
                if cors.isPreflight { return respond(call, status: 200, headers: cors.preflightHeaders) }
            }
            try await run(call)
        } catch {
            report(error, requestID)
            exchange.respond(.failure(error, requestID: requestID))
        }
    }

    private func run(_ call: Call) async throws(APIError) {
        let url = call.url
        let target = RequestTarget(call.request.head.uri)
        let signer = url.needsSignature ? try signer(call, target) : nil
        guard try await operations.mayCall(url, signer?.caller) else { throw .accessDeniedException(Self.forbidden) }
        let event = FunctionURLEvent(
            url: url,
            request: call.request,
            target: target,
            signer: signer,
            requestID: call.requestID,
            traceHeader: call.traceHeader,
            isTLS: configuration.isTLS,
            now: configuration.now()
        )
        let payload = event.payload
        guard payload.readableBytes <= BodyLimits.synchronousPayload else {
            throw .requestEntityTooLargeException(
                "Request must be smaller than \(BodyLimits.synchronousPayload) bytes for the InvokeFunction operation"
            )
        }
        let resolved: ResolvedInvocation
        do throws(APIError) {
            resolved = try await operations.resolve(url, requestID: call.requestID)
        } catch {
            // An address outlives its alias (recorded from the service).
            guard error.status == 404 else { throw error }
            throw .accessDeniedException(Self.forbidden)
        }
        eventLoop.execute { start(call, resolved, payload) }
    }

    /// Who signed a request. A server that knows no identities still wants a signature, which it believes.
    private func signer(_ call: Call, _ target: RequestTarget) throws(APIError) -> FunctionURLEvent.Signer {
        guard let scope = ClaimedScope(call.request.head, target) else {
            throw .accessDeniedException(Self.forbidden)
        }
        let caller = try authenticator.authenticate(call.request, target, requestID: call.requestID)
        return FunctionURLEvent.Signer(caller: caller, accessKeyID: scope.accessKeyID)
    }

    /// On the event loop of execution.
    private func start(_ call: Call, _ resolved: ResolvedInvocation, _ payload: ByteBuffer) {
        let stream =
            call.url.isStreamed ? FunctionURLStream(exchange: call.exchange, finish: { call.finish(&$0) }) : nil
        let invocation = Invocation(
            requestID: call.requestID,
            payload: payload,
            traceHeader: call.traceHeader,
            invokedFunctionARN: resolved.invokedFunctionARN,
            sink: stream
        )
        service.start(invocation, on: resolved.version) { result in
            switch result {
            case .success(let outcome):
                if stream?.end(outcome) != true { answer(call, outcome) }
            case .failure(let error):
                report(error, call.requestID)
                if stream?.end(nil) != true {
                    call.exchange.respond(.failure(error, requestID: call.requestID))
                }
            }
        }
    }

    private func answer(_ call: Call, _ outcome: InvocationOutcome) {
        var call = call
        call.traceHeader = outcome.traceHeader ?? call.traceHeader
        let response =
            outcome.contentType == FunctionURLResponse.metadataType
            ? FunctionURLResponse(integration: outcome.payload) : FunctionURLResponse(payload: outcome.payload)
        guard outcome.functionError == nil, let response else {
            return respond(
                call,
                status: 502,
                headers: ["Content-Type": "application/json"],
                body: ByteBuffer(string: "Internal Server Error")
            )
        }
        respond(call, status: response.status, headers: response.headers, body: response.body)
    }

    private func respond(_ call: Call, status: Int, headers: HTTPHeaders, body: ByteBuffer? = nil) {
        var headers = headers
        let isPreflight = body == nil
        if isPreflight {
            headers.replaceOrAdd(name: "x-amzn-RequestId", value: call.requestID)
        } else {
            call.finish(&headers)
        }
        call.exchange.respond(
            HTTPServerResponse(status: HTTPResponseStatus(statusCode: status), headers: headers, body: body)
        )
    }
}
