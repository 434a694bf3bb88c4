import Events
import Gateway
import LambdaAPI
import Synchronization

/// Accepts events of the function `known` and remembers them and what is asked of them.
final class FakeEvents: AsynchronousInvocations {
    let accepted = Mutex<[AsynchronousInvocation]>([])
    let selections = Mutex<[EventSelection]>([])

    func accept(_ invocation: AsynchronousInvocation) async throws(APIError) {
        guard invocation.function == "known" else {
            throw .resourceNotFoundException("Function not found: \(invocation.function)")
        }
        accepted.withLock { $0.append(invocation) }
    }

    func list(_ selection: EventSelection, after cursor: String?, limit: Int) async throws(APIError) -> EventPage {
        selections.withLock { $0.append(selection) }
        return EventPage(events: [], cursor: cursor, counts: ["dead": limit], delivered: 0, deliveryFailures: 0)
    }

    func show(_ selection: EventSelection) async throws(APIError) -> EventDetails {
        throw .resourceNotFoundException("There is no event \(selection.id ?? "").")
    }

    func redrive(_ selection: EventSelection) async throws(APIError) -> Int {
        selections.withLock { $0.append(selection) }
        return 3
    }

    func purge(_ selection: EventSelection) async throws(APIError) -> Int {
        selections.withLock { $0.append(selection) }
        return 2
    }
}
