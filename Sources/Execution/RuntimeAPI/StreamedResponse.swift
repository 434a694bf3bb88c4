import HTTPServer
import NIOCore

/// A response that a runtime posts piece by piece. Event loop only.
final class StreamedResponse: @unchecked Sendable {
    /// The header that says so, and the only value that it has.
    static let modeHeader = "Lambda-Runtime-Function-Response-Mode"
    static let mode = "streaming"

    /// The longest response that may be streamed, in bytes: what the service documents.
    static let maximumBytes = 200 * 1024 * 1024

    /// Bytes on their way to the caller above which the function is held back, and below which it goes on.
    private static let highMark = 256 * 1024
    private static let lowMark = 64 * 1024

    /// What became of it.
    enum End {
        case ended(RuntimeAPIRefusal?)
        case tooLong
        /// The environment is not there any more.
        case gone
    }

    let id: String
    let contentType: String?
    private weak var environment: ExecutionEnvironment?
    private let eventLoop: any EventLoop
    /// Holds the function back.
    var flow: (any ResponseFlow)?
    private var isPaused = false
    private var underway = 0
    private var length = 0
    /// The response as far as it came, for callers who want it whole.
    private var collected = ByteBuffer()
    /// Nobody takes the rest.
    private var isRefused = false

    init(id: String, contentType: String?, environment: ExecutionEnvironment) {
        self.id = id
        self.contentType = contentType
        self.environment = environment
        self.eventLoop = environment.eventLoop
    }

    func receive(_ part: ByteBuffer) {
        // After a timeout, or above the limit, what still comes is read away.
        guard !isRefused, part.readableBytes > 0, let current = environment?.invocation(of: self) else { return }
        length += part.readableBytes
        let sink = current.invocation.sink
        guard length <= (sink == nil ? RuntimeAPIReply.maximumResponseBytes : Self.maximumBytes) else {
            isRefused = true
            collected = ByteBuffer()
            environment?.refuseLongStream(id)
            return
        }
        guard let sink else {
            collected.writeImmutableBuffer(part)
            return
        }
        current.producedBytes += part.readableBytes
        let promise = eventLoop.makePromise(of: Void.self)
        let bytes = part.readableBytes
        underway += bytes
        promise.futureResult.assumeIsolated().whenComplete { _ in self.left(bytes) }
        sink.write(part, promise: promise)
        if underway > Self.highMark, !isPaused {
            isPaused = true
            flow?.pause()
        }
    }

    /// It is whole.
    ///
    /// - Parameter failure: the function's error, which is what the invocation ends with.
    @discardableResult
    func end(with failure: RuntimePost?) -> End {
        guard let environment else { return .gone }
        guard !isRefused else { return .tooLong }
        let post = failure ?? RuntimePost(body: collected, contentType: contentType)
        return .ended(environment.take(post, for: id[...]))
    }

    /// Its rest will not come.
    func cut() -> HTTPServerResponse {
        guard !isRefused, let environment else { return RuntimeAPIReply.truncated }
        return environment.refuseTruncated(.response(id: id[...]))
    }

    private func left(_ bytes: Int) {
        underway -= bytes
        if isPaused, underway < Self.lowMark {
            isPaused = false
            flow?.resume()
        }
    }
}

/// Stops and restarts a function that sends its response. Event loop only.
protocol ResponseFlow: AnyObject {
    func pause()
    func resume()
}

extension HTTPBodyFlow: ResponseFlow {}
