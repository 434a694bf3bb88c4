import HTTPServer
import NIOCore
import NIOHTTP1

/// The answer to `next`: the event and what belongs to it.
enum RuntimeAPIEvent {
    static func response(for active: ActiveInvocation) -> HTTPServerResponse {
        let invocation = active.invocation
        var headers = HTTPHeaders()
        headers.reserveCapacity(6)
        headers.add(name: "Content-Type", value: "application/json")
        headers.add(name: "Lambda-Runtime-Aws-Request-Id", value: invocation.requestID)
        headers.add(name: "Lambda-Runtime-Deadline-Ms", value: String(active.deadlineMilliseconds))
        headers.add(name: "Lambda-Runtime-Invoked-Function-Arn", value: invocation.invokedFunctionARN)
        headers.add(name: "Lambda-Runtime-Trace-Id", value: active.traceHeader)
        if let context = invocation.clientContext, !context.isEmpty {
            headers.add(name: "Lambda-Runtime-Client-Context", value: context)
        }
        if let identity = invocation.cognitoIdentity {
            headers.add(name: "Lambda-Runtime-Cognito-Identity", value: identity)
        }
        return HTTPServerResponse(status: .ok, headers: headers, body: invocation.payload)
    }
}
