import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import Synchronization

/// Hands a function's response on to the web while the function writes it.
///
/// A response that says so by its type begins with metadata and eight zero bytes, which become status and headers.
final class FunctionURLStream: ResponseSink {
    /// More than this before the eight zeros is no metadata.
    private static let largestMetadata = 128 * 1024

    private enum Phase {
        case waiting
        /// Metadata so far.
        case metadata(ByteBuffer)
        case body
        case broken
    }

    private let exchange: HTTPExchange
    /// Adds what every answer of the URL has.
    private let finish: @Sendable (inout HTTPHeaders) -> Void
    private let phase = Mutex(Phase.waiting)

    init(exchange: HTTPExchange, finish: @escaping @Sendable (inout HTTPHeaders) -> Void) {
        self.exchange = exchange
        self.finish = finish
    }

    func begin(contentType: String?, executedVersion: String) {
        let isBody = phase.withLock { phase -> Bool in
            guard case .waiting = phase else { return false }
            guard contentType == FunctionURLResponse.metadataType else {
                phase = .body
                return true
            }
            phase = .metadata(ByteBuffer())
            return false
        }
        guard isBody else { return }
        writeHead(200, ["Content-Type": contentType ?? "application/octet-stream"])
    }

    func write(_ part: ByteBuffer, promise: EventLoopPromise<Void>) {
        guard let rest = taken(part), rest.readableBytes > 0 else { return promise.succeed() }
        exchange.write(rest, promise: promise)
    }

    /// What of a piece is body; sends the head once the metadata are whole.
    private func taken(_ part: ByteBuffer) -> ByteBuffer? {
        enum Step {
            case pass
            case head(Data, ByteBuffer)
            case nothing
        }
        let step = phase.withLock { phase -> Step in
            switch phase {
            case .body: return .pass
            case .waiting, .broken: return .nothing
            case .metadata(var buffer):
                buffer.writeImmutableBuffer(part)
                if let range = buffer.readableBytesView.firstRange(of: FunctionURLResponse.separator) {
                    let metadata = Data(buffer.readableBytesView[..<range.lowerBound])
                    buffer.moveReaderIndex(to: range.upperBound)
                    phase = .body
                    return .head(metadata, buffer)
                }
                phase = buffer.readableBytes > Self.largestMetadata ? .broken : .metadata(buffer)
                return .nothing
            }
        }
        switch step {
        case .pass: return part
        case .nothing: return nil
        case .head(let metadata, let rest):
            guard let response = FunctionURLResponse(metadata: metadata) else {
                phase.withLock { $0 = .broken }
                return nil
            }
            writeHead(response.status, response.headers)
            return rest
        }
    }

    private func writeHead(_ status: Int, _ headers: HTTPHeaders) {
        var headers = headers
        finish(&headers)
        exchange.writeHead(status: HTTPResponseStatus(statusCode: status), headers: headers)
    }

    /// The function has ended.
    ///
    /// - Returns: whether the answer was a streamed one; false when nothing was sent, so that the outcome is all of it.
    func end(_ outcome: InvocationOutcome?) -> Bool {
        let hasBegun = phase.withLock { phase in
            if case .body = phase { true } else { false }
        }
        guard hasBegun else { return false }
        // Who reads on must see that the rest is missing.
        if let outcome, outcome.functionError == nil { exchange.end() } else { exchange.abort() }
        return true
    }
}
