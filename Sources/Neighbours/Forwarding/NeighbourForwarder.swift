import AsyncHTTPClient
import Foundation
package import NIOCore
package import NIOHTTP1

/// Passes requests of clients on to a neighbouring service, and its answers back, as they are.
///
/// Nothing is signed anew: the client's own signature, its `Host` included, stays good for a neighbour that knows the
/// client's credentials, and so do presigned locations and bodies that are signed piece by piece.
package final class NeighbourForwarder: Sendable {
    /// A request as the client sent it.
    package struct Request: Sendable {
        /// The HTTP method.
        package var method: HTTPMethod
        /// The path with the query, still percent-encoded.
        package var uri: String
        /// All fields as they came.
        package var headers: HTTPHeaders
        /// The whole body.
        package var body: ByteBuffer

        package init(method: HTTPMethod, uri: String, headers: HTTPHeaders, body: ByteBuffer) {
            self.method = method
            self.uri = uri
            self.headers = headers
            self.body = body
        }
    }

    /// The answer of the neighbour, whose body comes piece by piece, no faster than it is taken.
    package struct Answer: Sendable {
        /// Whatever the neighbour says, errors included.
        package let status: HTTPResponseStatus
        /// Those that are meant for the client.
        package let headers: HTTPHeaders
        /// The length that the neighbour declared.
        package let contentLength: Int?
        /// To be read once.
        package let body: ForwardedBody
    }

    /// Nobody waits longer than this for a piece of an answer: longer than any long poll of a service.
    private static let silenceLimit = TimeAmount.seconds(180)
    /// The longest that an answer may take in all.
    private static let answerLimit = TimeAmount.minutes(60)

    private let configuration: NeighbourConfiguration
    private let httpClient: HTTPClient
    private let hop: ForwardingHop

    /// - Parameters:
    ///   - configuration: where services are.
    ///   - group: the event loops that connections live on.
    package init(configuration: NeighbourConfiguration, group: any EventLoopGroup) {
        self.configuration = configuration
        self.hop = ForwardingHop()
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
        settings.timeout.connect = .init(configuration.connectTimeLimit)
        settings.timeout.read = Self.silenceLimit
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        // Clients poll queues for twenty seconds at a time, and one must not wait for the other.
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
        settings.tlsConfiguration = .client(trusting: configuration.authorities)
        self.httpClient = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: settings)
    }

    /// Whether an endpoint is configured for a service.
    package func isConfigured(service: String) -> Bool {
        configuration.endpoint(of: service) != nil
    }

    /// Sends a request once; the client itself knows whether it may be tried again.
    ///
    /// - Parameter service: the signing name of the service in lower case.
    /// - Throws: ``NeighbourError``: no endpoint, a request that has been here before, or a transport that failed.
    package func forward(_ request: Request, service: String) async throws(NeighbourError) -> Answer {
        guard let endpoint = configuration.endpoint(of: service) else {
            throw .notConfigured(service: service)
        }
        guard !hop.hasPassed(request.headers) else {
            throw .invalidRequest("the neighbour \(endpoint) sends requests of \(service) back to this server")
        }
        let root = "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)"
        var outgoing = HTTPClientRequest(url: root + request.uri)
        outgoing.method = request.method
        outgoing.headers = hop.outgoing(request.headers, authority: endpoint.authority)
        if request.body.readableBytes > 0 {
            outgoing.body = .bytes(request.body)
        }
        do {
            let response = try await httpClient.execute(outgoing, deadline: .now() + Self.answerLimit)
            return Answer(
                status: response.status,
                headers: ForwardingHop.incoming(response.headers),
                contentLength: response.headers.first(name: "content-length").flatMap { Int($0) },
                body: ForwardedBody(response.body)
            )
        } catch {
            throw Attempt.Failure(transport: error, place: "\(endpoint)").error
        }
    }

    /// Ends every connection. No call may be made afterwards.
    package func shutdown() async {
        // What fails to end cleanly ends with the process.
        try? await httpClient.shutdown()
    }
}
