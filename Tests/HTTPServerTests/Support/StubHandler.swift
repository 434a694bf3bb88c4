import HTTPServer
import NIOCore
import NIOHTTP1
import Synchronization

/// An application that answers as a test tells it, and remembers what it was asked.
final class StubHandler: HTTPRequestHandler {
    typealias Answer = @Sendable (HTTPServerRequest, HTTPExchange) -> Void

    struct Record {
        var requests: [HTTPServerRequest] = []
        var exchanges: [HTTPExchange] = []
        var failures: [HTTPFailure] = []
        var failedHeads: [String?] = []
    }

    private let admission: @Sendable (HTTPRequestHead) -> HTTPAdmission
    private let answer: Answer
    private let record = Mutex(Record())

    init(
        admission: @escaping @Sendable (HTTPRequestHead) -> HTTPAdmission,
        answer: @escaping Answer = StubHandler.echo
    ) {
        self.admission = admission
        self.answer = answer
    }

    convenience init(answer: @escaping Answer = StubHandler.echo) {
        self.init(admission: { _ in .accept(maximumBodyBytes: 1000) }, answer: answer)
    }

    /// Answers with method, target and body.
    static let echo: Answer = { request, exchange in
        let text = "\(request.head.method) \(request.head.uri) \(String(buffer: request.body))"
        exchange.respond(HTTPServerResponse(status: .ok, body: ByteBuffer(string: text)))
    }

    /// Leaves the exchange to the test.
    static let later: Answer = { _, _ in }

    var requests: [HTTPServerRequest] { record.withLock { $0.requests } }
    var exchanges: [HTTPExchange] { record.withLock { $0.exchanges } }
    var failures: [HTTPFailure] { record.withLock { $0.failures } }
    var failedHeads: [String?] { record.withLock { $0.failedHeads } }

    func admit(_ head: HTTPRequestHead) -> HTTPAdmission {
        admission(head)
    }

    func response(to failure: HTTPFailure, head: HTTPRequestHead?) -> HTTPServerResponse {
        record.withLock {
            $0.failures.append(failure)
            $0.failedHeads.append(head?.uri)
        }
        let status: HTTPResponseStatus =
            switch failure {
            case .bodyTooLarge: .payloadTooLarge
            case .headersTooLarge: .requestHeaderFieldsTooLarge
            case .timeout: .requestTimeout
            case .malformed, .truncatedBody: .badRequest
            }
        return HTTPServerResponse(status: status, body: ByteBuffer(string: "no"))
    }

    func handle(_ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        record.withLock {
            $0.requests.append(request)
            $0.exchanges.append(exchange)
        }
        answer(request, exchange)
    }
}
