/// Says that a change is committed and durable.
package struct RecordChangeNotice: Sendable, Hashable {
    /// What happened to the record.
    package enum Kind: Sendable, Hashable {
        /// It was written.
        case put
        /// It was removed.
        case deleted
    }

    /// The record that changed.
    package let key: RecordKey

    /// The version that the change was given.
    package let version: Int64

    /// What happened to it.
    package let kind: Kind
}
