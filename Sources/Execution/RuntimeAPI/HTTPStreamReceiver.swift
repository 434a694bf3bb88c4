import HTTPServer
import NIOCore
import NIOHTTP1

/// A streamed response as it comes over HTTP. Event loop only.
final class HTTPStreamReceiver: HTTPBodyReceiver {
    private let response: StreamedResponse

    init(_ response: StreamedResponse) {
        self.response = response
    }

    func begin(_ flow: HTTPBodyFlow) {
        response.flow = flow
    }

    func receive(_ part: ByteBuffer) {
        response.receive(part)
    }

    func end(trailers: HTTPHeaders?, _ exchange: HTTPExchange) {
        switch response.end(with: trailers.flatMap(RuntimePost.init(trailers:))) {
        case .ended(let refusal): exchange.acknowledge(refusal)
        case .tooLong: exchange.respond(RuntimeAPIReply.tooLarge)
        case .gone: exchange.respond(RuntimeAPIReply.gone)
        }
    }

    func fail(_ failure: HTTPFailure) -> HTTPServerResponse {
        response.cut()
    }
}

extension RuntimePost {
    /// The function's error; nil when the trailers tell of none.
    fileprivate init?(trailers: HTTPHeaders) {
        guard let type = trailers.first(name: ExecutionEnvironment.Header.errorType) else { return nil }
        let body = trailers.first(name: ExecutionEnvironment.Header.errorBody) ?? ""
        self.init(body: Base64Text.decode(body) ?? ByteBuffer(string: body), errorType: type)
    }
}
