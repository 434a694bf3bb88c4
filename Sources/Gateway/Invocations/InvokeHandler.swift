import ControlPlane
import Events
import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

/// Answers Invoke. A function whose route is known is reached without leaving the event loop.
struct InvokeHandler: Sendable {
    /// An Invoke whose caller is known.
    struct Request: Sendable {
        var call: InvokeCall
        var caller: Caller
        var payload: ByteBuffer
        var exchange: HTTPExchange
    }

    let service: any InvocationService
    let operations: any OperationPerformer
    let events: any AsynchronousInvocations
    let eventLoop: any EventLoop
    /// The log line of an error, as for every operation.
    let report: @Sendable (APIError, Caller) -> Void

    /// On the event loop.
    func handle(_ request: Request) {
        switch request.call.type {
        case .dryRun:
            look(request)
        case .event:
            accept(request)
        case .requestResponse where request.payload.readableBytes > PayloadCheck.largestOnLoop:
            checkOffLoop(request)
        case .requestResponse:
            do throws(APIError) {
                try PayloadCheck.check(request.payload)
            } catch {
                return fail(request, error)
            }
            run(request)
        }
    }

    private func checkOffLoop(_ request: Request) {
        Task {
            do throws(APIError) {
                try PayloadCheck.check(request.payload)
            } catch {
                return fail(request, error)
            }
            eventLoop.execute { run(request) }
        }
    }

    private func run(_ request: Request) {
        let call = request.call
        if InvokeCall.isPlainName(call.function) {
            let function = FunctionKey(
                account: request.caller.account,
                region: request.caller.region,
                name: call.function
            )
            let key = RouteKey(function: function, qualifier: call.qualifier ?? "$LATEST")
            if let version = service.preparedVersion(for: key), operations.knowsInvocable(key, request.caller) {
                let arn = call.qualifier.map { "\(version.functionARN):\($0)" } ?? version.functionARN
                return start(request, on: ResolvedInvocation(version: version, invokedFunctionARN: arn))
            }
        }
        Task {
            let resolved: ResolvedInvocation
            do throws(APIError) {
                resolved = try await operations.resolve(call.function, qualifier: call.qualifier, request.caller)
            } catch {
                return fail(request, error)
            }
            eventLoop.execute { start(request, on: resolved) }
        }
    }

    private func start(_ request: Request, on resolved: ResolvedInvocation) {
        // Only what functions do can be a loop: every other invocation passes by.
        guard let header = request.call.traceHeader, request.caller.isFunction || TraceLineage.isIn(header) else {
            return start(request, on: resolved, traceHeader: request.call.traceHeader)
        }
        let function = resolved.version.version.key
        var lineage = TraceLineage(header: header)
        let rounds = lineage.enter(function)
        let traceHeader = lineage.header
        guard rounds > TraceLineage.limit else { return start(request, on: resolved, traceHeader: traceHeader) }
        Task {
            do throws(APIError) {
                guard try await !operations.stopsLoops(of: function) else { throw .loopStopped }
            } catch {
                return fail(request, error)
            }
            eventLoop.execute { start(request, on: resolved, traceHeader: traceHeader) }
        }
    }

    private func start(_ request: Request, on resolved: ResolvedInvocation, traceHeader: String?) {
        let stream =
            request.call.isStreamed
            ? EventStreamAnswer(exchange: request.exchange, requestID: request.caller.requestID) : nil
        let invocation = Invocation(
            requestID: request.caller.requestID,
            payload: request.payload.readableBytes > 0 ? request.payload : Self.emptyObject,
            wantsLogTail: request.call.wantsLogTail,
            clientContext: request.call.clientContext,
            cognitoIdentity: request.call.cognitoIdentity,
            traceHeader: traceHeader,
            invokedFunctionARN: resolved.invokedFunctionARN,
            sink: stream
        )
        service.start(invocation, on: resolved.version) { result in
            switch result {
            case .success(let outcome) where stream != nil:
                stream?.complete(outcome)
            case .success(let outcome):
                request.exchange.respond(.outcome(outcome, requestID: request.caller.requestID))
            case .failure(let error) where stream?.fail(error) == true:
                report(error, request.caller)
            case .failure(let error):
                fail(request, error)
            }
        }
    }

    /// A dry run runs nothing.
    private func look(_ request: Request) {
        Task {
            do throws(APIError) {
                try await operations.checkInvocable(
                    request.call.function,
                    qualifier: request.call.qualifier,
                    request.caller
                )
            } catch {
                return fail(request, error)
            }
            request.exchange.respond(.answer(status: 204, requestID: request.caller.requestID))
        }
    }

    /// An event runs later.
    private func accept(_ request: Request) {
        Task {
            do throws(APIError) {
                try PayloadCheck.check(request.payload)
                let actor = try await operations.authorizeInvocation(
                    request.call.function,
                    qualifier: request.call.qualifier,
                    request.caller
                )
                try await events.accept(
                    AsynchronousInvocation(
                        function: request.call.function,
                        qualifier: request.call.qualifier,
                        payload: Data(request.payload.readableBytesView),
                        clientContext: request.call.clientContext,
                        cognitoIdentity: request.call.cognitoIdentity,
                        traceHeader: request.call.traceHeader,
                        caller: actor
                    )
                )
            } catch {
                return fail(request, error)
            }
            request.exchange.respond(.answer(status: 202, requestID: request.caller.requestID))
        }
    }

    private func fail(_ request: Request, _ error: APIError) {
        report(error, request.caller)
        request.exchange.respond(.failure(error, requestID: request.caller.requestID))
    }

    /// What a function receives when the caller sends nothing.
    private static let emptyObject = ByteBuffer(string: "{}")
}
