/// An event as it was read back.
package struct StoredLogEvent: Sendable, Hashable {
    /// The stream it was appended to.
    package let stream: String

    /// When it happened, in milliseconds since 1970.
    package let timestampMilliseconds: Int64

    /// The text, as it was appended.
    package let message: String

    /// Its place among all events of the store; grows in the order of writing.
    package let sequence: Int64
}
