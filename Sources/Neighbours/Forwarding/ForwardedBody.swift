import AsyncHTTPClient
package import NIOCore

/// The body of a neighbour's answer.
package struct ForwardedBody: Sendable {
    private let base: HTTPClientResponse.Body

    init(_ base: HTTPClientResponse.Body) {
        self.base = base
    }

    /// Reads the body, once: calls `take` with each piece and reads on when that returns.
    ///
    /// - Throws: what `take` throws, and when the connection breaks or the neighbour falls silent.
    package func read(_ take: (ByteBuffer) async throws -> Void) async throws {
        for try await part in base {
            try await take(part)
        }
    }
}
