package import Foundation

/// The answer of a neighbouring service with a status below 300.
package struct NeighbourResponse: Sendable, Equatable {
    /// The HTTP status.
    package let status: Int

    /// The headers in order.
    package let headers: [NeighbourField]

    /// The whole body.
    package let body: Data

    package init(status: Int, headers: [NeighbourField], body: Data) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
