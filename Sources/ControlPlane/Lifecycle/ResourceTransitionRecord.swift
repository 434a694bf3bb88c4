import LambdaAPI
import Storage

/// A change of a resource that is not finished, other than the making or changing of a function: what a start takes up again.
///
/// It is written in the commit that begins the change and deleted in the one that ends it.
struct ResourceTransitionRecord: Codable, Sendable, Equatable {
    /// The record of the resource: its collection…
    var collection: String
    /// …and its id.
    var id: String
    /// Milliseconds since 1970.
    var began: Int64

    init(of resource: RecordKey, began: Int64) {
        self.collection = resource.collection
        self.id = resource.id
        self.began = began
    }

    var resource: RecordKey { RecordKey(collection: collection, id: id) }

    var key: RecordKey {
        RecordKey(collection: RecordNames.resourceTransitions, id: "\(collection)/\(id)")
    }

    /// The change that makes it known; several follow each other under one key.
    var put: RecordChange {
        get throws(APIError) { try .put(key, self, packages: [], expecting: .any) }
    }
}

extension RecordNames {
    static let resourceTransitions = "resource-transitions"
}
