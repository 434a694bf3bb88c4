import ControlPlane
import Events
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

/// Answers InvokeAsync, the older way to invoke without waiting.
struct InvokeAsyncHandler: Sendable {
    let events: any AsynchronousInvocations

    /// - Parameter function: as the path names it.
    func response(
        _ function: String,
        _ request: HTTPServerRequest,
        _ caller: Caller
    ) async throws(APIError) -> HTTPServerResponse {
        try PayloadCheck.check(request.body)
        try await events.accept(
            AsynchronousInvocation(
                function: function,
                payload: Data(request.body.readableBytesView),
                traceHeader: request.head.headers.first(name: "x-amzn-trace-id"),
                caller: caller
            )
        )
        // The model carries the status in the status line alone, the service in the body too.
        return .answer(status: 202, body: Data(#"{"Status":202}"#.utf8), requestID: caller.requestID)
    }
}
