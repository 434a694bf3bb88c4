import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// Sends spans over HTTP, many together, and again where the receiver says that it can take them later.
final class OTLPClient: Sendable {
    typealias Element = (function: TracedFunction, span: OTLPSpan)

    /// What became of a request.
    private enum Answer {
        case taken
        case later(Duration?, String)
        case never(String)
    }

    private let receiver: TraceExporterConfiguration.OTLP
    private let configuration: TraceExporterConfiguration
    private let queue: BoundedQueue<Element>
    private let losses: DropLog
    private let clock: any Clock<Duration>
    private let client: HTTPClient
    private let logger: Logger
    private let work: Task<Void, Never>

    init(
        receiver: TraceExporterConfiguration.OTLP,
        configuration: TraceExporterConfiguration,
        logger: Logger,
        clock: any Clock<Duration>
    ) {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
        settings.timeout.connect = .seconds(3)
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        settings.tlsConfiguration = .client(trusting: configuration.authorities)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        let queue = BoundedQueue<Element>(limit: configuration.queueSpans)
        let losses = DropLog("spans", logger: logger)
        self.receiver = receiver
        self.configuration = configuration
        self.client = client
        self.queue = queue
        self.losses = losses
        self.clock = clock
        self.logger = logger
        let sender = Sender(
            receiver: receiver,
            configuration: configuration,
            client: client,
            clock: clock,
            losses: losses
        )
        let batches = Batches(queue: queue, size: configuration.batch, delay: configuration.delay, clock: clock)
        work = Task {
            await batches.forEach { await sender.send($0) }
        }
    }

    func offer(_ document: SegmentDocument, of function: TracedFunction) {
        for span in document.spans() where !queue.offer((function, span)) {
            losses.add(1, because: "more come than can be sent")
        }
    }

    /// Nothing is tried again any more.
    func cancel() {
        queue.finish()
        work.cancel()
    }

    /// Sends what waits, and ends.
    func finish() async {
        queue.finish()
        await work.value
        losses.finish()
        do {
            try await client.shutdown()
        } catch {
            logger.debug("the client of traces did not end cleanly", metadata: ["error": "\(error)"])
        }
    }

    /// One request after the other.
    private struct Sender: Sendable {
        let receiver: TraceExporterConfiguration.OTLP
        let configuration: TraceExporterConfiguration
        let client: HTTPClient
        let clock: any Clock<Duration>
        let losses: DropLog

        func send(_ spans: [Element]) async {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let body: Data
            do {
                body = try encoder.encode(OTLPRequest(spans, version: configuration.version))
            } catch {
                return losses.add(spans.count, because: "they cannot be written: \(error)")
            }
            var attempt = 1
            while true {
                let pause: Duration?
                let reason: String
                switch await post(body) {
                case .taken:
                    return
                case .never(let why):
                    return losses.add(spans.count, because: why)
                case .later(let asked, let why):
                    reason = why
                    let own = configuration.retry.pause(afterAttempt: attempt, random: .random(in: 0...1))
                    pause = own.map { min(configuration.retry.cap, max($0, asked ?? .zero)) }
                }
                attempt += 1
                guard let pause, !Task.isCancelled else {
                    return losses.add(spans.count, because: reason)
                }
                do {
                    try await clock.sleep(for: pause)
                } catch {
                    return losses.add(spans.count, because: reason)
                }
            }
        }

        private func post(_ body: Data) async -> Answer {
            var request = HTTPClientRequest(url: receiver.endpoint.description)
            request.method = .POST
            for field in receiver.headers { request.headers.replaceOrAdd(name: field.name, value: field.value) }
            request.headers.replaceOrAdd(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
            do {
                let response = try await client.execute(request, deadline: .now() + .init(configuration.timeLimit))
                // So that the connection can be used again; a receiver that says much is not listened to.
                _ = try? await response.body.collect(upTo: 1 << 16)
                let status = Int(response.status.code)
                switch status {
                case 200..<300: return .taken
                // The protocol names these as those that may be tried again.
                case 429, 502, 503, 504:
                    let seconds = response.headers.first(name: "Retry-After").flatMap { Int($0) }
                    let pause = seconds.map { Duration.seconds(max(0, min($0, 60))) }
                    return .later(pause, "\(receiver.endpoint) answers \(status)")
                default: return .never("\(receiver.endpoint) answers \(status)")
                }
            } catch {
                return .later(nil, "\(receiver.endpoint) cannot be reached: \(error)")
            }
        }
    }
}
