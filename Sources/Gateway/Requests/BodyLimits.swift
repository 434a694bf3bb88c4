import LambdaAPI
import NIOHTTP1

/// How large the bodies of requests may be.
enum BodyLimits {
    /// Of operations that carry a package: 50 MiB in base64, and 256 KiB for the rest. The service's own bound.
    static let package = 70_167_211

    /// The payload of a synchronous invocation.
    static let synchronousPayload = 6_291_456

    /// The payload of an asynchronous invocation.
    static let asynchronousPayload = 1_048_576

    /// Everything else: far above what the constraints of any other operation admit.
    static let other = 1_048_576

    static func limit(for operation: APIOperation?, headers: HTTPHeaders) -> Int {
        switch operation {
        case .createFunction, .updateFunctionCode, .publishLayerVersion:
            package
        case .invoke:
            isEvent(headers) ? asynchronousPayload : synchronousPayload
        case .invokeWithResponseStream, .checkpointDurableExecution, .sendDurableExecutionCallbackSuccess:
            synchronousPayload
        default:
            other
        }
    }

    /// The error of a body above `limit`.
    static func error(limit: Int, operation: APIOperation?, headers: HTTPHeaders) -> APIError {
        guard operation == .invoke else {
            return .requestEntityTooLargeException(
                "Request must be smaller than \(limit) bytes for the \(operation?.rawValue ?? "requested") operation"
            )
        }
        // The length is known when the client announced it; only a chunked body is cut off unmeasured.
        guard let length = headers.first(name: "content-length").flatMap({ Int($0) }) else {
            return .requestEntityTooLargeException(
                "Request must be smaller than \(limit) bytes for the InvokeFunction operation"
            )
        }
        let type = isEvent(headers) ? "Event" : "RequestResponse"
        return .requestEntityTooLargeException(
            "\(length) byte payload is too large for the \(type) invocation type (limit \(limit) bytes)"
        )
    }

    private static func isEvent(_ headers: HTTPHeaders) -> Bool {
        headers.first(name: "x-amz-invocation-type") == "Event"
    }
}
