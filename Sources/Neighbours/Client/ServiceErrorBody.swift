import Foundation

/// The code and the text of an error as services write it: XML with `Code` and `Message` elements, or JSON with
/// `__type` and `message`.
struct ServiceErrorBody: Equatable {
    var code: String
    var message: String

    /// - Parameters:
    ///   - body: the body of the answer; may be empty (answers to HEAD are) or foreign.
    ///   - status: its status, which stands in for a code that cannot be found.
    ///   - errorType: the value of `x-amzn-ErrorType`, where there is one.
    ///   - queryError: the value of `x-amzn-query-error`, where there is one: `CODE;Sender`. Services that once spoke the
    ///     query protocol keep its codes there, and people know their errors by these.
    init(body: Data, status: Int, errorType: String? = nil, queryError: String? = nil) {
        let first = body.first { !Self.whiteSpace.contains($0) }
        var code: String?
        var message: String?
        if first == UInt8(ascii: "<"), let root = XMLReader.read(body) {
            // Errors lie at different depths: Error, ErrorResponse/Error, Response/Errors/Error.
            let error = root.anywhere("Error") ?? root
            code = error.text("Code")
            message = error.text("Message") ?? error.text("message")
        } else if first == UInt8(ascii: "{"), let members = try? JSONDecoder().decode(Members.self, from: body) {
            code = members.type ?? members.code
            message = members.lowerMessage ?? members.upperMessage
        }
        if let errorType { code = errorType }
        if let queryError, let name = queryError.split(separator: ";").first { code = String(name) }
        self.code = Self.bare(code ?? "") ?? Self.code(of: status)
        self.message = message ?? "HTTP status \(status)"
    }

    private static let whiteSpace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

    private struct Members: Decodable {
        var type: String?
        var code: String?
        var lowerMessage: String?
        var upperMessage: String?

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case code
            case lowerMessage = "message"
            case upperMessage = "Message"
        }
    }

    /// `com.amazonaws.sqs#QueueDoesNotExist` and `Name:http://…` are the bare name to a reader.
    private static func bare(_ code: String) -> String? {
        let name = code.split(separator: "#").last.map(String.init) ?? code
        let bare = name.split(separator: ":").first.map(String.init) ?? name
        return bare.isEmpty ? nil : bare
    }

    private static func code(of status: Int) -> String {
        switch status {
        case 403: "AccessDenied"
        case 404: "NotFound"
        case 503: "ServiceUnavailable"
        default: "HTTP\(status)"
        }
    }
}
