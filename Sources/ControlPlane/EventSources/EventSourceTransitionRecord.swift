import LambdaAPI
import Storage

/// A change of an event source mapping that is not finished: what a start takes up again.
struct EventSourceTransitionRecord: Codable, Sendable, Equatable {
    var uuid: String
    var account: String
    var region: String
    /// Milliseconds since 1970.
    var began: Int64

    var mapping: RecordKey {
        RecordNames.eventSourceMapping(uuid, account: account, region: region)
    }

    var key: RecordKey {
        RecordKey(collection: RecordNames.eventSourceTransitions, id: mapping.id)
    }

    /// The change that makes it known; several follow each other under one key.
    var put: RecordChange {
        get throws(APIError) { try .put(key, self, packages: [], expecting: .any) }
    }
}

extension EventSourceMappingRecord {
    func transition(began: Int64) -> EventSourceTransitionRecord {
        EventSourceTransitionRecord(uuid: uuid, account: account, region: region, began: began)
    }
}
