/// The address of a record: a collection and an identifier that is unique in it.
package struct RecordKey: Hashable, Sendable {
    /// The kind of record, for example `functions`.
    package let collection: String

    /// The identifier inside the collection; any text. Records are listed in the byte order of its UTF-8 form.
    package let id: String

    /// A key from its two parts.
    package init(collection: String, id: String) {
        self.collection = collection
        self.id = id
    }
}

extension RecordKey: CustomStringConvertible {
    package var description: String { "\(collection)/\(id)" }
}
