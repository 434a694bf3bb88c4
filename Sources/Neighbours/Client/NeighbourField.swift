/// A name with a value: a query parameter or a header.
package struct NeighbourField: Sendable, Equatable {
    /// The name as it is sent.
    package var name: String

    /// The value as it is sent.
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
