import ControlPlane
import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

/// The event that a function gets for a request to its URL: payload format 2.0 (the public developer guide).
struct FunctionURLEvent {
    /// Who signed a request.
    struct Signer: Sendable {
        var caller: Caller
        var accessKeyID: String
    }

    let url: FunctionURL
    let request: HTTPServerRequest
    let target: RequestTarget
    let signer: Signer?
    let requestID: String
    let traceHeader: String
    let isTLS: Bool
    let now: Date

    /// The JSON text.
    var payload: ByteBuffer {
        var event: [String: Document] = [
            "version": "2.0".document,
            "routeKey": "$default".document,
            "rawPath": String(target.path).document,
            "rawQueryString": String(target.rawQuery).document,
            "headers": .object(headers.mapValues(Document.string)),
            "requestContext": .object(context),
        ]
        if !cookies.isEmpty { event["cookies"] = .array(cookies.map(Document.string)) }
        let parameters = parameters
        if !parameters.isEmpty { event["queryStringParameters"] = .object(parameters.mapValues(Document.string)) }
        let (body, isBase64) = body
        if let body { event["body"] = .string(body) }
        event["isBase64Encoded"] = .bool(isBase64)
        return ByteBuffer(bytes: ResponseEncoder.data(of: .object(event)))
    }

    /// Names in lower case, values of one name joined, and what the service adds.
    private var headers: [String: String] {
        var headers: [String: String] = [:]
        for (name, value) in request.head.headers {
            let name = name.lowercased()
            headers[name] = headers[name].map { $0 + (name == "cookie" ? "; " : ",") + value } ?? value
        }
        let address = request.remoteAddress?.ipAddress ?? "127.0.0.1"
        headers["x-forwarded-for"] = headers["x-forwarded-for"].map { "\($0), \(address)" } ?? address
        headers["x-forwarded-proto"] = isTLS ? "https" : "http"
        let port = FunctionURLAddress.split(headers["host"] ?? "").port.dropFirst()
        headers["x-forwarded-port"] = port.isEmpty ? (isTLS ? "443" : "80") : String(port)
        headers["x-amzn-trace-id"] = traceHeader
        return headers
    }

    private var cookies: [String] {
        request.head.headers["cookie"].flatMap { line in
            line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
    }

    /// Values of one name joined by commas.
    private var parameters: [String: String] {
        var parameters: [String: String] = [:]
        for parameter in target.parameters where !parameter.name.isEmpty {
            let value = parameter.value ?? ""
            parameters[parameter.name] = parameters[parameter.name].map { "\($0),\(value)" } ?? value
        }
        return parameters
    }

    private var context: [String: Document] {
        let host = FunctionURLAddress.split(request.head.headers.first(name: "host") ?? "").host
        let version = request.head.version
        let http: [String: Document] = [
            "method": request.head.method.rawValue.document,
            "path": String(target.path).document,
            "protocol": "HTTP/\(version.major).\(version.minor)".document,
            "sourceIp": (request.remoteAddress?.ipAddress ?? "127.0.0.1").document,
            "userAgent": (request.head.headers.first(name: "user-agent") ?? "").document,
        ]
        var context: [String: Document] = [
            "accountId": (signer?.caller.account ?? "anonymous").document,
            "apiId": url.id.document,
            "domainName": host.document,
            "domainPrefix": url.id.document,
            "http": .object(http),
            "requestId": requestID.document,
            "routeKey": "$default".document,
            "stage": "$default".document,
            "time": Self.time(now).document,
            "timeEpoch": .integer(Int(now.timeIntervalSince1970 * 1000)),
        ]
        if let signer {
            let iam: [String: Document] = [
                "accessKey": signer.accessKeyID.document,
                "accountId": signer.caller.account.document,
                "callerId": signer.accessKeyID.document,
                "cognitoIdentity": .null,
                "principalOrgId": signer.caller.organization.map(Document.string) ?? .null,
                "userArn": signer.caller.principalARN.document,
                "userId": signer.accessKeyID.document,
            ]
            context["authorizer"] = .object(["iam": .object(iam)])
        }
        return context
    }

    /// The body as text, in base64 unless its type says that it is text.
    private var body: (String?, Bool) {
        guard request.body.readableBytes > 0 else { return (nil, false) }
        let bytes = request.body.readableBytesView
        if Self.isText(request.head.headers.first(name: "content-type")),
            let text = String(validating: bytes, as: UTF8.self)
        {
            return (text, false)
        }
        return (Data(bytes).base64EncodedString(), true)
    }

    static func isText(_ contentType: String?) -> Bool {
        guard let type = contentType?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
        else { return false }
        return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
            || ["application/json", "application/xml", "application/javascript"].contains(type)
    }

    /// `12/Mar/2020:19:03:58 +0000`
    static func time(_ date: Date) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 2020-03-12T19:03:58+0000
        let text = APIDate.seconds(Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)))
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "T" || $0 == "+" })
        guard parts.count == 5, let month = Int(parts[1]), months.indices.contains(month - 1) else { return text }
        return "\(parts[2])/\(months[month - 1])/\(parts[0]):\(parts[3]) +\(parts[4])"
    }
}

extension String {
    fileprivate var document: Document { .string(self) }
}
