/// One line of a function or of the service about it.
package struct LogEvent: Sendable, Hashable {
    /// When it happened, in milliseconds since 1970.
    package var timestampMilliseconds: Int64

    /// The text, without a newline at its end.
    package var message: String

    /// An event from its parts.
    package init(timestampMilliseconds: Int64, message: String) {
        self.timestampMilliseconds = timestampMilliseconds
        self.message = message
    }
}
