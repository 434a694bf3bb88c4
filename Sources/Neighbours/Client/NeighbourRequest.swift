package import Foundation
package import SignatureV4

/// A call to a neighbouring service, before it is addressed and signed.
package struct NeighbourRequest: Sendable, Equatable {
    /// The HTTP method.
    package var method: String

    /// The path below the endpoint, percent-encoded, with its leading slash.
    package var path: String

    /// Query parameters in order, not encoded.
    package var query: [NeighbourField]

    /// Further headers; Host, Content-Length and those of the signature are added.
    package var headers: [NeighbourField]

    /// The body; empty for none.
    package var body: Data

    /// The region the request is signed for; the configured one when nil.
    package var region: String?

    /// The account on whose behalf the request is made, where no credentials say it; the configured one when nil.
    package var account: String?

    /// Whether the request carries a signature at all.
    package var isSigned = true

    /// Who makes the request; whoever the configuration says when nil.
    package var credentials: SigningCredentials?

    /// How long and how often the call is tried.
    package var limits = NeighbourService.Limits.delivery

    /// The largest body of an answer that is read, in bytes.
    package var maximumResponseBytes: Int

    package init(
        method: String,
        path: String,
        query: [NeighbourField] = [],
        headers: [NeighbourField] = [],
        body: Data = Data(),
        region: String? = nil,
        maximumResponseBytes: Int = 1 << 20
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.region = region
        self.maximumResponseBytes = maximumResponseBytes
    }
}
