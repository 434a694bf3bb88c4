import HTTPServer
import NIOCore
import NIOHTTP1

/// The Runtime API of one environment, on all of its sockets.
final class RuntimeAPIHandler: HTTPRequestHandler {
    /// Bodies of calls that have none.
    private static let smallBodyBytes = 64 * 1024

    private let eventLoop: any EventLoop
    private let box: Box

    /// The environment comes after its sockets. Event loop only; that is what guards its state.
    private final class Box: @unchecked Sendable {
        weak var environment: ExecutionEnvironment?
    }

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.box = Box()
    }

    /// Whose calls these are; nil before there is one, and when it is gone.
    var environment: ExecutionEnvironment? {
        eventLoop.assertInEventLoop()
        return box.environment
    }

    /// From now on calls go to `environment`.
    func attach(_ environment: ExecutionEnvironment) {
        eventLoop.assertInEventLoop()
        box.environment = environment
    }

    /// From now on calls go where those of `other` go.
    func follow(_ other: RuntimeAPIHandler) {
        eventLoop.assertInEventLoop()
        box.environment = other.box.environment
    }

    func admit(_ head: HTTPRequestHead) -> HTTPAdmission {
        // Only what is posted has a body that matters.
        guard head.method == .POST else { return .accept(maximumBodyBytes: Self.smallBodyBytes) }
        let route = RuntimeAPIRoute(method: head.method, uri: head.uri)
        switch route {
        case .response(let id) where head.headers.first(name: StreamedResponse.modeHeader) == StreamedResponse.mode:
            return admitStream(for: id, head)
        case .response, .error:
            let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
            if length > RuntimeAPIReply.maximumResponseBytes {
                return .refuse(environment?.refuseTooLarge(route) ?? RuntimeAPIReply.gone)
            }
            return .accept(maximumBodyBytes: RuntimeAPIReply.maximumResponseBytes)
        case .initializationError:
            return .accept(maximumBodyBytes: RuntimeAPIReply.maximumResponseBytes)
        case .next, .ping, .credentials, .wrongMethod, .unknown:
            return .accept(maximumBodyBytes: Self.smallBodyBytes)
        }
    }

    private func admitStream(for id: Substring, _ head: HTTPRequestHead) -> HTTPAdmission {
        guard let environment else { return .refuse(RuntimeAPIReply.gone) }
        let contentType = head.headers.first(name: "Content-Type")
        switch environment.beginStream(for: id, contentType: contentType) {
        case .success(let response): return .stream(HTTPStreamReceiver(response))
        case .failure(let refusal): return .refuse(RuntimeAPIReply.refusal(refusal))
        }
    }

    func response(to failure: HTTPFailure, head: HTTPRequestHead?) -> HTTPServerResponse {
        guard let head, let environment else { return RuntimeAPIReply.malformed }
        let route = RuntimeAPIRoute(method: head.method, uri: head.uri)
        switch failure {
        case .bodyTooLarge: return environment.refuseTooLarge(route)
        case .truncatedBody: return environment.refuseTruncated(route)
        case .malformed, .headersTooLarge, .timeout: return RuntimeAPIReply.malformed
        }
    }

    func handle(_ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        guard let environment else {
            exchange.respond(RuntimeAPIReply.gone)
            return
        }
        environment.call(
            RuntimeAPIRoute(method: request.head.method, uri: request.head.uri),
            request,
            exchange
        )
    }
}
