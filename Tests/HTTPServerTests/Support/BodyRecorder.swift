import HTTPServer
import NIOCore
import NIOHTTP1
import Synchronization

/// Remembers a body as it came, and answers with its trailers.
final class BodyRecorder: HTTPBodyReceiver {
    struct Record {
        var flow: HTTPBodyFlow?
        var parts: [String] = []
        var failure: HTTPFailure?
        var hasEnded = false
    }

    let record = Mutex(Record())

    var parts: [String] { record.withLock { $0.parts } }
    var flow: HTTPBodyFlow? { record.withLock { $0.flow } }
    var failure: HTTPFailure? { record.withLock { $0.failure } }
    var hasEnded: Bool { record.withLock { $0.hasEnded } }

    func begin(_ flow: HTTPBodyFlow) {
        record.withLock { $0.flow = flow }
    }

    func receive(_ part: ByteBuffer) {
        record.withLock { $0.parts.append(String(buffer: part)) }
    }

    func end(trailers: HTTPHeaders?, _ exchange: HTTPExchange) {
        record.withLock { $0.hasEnded = true }
        exchange.respond(
            HTTPServerResponse(status: .ok, body: ByteBuffer(string: trailers?.first(name: "X-T") ?? "none"))
        )
    }

    func fail(_ failure: HTTPFailure) -> HTTPServerResponse {
        record.withLock { $0.failure = failure }
        return HTTPServerResponse(status: .badRequest, body: ByteBuffer(string: "cut"))
    }
}
