/// What a request asks for.
package struct RouteMatch: Sendable, Equatable {
    /// The operation.
    package let operation: Operation
    /// The members that stand in the path, decoded once.
    package let labels: [String: String]
}
