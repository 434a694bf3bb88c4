package import Foundation
package import Logging
import NIOCore

/// Sends what was traced to the X-Ray daemon, the same as OTLP, and to a neighbour that plays X-Ray.
///
/// Whoever records hands a value over and goes on; everything else happens in tasks of the exporter's own. What there is no
/// room for is lost, counted and said.
package final class TraceExporter: TraceReceiver {
    private enum Entry: Sendable {
        case source(any TraceSource)
        case datagram(Data, TracedFunction)
    }

    /// Whoever is there.
    private struct Receivers: Sendable {
        var daemon: TraceDaemonClient?
        var otlp: OTLPClient?
        var uploader: TraceUploader?
    }

    /// What an entry without a known length counts as, in bytes.
    private static let usualBytes = 2048

    private let entries: BoundedQueue<Entry>
    private let losses: DropLog
    private let receivers: Receivers
    private let grace: Duration
    private let clock: any Clock<Duration>
    private let work: Task<Void, Never>

    /// - Parameters:
    ///   - configuration: where segments go.
    ///   - neighbours: X-Ray gets them if it is one of them.
    ///   - logger: hears about what is lost.
    ///   - clock: of the pauses.
    package init(
        configuration: TraceExporterConfiguration,
        neighbours: NeighbourClient? = nil,
        logger: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        let entries = BoundedQueue<Entry>(limit: configuration.queueBytes)
        let losses = DropLog("segments", logger: logger)
        var receivers = Receivers()
        receivers.daemon = configuration.daemon.map { TraceDaemonClient(host: $0.host, port: $0.port) }
        receivers.otlp = configuration.otlp.map {
            OTLPClient(receiver: $0, configuration: configuration, logger: logger, clock: clock)
        }
        if let neighbours, neighbours.isConfigured(service: "xray") {
            receivers.uploader = TraceUploader(
                client: neighbours,
                configuration: configuration,
                logger: logger,
                clock: clock
            )
        }
        self.entries = entries
        self.losses = losses
        self.receivers = receivers
        self.grace = configuration.grace
        self.clock = clock
        isWanted = receivers.daemon != nil || receivers.otlp != nil || receivers.uploader != nil
        work = Task { [receivers] in
            while let batch = await entries.next() {
                for entry in batch { await Self.pass(entry, to: receivers, losses) }
            }
        }
    }

    package let isWanted: Bool

    package func record(_ source: any TraceSource) {
        offer(.source(source), bytes: Self.usualBytes)
    }

    package func forward(_ datagram: Data, of function: TracedFunction) {
        offer(.datagram(datagram, function), bytes: Self.usualBytes + datagram.count)
    }

    private func offer(_ entry: Entry, bytes: Int) {
        guard isWanted else { return }
        if !entries.offer(entry, weight: bytes) {
            losses.add(1, because: "more come than can be sent")
        }
    }

    private static func pass(_ entry: Entry, to receivers: Receivers, _ losses: DropLog) async {
        switch entry {
        case .source(let source):
            for document in source.documents() {
                guard let datagram = try? SegmentDatagram.encode(document) else { continue }
                await pass(datagram, document, of: source.function, to: receivers, losses)
            }
        case .datagram(let datagram, let function):
            guard SegmentDatagram.isOne(datagram) else {
                return losses.add(1, because: "a function sent something that is no segment")
            }
            let document = receivers.otlp == nil ? nil : SegmentDatagram.decode(datagram)
            await pass(datagram, document, of: function, to: receivers, losses)
        }
    }

    private static func pass(
        _ datagram: Data,
        _ document: SegmentDocument?,
        of function: TracedFunction,
        to receivers: Receivers,
        _ losses: DropLog
    ) async {
        if let daemon = receivers.daemon { await send(datagram, to: daemon, losses) }
        if let document { receivers.otlp?.offer(document, of: function) }
        receivers.uploader?.offer(SegmentDatagram.body(of: datagram), of: function)
    }

    private static func send(_ datagram: Data, to daemon: TraceDaemonClient, _ losses: DropLog) async {
        do {
            try await daemon.send(datagram)
        } catch {
            losses.add(1, because: "the X-Ray daemon cannot be reached: \(error)")
        }
    }

    /// Sends what waits, within the grace, and takes nothing more.
    package func shutdown() async {
        entries.finish()
        let limit = Task { [grace, clock, work, receivers] in
            try await clock.sleep(for: grace)
            work.cancel()
            receivers.otlp?.cancel()
            receivers.uploader?.cancel()
        }
        await work.value
        await receivers.otlp?.finish()
        await receivers.uploader?.finish()
        limit.cancel()
        await receivers.daemon?.close()
        losses.finish()
    }
}
