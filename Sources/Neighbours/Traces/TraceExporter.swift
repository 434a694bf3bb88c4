package import Foundation
package import Logging
import NIOCore

/// Sends what was traced to the X-Ray daemon, and the same as OTLP.
///
/// Whoever records hands a value over and goes on; everything else happens in tasks of the exporter's own. What there is no
/// room for is lost, counted and said.
package final class TraceExporter: TraceReceiver {
    private enum Entry: Sendable {
        case source(any TraceSource)
        case datagram(Data, TracedFunction)
    }

    /// What an entry without a known length counts as, in bytes.
    private static let usualBytes = 2048

    private let entries: BoundedQueue<Entry>
    private let losses: DropLog
    private let daemon: TraceDaemonClient?
    private let otlp: OTLPClient?
    private let grace: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let work: Task<Void, Never>

    /// - Parameters:
    ///   - configuration: where segments go.
    ///   - logger: hears about what is lost.
    ///   - clock: of the pauses.
    package init(
        configuration: TraceExporterConfiguration,
        logger: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        let entries = BoundedQueue<Entry>(limit: configuration.queueBytes)
        let losses = DropLog("segments", logger: logger)
        let daemon = configuration.daemon.map { TraceDaemonClient(host: $0.host, port: $0.port) }
        let otlp = configuration.otlp.map {
            OTLPClient(receiver: $0, configuration: configuration, logger: logger, clock: clock)
        }
        self.entries = entries
        self.losses = losses
        self.daemon = daemon
        self.otlp = otlp
        self.grace = configuration.grace
        self.clock = clock
        self.logger = logger
        work = Task {
            while let batch = await entries.next() {
                for entry in batch { await Self.pass(entry, daemon, otlp, losses) }
            }
        }
    }

    package var isWanted: Bool { daemon != nil || otlp != nil }

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

    private static func pass(
        _ entry: Entry,
        _ daemon: TraceDaemonClient?,
        _ otlp: OTLPClient?,
        _ losses: DropLog
    ) async {
        switch entry {
        case .source(let source):
            for document in source.documents() {
                if let daemon, let datagram = try? SegmentDatagram.encode(document) {
                    await send(datagram, to: daemon, losses)
                }
                otlp?.offer(document, of: source.function)
            }
        case .datagram(let datagram, let function):
            guard SegmentDatagram.isOne(datagram) else {
                return losses.add(1, because: "a function sent something that is no segment")
            }
            if let daemon { await send(datagram, to: daemon, losses) }
            if let otlp, let document = SegmentDatagram.decode(datagram) { otlp.offer(document, of: function) }
        }
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
        let limit = Task { [grace, clock, work, otlp] in
            try await clock.sleep(for: grace)
            work.cancel()
            otlp?.cancel()
        }
        await work.value
        await otlp?.finish()
        limit.cancel()
        await daemon?.close()
        losses.finish()
    }
}
