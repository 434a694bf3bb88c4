import LambdaAPI
import Storage

extension ControlPlane {
    /// What ends the change of a mapping that is under way.
    func settledMapping(_ key: RecordKey) async throws(APIError) -> [RecordChange] {
        let stored: FunctionStore.Stored<EventSourceMappingRecord>? = try await store.value(key)
        guard let stored else { return [] }
        var record = stored.value
        switch record.lifecycle.handle(.settled) {
        case .keep:
            record.lastModified = timestamp
            return [try .put(record, expecting: .version(stored.version))]
        case .remove:
            return [.delete(key, expecting: .version(stored.version)), .delete(record.tagsKey, expecting: .any)]
                + record.claims.map { .delete($0, expecting: .any) }
        case .settle, .refuse, .ignore:
            return []
        }
    }
}
