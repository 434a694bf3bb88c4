import Foundation
import LambdaAPI
import Storage

extension ControlPlane {
    func provider(
        _ key: CapacityProviderKey
    ) async throws(APIError) -> FunctionStore.Stored<CapacityProviderRecord> {
        guard
            let stored: FunctionStore.Stored<CapacityProviderRecord> = try await store.value(
                RecordNames.capacityProvider(key)
            )
        else { throw .capacityProviderNotFound(key.arn) }
        return stored
    }

    /// Decides on the newest record of a provider and commits that.
    ///
    /// - Parameter decide: called with the record, perhaps several times; throws the refusal, and says whether there is
    ///   something to be done in the background.
    func reviseProvider(
        _ key: CapacityProviderKey,
        _ decide: (inout CapacityProviderRecord) throws(APIError) -> CapacityProviderLifecycle.Action
    ) async throws(APIError) -> CapacityProvider {
        for _ in 0..<1000 {
            let stored = try await provider(key)
            var record = stored.value
            let action = try decide(&record)
            if action == .refuse {
                throw .capacityProviderBusy(key.arn, state: stored.value.lifecycle.state.rawValue)
            }
            record.lastModified = timestamp
            var changes: [RecordChange] = [try .put(record, expecting: .version(stored.version))]
            let transition = ResourceTransitionRecord(of: RecordNames.capacityProvider(key), began: timestamp)
            if action == .settle { changes.append(try transition.put) }
            guard try await store.commit(changes) else { continue }
            if action == .settle { begin(transition) }
            return record.view
        }
        throw .serviceException("The capacity provider changes too often.")
    }

    /// What ends the change of a provider that is under way.
    func settledProvider(_ key: RecordKey) async throws(APIError) -> [RecordChange] {
        let stored: FunctionStore.Stored<CapacityProviderRecord>? = try await store.value(key)
        guard let stored else { return [] }
        var record = stored.value
        switch record.lifecycle.handle(.settled) {
        case .keep: return [try .put(record, expecting: .version(stored.version))]
        case .remove:
            return
                [.delete(key, expecting: .version(stored.version)), .delete(record.tagsKey, expecting: .any)]
        case .settle, .refuse, .ignore: return []
        }
    }
}

extension CapacityProviderRecord {
    /// As responses show it.
    var view: CapacityProvider {
        CapacityProvider(
            capacityProviderArn: key.arn,
            state: CapacityProviderState(rawValue: lifecycle.state.rawValue),
            vpcConfig: network,
            permissionsConfig: permissions,
            instanceRequirements: instances,
            capacityProviderScalingConfig: scaling,
            kmsKeyArn: keyARN,
            lastModified: APIDate.milliseconds(Date(timeIntervalSince1970: Double(lastModified) / 1000)),
            propagateTags: tagPropagation,
            telemetryConfig: telemetry
        )
    }
}
