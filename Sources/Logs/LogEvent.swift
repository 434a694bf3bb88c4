/// One line of a function or of the service about it.
package struct LogEvent: Sendable, Hashable {
    /// When it happened, in milliseconds since 1970.
    package var timestampMilliseconds: Int64

    /// The text, kept as it is, a newline at its end included.
    package var message: String

    /// An event from its parts.
    package init(timestampMilliseconds: Int64, message: String) {
        self.timestampMilliseconds = timestampMilliseconds
        self.message = message
    }
}
