/// An error of the API, as it goes over the wire.
package struct APIError: Error, Sendable, Equatable {
    /// How the body spells the member that holds the message.
    package enum MessageKey: String, Sendable {
        /// `message`
        case lowerCase = "message"
        /// `Message`
        case upperCase = "Message"
    }

    /// The bare name that goes into `x-amzn-ErrorType`.
    package var code: String
    /// The HTTP status.
    package var status: Int
    /// The text, nil where the service sends none.
    package var message: String?
    /// How the body spells the message member.
    package var messageKey: MessageKey
    /// The body's `Type`: `User`, `Service`, or nil where the body has none.
    package var type: String?
    /// Further members of the body, such as `Reason`.
    package var members: [String: String] = [:]
    /// Further headers of the answer, such as `Retry-After`.
    package var headers: [String: String] = [:]

    /// Any error; the makers below are the usual way.
    package init(code: String, status: Int, message: String?, messageKey: MessageKey, type: String?) {
        self.code = code
        self.status = status
        self.message = message
        self.messageKey = messageKey
        self.type = type
    }
}

extension APIError: CustomStringConvertible {
    /// For logs: code and status. Without the text, which may quote a request's secrets.
    package var description: String { "\(code) (\(status))" }
}
