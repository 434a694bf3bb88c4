import Foundation
import Logging

/// Hands segments to X-Ray itself, in the name of the account of their function.
final class TraceUploader: Sendable {
    private struct Element: Sendable {
        var text: String
        var account: String
        var region: String
    }

    private struct Owner: Hashable {
        var account: String
        var region: String
    }

    private let queue: BoundedQueue<Element>
    private let losses: DropLog
    private let work: Task<Void, Never>

    /// - Parameter client: knows where X-Ray is.
    init(
        client: NeighbourClient,
        configuration: TraceExporterConfiguration,
        logger: Logger,
        clock: any Clock<Duration>
    ) {
        let queue = BoundedQueue<Element>(limit: configuration.queueBytes)
        let losses = DropLog("segments for X-Ray", logger: logger)
        self.queue = queue
        self.losses = losses
        let batches = Batches(
            queue: queue,
            size: XRayNeighbour.maximumDocuments,
            delay: configuration.delay,
            clock: clock
        )
        work = Task {
            await batches.forEach { elements in
                let groups = Dictionary(grouping: elements) { Owner(account: $0.account, region: $0.region) }
                for (owner, elements) in groups {
                    let service = client.service("xray", region: owner.region, account: owner.account)
                    do throws(NeighbourError) {
                        let refused = try await XRayNeighbour(service).put(elements.map(\.text))
                        losses.add(refused.count, because: refused.first ?? "")
                    } catch {
                        losses.add(elements.count, because: "\(error)")
                    }
                }
            }
        }
    }

    /// - Parameter document: a segment in JSON.
    func offer(_ document: Data, of function: TracedFunction) {
        let element = Element(
            text: String(decoding: document, as: UTF8.self),
            account: function.account,
            region: function.region
        )
        if !queue.offer(element, weight: document.count) {
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
    }
}
