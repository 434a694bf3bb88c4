/// The parts of a request that a signature covers.
package struct RequestToSign: Sendable {
    /// Such as `POST`.
    package var method: String
    /// The path as it is sent: percent-encoded, without the query.
    package var path: String
    /// The query as it is sent, without the question mark; empty when there is none.
    package var query: String
    /// Header fields in the order of the request, `Host` among them.
    package var headers: [(name: String, value: String)]
    /// ``PayloadHash/of(_:)`` of the body, or ``PayloadHash/unsigned``.
    package var payloadHash: String

    /// Puts the parts together.
    package init(
        method: String,
        path: String,
        query: String = "",
        headers: [(name: String, value: String)],
        payloadHash: String = PayloadHash.empty
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.payloadHash = payloadHash
    }

    /// All values of a field, in their order.
    func values(of name: String) -> [String] {
        headers.lazy.filter { $0.name.lowercased() == name }.map(\.value)
    }
}
