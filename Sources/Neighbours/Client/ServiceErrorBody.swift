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
    init(body: Data, status: Int, errorType: String? = nil) {
        let text = String(decoding: body, as: UTF8.self)
        let first = text.first { !$0.isWhitespace }
        var code: String?
        var message: String?
        if first == "<" {
            code = Self.element("Code", of: text)
            message = Self.element("Message", of: text)
        } else if first == "{", let members = try? JSONDecoder().decode(Members.self, from: body) {
            code = members.type ?? members.code
            message = members.lowerMessage ?? members.upperMessage
        }
        if let errorType { code = errorType }
        self.code = Self.bare(code ?? "") ?? Self.code(of: status)
        self.message = message ?? "HTTP status \(status)"
    }

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

    /// The text of the first element of a name. Error documents are small and flat, so a search is all it takes.
    private static func element(_ name: String, of text: String) -> String? {
        guard let start = text.range(of: "<\(name)>"),
            let end = text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex)
        else {
            return nil
        }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
            .reduce(String(text[start.upperBound..<end.lowerBound])) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
