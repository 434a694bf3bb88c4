import Foundation
import HTTPServer
import LambdaAPI
import NIOHTTP1

/// An error that a client of another service understands.
struct ForeignRefusal: Error, Sendable, Equatable {
    private struct JSONBody: Encodable {
        var type: String
        var message: String

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case message
        }
    }

    var status: Int
    var code: String
    var message: String

    /// There is nobody who could answer. Not a status that clients try again on: nothing changes by waiting.
    static func notConfigured(_ service: ForeignService) -> ForeignRefusal {
        ForeignRefusal(
            status: 501,
            code: "NotImplemented",
            message: "This server is Lambda. Requests for \(service.name) need a neighbour: start it with --neighbour "
                + "\(service.name)=URL, or with --neighbours URL for all services."
        )
    }

    static func unavailable(_ message: String) -> ForeignRefusal {
        ForeignRefusal(status: 503, code: "ServiceUnavailable", message: message)
    }

    static func loop(_ message: String) -> ForeignRefusal {
        ForeignRefusal(status: 508, code: "LoopDetected", message: message)
    }

    static func tooLarge(limit: Int, _ service: ForeignService) -> ForeignRefusal {
        ForeignRefusal(
            status: 413,
            code: service.dialect == .s3 ? "EntityTooLarge" : "RequestEntityTooLargeException",
            message: "Requests that are passed on must be smaller than \(limit) bytes. Send larger objects in parts."
        )
    }

    /// A signature that is not taken, in the code of the API.
    init(_ error: APIError) {
        self.init(status: error.status, code: error.code, message: error.message ?? "")
    }

    init(status: Int, code: String, message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    /// The answer that says it.
    func response(to service: ForeignService, requestID: String) -> HTTPServerResponse {
        switch service.dialect {
        case .json:
            let body = try? ResponseEncoder.encode(JSONBody(type: code, message: message))
            var answer = HTTPServerResponse.answer(status: status, body: body, requestID: requestID)
            answer.headers.add(name: "x-amzn-ErrorType", value: code)
            return answer
        case .query, .ec2, .s3, .restXML:
            return .answer(
                status: status,
                body: Data(xml(service.dialect, requestID: requestID).utf8),
                contentType: "application/xml",
                requestID: requestID
            )
        }
    }

    private func xml(_ dialect: ForeignService.Dialect, requestID: String) -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let error = "<Code>\(Self.escaped(code))</Code><Message>\(Self.escaped(message))</Message>"
        return switch dialect {
        case .ec2:
            head + "<Response><Errors><Error>\(error)</Error></Errors><RequestID>\(requestID)</RequestID></Response>"
        case .s3:
            head + "<Error>\(error)<RequestId>\(requestID)</RequestId></Error>"
        case .query, .restXML, .json:
            head + "<ErrorResponse><Error><Type>\(status < 500 ? "Sender" : "Receiver")</Type>\(error)</Error>"
                + "<RequestId>\(requestID)</RequestId></ErrorResponse>"
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
