import LambdaAPI
import Logging
import Storage

extension ControlPlane {
    /// Brings a mapping in the background to the state that a commit has promised.
    func begin(_ transition: EventSourceTransitionRecord) {
        tasks.start { await self.settleRepeatedly(transition) }
    }

    /// Takes up what was promised before the server ended.
    func resumeEventSourceTransitions() async throws(APIError) {
        var last: String?
        while true {
            let page: [FunctionStore.Stored<EventSourceTransitionRecord>] = try await store.values(
                in: RecordNames.eventSourceTransitions,
                prefix: "",
                after: last,
                limit: 100
            )
            for stored in page {
                begin(stored.value)
                last = stored.id
            }
            if page.isEmpty { return }
        }
    }

    /// Tries until the outcome is committed: a mapping must not stay between two states because the storage failed once.
    private func settleRepeatedly(_ transition: EventSourceTransitionRecord) async {
        guard await hold(since: transition.began) else { return }
        while !Task.isCancelled {
            do {
                try await settle(transition)
                return
            } catch {
                logger.error(
                    "the end of a change of an event source mapping cannot be stored, trying again",
                    metadata: ["mapping": "\(transition.uuid)", "reason": "\(error.message ?? error.code)"]
                )
                try? await clock.sleep(for: .seconds(1))
            }
        }
    }

    private func settle(_ transition: EventSourceTransitionRecord) async throws(APIError) {
        while true {
            let stored: FunctionStore.Stored<EventSourceMappingRecord>? = try await store.value(transition.mapping)
            var changes: [RecordChange] = [.delete(transition.key, expecting: .any)]
            if let stored {
                var record = stored.value
                switch record.lifecycle.handle(.settled) {
                case .keep:
                    record.lastModified = timestamp
                    changes.append(try .put(record, expecting: .version(stored.version)))
                case .remove:
                    changes.append(.delete(record.key, expecting: .version(stored.version)))
                    changes += record.claims.map { .delete($0, expecting: .any) }
                case .settle, .refuse, .ignore:
                    break
                }
            }
            if try await store.commit(changes) { return }
        }
    }
}
