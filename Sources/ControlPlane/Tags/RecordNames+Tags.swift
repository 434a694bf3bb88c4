import LambdaAPI
import Storage

extension RecordNames {
    static let tags = "tags"

    /// Where the tags of a resource are kept that is no function. Whoever deletes the resource deletes them too.
    static func tags(_ kind: TaggedResource.Kind, account: String, region: String, name: String) -> RecordKey {
        RecordKey(collection: tags, id: scope(account: account, region: region) + kind.rawValue + "/" + name)
    }

    static func tags(_ resource: TaggedResource) -> RecordKey {
        tags(resource.kind, account: resource.account, region: resource.region, name: resource.name)
    }
}

extension RecordChange {
    /// The tags that a resource has from now on.
    ///
    /// - Parameter key: from ``RecordNames/tags(_:account:region:name:)``.
    static func tags(
        _ tags: [String: String],
        at key: RecordKey,
        expecting: Expectation = .any
    ) throws(APIError) -> RecordChange {
        guard !tags.isEmpty else { return .delete(key, expecting: expecting) }
        return try put(key, TagsRecord(tags: tags), packages: [], expecting: expecting)
    }
}
