import HTTPServer
import NIOCore
import NIOHTTP1

/// The answers of the Extensions API, byte for byte.
enum ExtensionsAPIReply {
    static let accepted = json(.accepted, "{\"status\":\"OK\"}\n")
    static let subscribed = json(.ok, "\"OK\"")

    static func refusal(_ refusal: ExtensionsRefusal, _ status: HTTPResponseStatus = .forbidden) -> HTTPServerResponse {
        let message = JSONText.quoted(refusal.message, escapingHTML: true)
        return json(status, "{\"errorMessage\":\(message),\"errorType\":\(JSONText.quoted(refusal.type))}\n")
    }

    /// - Parameter withAccount: the extension asked for it.
    static func registered(
        _ identifier: String,
        _ version: FunctionVersion,
        withAccount: Bool
    ) -> HTTPServerResponse {
        var members = [
            ("functionName", version.key.name), ("functionVersion", version.version), ("handler", version.handler),
        ]
        if withAccount { members.insert(("accountId", version.key.account), at: 0) }
        let text = members.map { "\"\($0)\":\(JSONText.quoted($1))" }.joined(separator: ",")
        return json(.ok, "{\(text)}\n", ["Lambda-Extension-Identifier": identifier])
    }

    static func invocation(_ active: ActiveInvocation, event: String) -> HTTPServerResponse {
        let invocation = active.invocation
        var text = "{\"eventType\":\"INVOKE\",\"deadlineMs\":\(active.deadlineMilliseconds)"
        text += ",\"requestId\":\(JSONText.quoted(invocation.requestID))"
        text += ",\"invokedFunctionArn\":\(JSONText.quoted(invocation.invokedFunctionARN))"
        text += ",\"tracing\":{\"type\":\"X-Amzn-Trace-Id\",\"value\":\(JSONText.quoted(active.traceHeader))}}"
        return json(.ok, text, ["Lambda-Extension-Event-Identifier": event])
    }

    /// - Parameter deadline: milliseconds since 1970.
    static func shutdown(_ reason: ShutdownReason, deadline: Int64) -> HTTPServerResponse {
        json(
            .ok,
            "{\"eventType\":\"SHUTDOWN\",\"deadlineMs\":\(deadline),\"shutdownReason\":\"\(reason.rawValue)\"}"
        )
    }

    private static func json(
        _ status: HTTPResponseStatus,
        _ body: String,
        _ headers: HTTPHeaders = [:]
    ) -> HTTPServerResponse {
        var headers = headers
        headers.add(name: "Content-Type", value: "application/json")
        return HTTPServerResponse(status: status, headers: headers, body: ByteBuffer(string: body))
    }
}
