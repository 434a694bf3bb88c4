import Foundation
import LambdaAPI
import NIOHTTP1

/// What the path, the query and the headers of an Invoke say.
struct InvokeCall: Sendable, Equatable {
    enum InvocationType: String, Sendable {
        case requestResponse = "RequestResponse"
        case event = "Event"
        case dryRun = "DryRun"
    }

    /// The base64 text of a client context may have this many bytes.
    static let maximumClientContext = 3583

    /// The function as the path names it: a name, a part of an ARN or an ARN.
    var function: String
    /// The parameter `Qualifier`.
    var qualifier: String?
    var type: InvocationType
    var wantsLogTail: Bool
    /// JSON text, decoded from base64.
    var clientContext: String?
    /// JSON text.
    var cognitoIdentity: String?
    var traceHeader: String?
    /// The answer is a stream of events: InvokeWithResponseStream.
    var isStreamed: Bool

    /// - Throws: a `ValidationException` that names every broken constraint, or `InvalidRequestContentException` for
    ///   a client context or an identity that is none.
    init(route: RequestRoute, target: RequestTarget, headers: HTTPHeaders) throws(APIError) {
        isStreamed = route.operation == .invokeWithResponseStream
        function = route.function
        qualifier = target.rawQuery.isEmpty ? nil : target.value(of: "Qualifier")
        let typeName = headers.first(name: "x-amz-invocation-type")
        let logType = headers.first(name: "x-amz-log-type")
        let context = headers.first(name: "x-amz-client-context")
        traceHeader = headers.first(name: "x-amzn-trace-id")
        wantsLogTail = logType == "Tail"
        let type = typeName.map(InvocationType.init(rawValue:)) ?? .requestResponse
        let isOrdinary =
            type != nil && !(isStreamed && type == .event) && (logType == nil || logType == "Tail" || logType == "None")
            && qualifier.map(Self.isPlainName) ?? true && Self.isPlainName(function)
            && !headers.contains(name: "x-amz-tenant-id") && !headers.contains(name: "x-amz-durable-execution-name")
        if !isOrdinary {
            // The constraint walk knows every rule; most invocations keep to the few simple ones above and skip it.
            _ = try RequestDecoder().decode(
                route.operation,
                labels: route.labels,
                query: target.parameters.map { ($0.name, $0.value) },
                headers: headers.map { ($0.name, $0.value) },
                body: nil
            )
        }
        self.type = type ?? .requestResponse
        cognitoIdentity = try CognitoIdentity(headers)?.text
        clientContext = try context.map { text throws(APIError) in try Self.decodedClientContext(text) }
    }

    /// A name that keeps every constraint of names and of qualifiers: at most 64 letters, digits, `-` and `_`.
    static func isPlainName(_ text: String) -> Bool {
        isPlainName(text.utf8Span.span)
    }

    static func isPlainName(_ bytes: Span<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= 64
            && bytes.indices.allSatisfy { index in
                switch bytes[index] {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default:
                    false
                }
            }
    }

    private static func decodedClientContext(_ text: String) throws(APIError) -> String {
        guard text.utf8.count <= maximumClientContext else {
            throw .invalidRequestContentException(
                "Client context must be no longer than \(maximumClientContext) bytes in Base64."
            )
        }
        guard let data = Data(base64Encoded: text), let json = String(data: data, encoding: .utf8),
            JSONGrammar.firstError(in: data) == nil
        else {
            throw .invalidRequestContentException("Client context must be a valid Base64-encoded JSON object.")
        }
        return json
    }
}
