import HTTPServer
import NIOCore
import NIOHTTP1

/// The answer to `next`: the event and what belongs to it.
enum RuntimeAPIEvent {
    static func response(for active: ActiveInvocation) -> HTTPServerResponse {
        let invocation = active.invocation
        var headers: HTTPHeaders = [
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": invocation.requestID,
            "Lambda-Runtime-Deadline-Ms": String(active.deadlineMilliseconds),
            "Lambda-Runtime-Invoked-Function-Arn": invocation.invokedFunctionARN,
            "Lambda-Runtime-Trace-Id": active.traceHeader,
        ]
        if let context = invocation.clientContext, !context.isEmpty {
            headers.add(name: "Lambda-Runtime-Client-Context", value: context)
        }
        if let identity = invocation.cognitoIdentity {
            headers.add(name: "Lambda-Runtime-Cognito-Identity", value: identity)
        }
        return HTTPServerResponse(status: .ok, headers: headers, body: invocation.payload)
    }
}
