import Execution
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import Synchronization

/// The answer of InvokeWithResponseStream: an event for each piece of the response, and one that tells how it ended.
final class EventStreamAnswer: ResponseSink {
    /// A response that came in one piece leaves in pieces of this many bytes.
    private static let pieceBytes = 64 * 1024

    private let exchange: HTTPExchange
    private let requestID: String
    private let hasBegun = Mutex(false)

    init(exchange: HTTPExchange, requestID: String) {
        self.exchange = exchange
        self.requestID = requestID
    }

    func begin(contentType: String?, executedVersion: String) {
        let isFirst = hasBegun.withLock { begun in
            defer { begun = true }
            return !begun
        }
        guard isFirst else { return }
        exchange.writeHead(
            status: .ok,
            headers: [
                "Content-Type": "application/vnd.amazon.eventstream",
                "x-amzn-RequestId": requestID,
                "X-Amz-Executed-Version": executedVersion,
            ]
        )
    }

    func write(_ part: ByteBuffer, promise: EventLoopPromise<Void>) {
        exchange.write(chunk(part), promise: promise)
    }

    /// Sends what is left and the last event.
    func complete(_ outcome: InvocationOutcome) {
        begin(contentType: outcome.contentType, executedVersion: outcome.executedVersion)
        if outcome.functionError == nil {
            var rest = outcome.payload
            while let piece = rest.readSlice(length: min(Self.pieceBytes, rest.readableBytes)), piece.readableBytes > 0
            {
                exchange.write(chunk(piece))
            }
        }
        end(InvokeCompleteEvent(outcome))
    }

    /// Tells an error of the server's own, if the answer has begun.
    ///
    /// - Returns: false when nothing was sent, so that the error can be the whole answer.
    func fail(_ error: APIError) -> Bool {
        guard hasBegun.withLock({ $0 }) else { return false }
        end(InvokeCompleteEvent(error))
        return true
    }

    private func chunk(_ payload: ByteBuffer) -> ByteBuffer {
        EventStreamMessage(event: "PayloadChunk", contentType: "application/octet-stream", payload: payload).encoded()
    }

    private func end(_ event: InvokeCompleteEvent) {
        exchange.write(event.message().encoded())
        exchange.end()
    }
}
