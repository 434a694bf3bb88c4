/// A place in the events of a group: everything up to it has been read.
///
/// It stays valid over restarts and over the removal of old events.
package struct LogCursor: Sendable, Hashable {
    /// The sequence of the last event read; 0 is the start.
    package let sequence: Int64

    /// The place before the first event.
    package static let start = LogCursor(sequence: 0)

    init(sequence: Int64) {
        self.sequence = sequence
    }

    /// A cursor from the text that `description` gave; nil for any other text.
    package init?(_ text: String) {
        guard let sequence = Int64(text), sequence >= 0 else { return nil }
        self.sequence = sequence
    }
}

extension LogCursor: CustomStringConvertible {
    package var description: String { String(sequence) }
}
