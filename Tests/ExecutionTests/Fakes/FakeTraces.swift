import Foundation
import Neighbours
import Synchronization

/// Keeps what it is handed.
final class FakeTraces: TraceReceiver {
    private let recorded = Mutex<[any TraceSource]>([])
    private let forwarded = Mutex<[(Data, TracedFunction)]>([])

    var isWanted: Bool { true }

    /// The segments so far, in their order.
    var documents: [SegmentDocument] { recorded.withLock { $0 }.flatMap { $0.documents() } }

    var datagrams: [(Data, TracedFunction)] { forwarded.withLock { $0 } }

    func record(_ source: any TraceSource) {
        recorded.withLock { $0.append(source) }
    }

    func forward(_ datagram: Data, of function: TracedFunction) {
        forwarded.withLock { $0.append((datagram, function)) }
    }
}
