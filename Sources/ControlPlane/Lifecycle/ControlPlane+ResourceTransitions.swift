import LambdaAPI
import Logging
import Storage

extension ControlPlane {
    /// Brings a resource in the background to the state that a commit has promised.
    func begin(_ transition: ResourceTransitionRecord) {
        tasks.start { await self.settleRepeatedly(transition) }
    }

    /// Takes up what was promised before the server ended.
    func resumeResourceTransitions() async throws(APIError) {
        var last: String?
        while true {
            let page: [FunctionStore.Stored<ResourceTransitionRecord>] = try await store.values(
                in: RecordNames.resourceTransitions,
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

    /// Tries until the outcome is committed: a resource must not stay between two states because the storage failed once.
    private func settleRepeatedly(_ transition: ResourceTransitionRecord) async {
        guard await hold(since: transition.began) else { return }
        while !Task.isCancelled {
            do {
                try await settle(transition)
                return
            } catch {
                logger.error(
                    "the end of a change cannot be stored, trying again",
                    metadata: ["resource": "\(transition.resource)", "reason": "\(error.message ?? error.code)"]
                )
                try? await clock.sleep(for: .seconds(1))
            }
        }
    }

    private func settle(_ transition: ResourceTransitionRecord) async throws(APIError) {
        while true {
            var changes: [RecordChange] = [.delete(transition.key, expecting: .any)]
            switch transition.collection {
            case RecordNames.eventSourceMappings: changes += try await settledMapping(transition.resource)
            case RecordNames.capacityProviders: changes += try await settledProvider(transition.resource)
            case RecordNames.functions, RecordNames.versions: changes += try await restored(transition.resource)
            default: break
            }
            if try await store.commit(changes) { return }
        }
    }
}
