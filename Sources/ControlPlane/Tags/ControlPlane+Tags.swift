import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    /// The tags of a resource.
    func tags(of resource: TaggedResource) async throws(APIError) -> [String: String] {
        if resource.kind == .function {
            guard let function = try await store.function(resource.functionKey) else { throw resource.notFound }
            return function.value.tags
        }
        guard try await store.record(resource.owner) != nil else { throw resource.notFound }
        let stored: FunctionStore.Stored<TagsRecord>? = try await store.value(RecordNames.tags(resource))
        return stored?.value.tags ?? [:]
    }

    /// Changes the tags of a resource; for a function that is a new revision (recorded from the service).
    func changeTags(
        of resource: TaggedResource,
        _ change: (inout [String: String]) throws(APIError) -> Void
    ) async throws(APIError) {
        for _ in 0..<1000 {
            let changes =
                if resource.kind == .function {
                    try await functionTagChanges(resource, change)
                } else {
                    try await otherTagChanges(resource, change)
                }
            if try await store.commit(changes) { return }
        }
        throw .serviceException("The tags change too often.")
    }

    private func functionTagChanges(
        _ resource: TaggedResource,
        _ change: (inout [String: String]) throws(APIError) -> Void
    ) async throws(APIError) -> [RecordChange] {
        guard let stored = try await store.function(resource.functionKey) else { throw resource.notFound }
        var record = stored.value
        try change(&record.tags)
        record.revisionID = Identity.make()
        return [try .put(record, expecting: .version(stored.version))]
    }

    private func otherTagChanges(
        _ resource: TaggedResource,
        _ change: (inout [String: String]) throws(APIError) -> Void
    ) async throws(APIError) -> [RecordChange] {
        guard let owner = try await store.record(resource.owner) else { throw resource.notFound }
        let key = RecordNames.tags(resource)
        let stored: FunctionStore.Stored<TagsRecord>? = try await store.value(key)
        var tags = stored?.value.tags ?? [:]
        try change(&tags)
        // The owner is written as it was, so that its deletion and this change do not miss each other.
        return [
            .put(owner.key, value: owner.value, blobs: owner.blobs, expecting: .version(owner.version)),
            try .tags(tags, at: key, expecting: stored.map { .version($0.version) } ?? .absent),
        ]
    }
}

extension TaggedResource {
    var functionKey: FunctionKey { FunctionKey(account: account, region: region, name: name) }
}
