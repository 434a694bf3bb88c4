import Execution
import LambdaAPI
import Storage

// An invocation of an Inactive function fails, and makes it Active again.
extension ControlPlane {
    /// Begins to make an Inactive version Active, unless somebody has begun already.
    func wake(_ route: RouteKey) async throws(APIError) {
        guard let change = try await change(of: route, by: .invoked) else { return }
        let transition = ResourceTransitionRecord(of: change.key, began: timestamp)
        // The invocation fails, and is a use all the same: else the function would be idle as soon as it is active.
        let key = RecordNames.lastUse(route.function)
        let known: FunctionStore.Stored<LastUseRecord>? = try await store.value(key)
        var uses = known?.value ?? LastUseRecord()
        uses.uses[route.qualifier] = timestamp
        let use = try RecordChange.put(key, uses, packages: [], expecting: .any)
        if try await store.commit([change, try transition.put, use]) { begin(transition) }
    }

    /// What ends the Pending of a function that was Inactive.
    func restored(_ key: RecordKey) async throws(APIError) -> [RecordChange] {
        if key.collection == RecordNames.functions {
            let stored: FunctionStore.Stored<FunctionRecord>? = try await store.value(key)
            guard let record = stored?.value, record.lifecycle.isRestoring, let settings = record.effective else {
                return []
            }
            let route = RouteKey(function: record.key, qualifier: FunctionTarget.latestQualifier)
            return try await restored(route, settings)
        }
        let stored: FunctionStore.Stored<VersionRecord>? = try await store.value(key)
        guard let record = stored?.value, record.lifecycle.isRestoring,
            let function = RecordNames.function(ofVersion: key.id)
        else { return [] }
        return try await restored(RouteKey(function: function, qualifier: String(record.number)), record.settings)
    }

    private func restored(_ route: RouteKey, _ settings: FunctionSettings) async throws(APIError) -> [RecordChange] {
        let event: FunctionLifecycle.Event
        do {
            // The next invocation finds it again at once, and publishes it.
            _ = try await prepare(FunctionSnapshot(settings, of: route.function, version: route.qualifier))
            event = .prepared
        } catch {
            event = .preparationFailed(FunctionLifecycle.Reason(code: error.reasonCode, text: error.reason))
        }
        return try await change(of: route, by: event).map { [$0] } ?? []
    }

    /// The record of a version after an event; nil when the event changes nothing.
    func change(of route: RouteKey, by event: FunctionLifecycle.Event) async throws(APIError) -> RecordChange? {
        switch FunctionTarget(qualifier: route.qualifier) {
        case .latest:
            guard var stored = try await store.function(route.function),
                stored.value.lifecycle.handle(event) != .ignore
            else { return nil }
            return try .put(stored.value, expecting: .version(stored.version))
        case .version(let number):
            guard var stored = try await store.version(number, of: route.function),
                stored.value.lifecycle.handle(event) != .ignore
            else { return nil }
            return try .put(stored.value, of: route.function, expecting: .version(stored.version))
        case .alias:
            return nil
        }
    }
}

extension APIError {
    /// The function was idle for long; by this invocation it becomes active again.
    static let functionInactive = APIError.resourceNotReadyException(
        "The function is inactive and is being restored. Wait until its state is Active and try again."
    )
}
