import Crypto
import Foundation
import LambdaAPI
import Storage

extension EventSourceMappingRecord {
    var arn: String {
        let partition = LambdaARN.partition(ofRegion: region)
        return "arn:\(partition):lambda:\(region):\(account):event-source-mapping:\(uuid)"
    }

    var key: RecordKey {
        RecordNames.eventSourceMapping(uuid, account: account, region: region)
    }

    /// Where its tags are kept.
    var tagsKey: RecordKey {
        RecordNames.tags(.eventSourceMapping, account: account, region: region, name: uuid)
    }

    /// The records that only one mapping can have, so that no two join the same source and function.
    var claims: [RecordKey] {
        source.identities.map { identity in
            let text = functionARN + "\n" + identity
            let digest = SHA256.hash(data: Data(text.utf8)).hexadecimal
            let scope = RecordNames.scope(account: account, region: region)
            return RecordKey(collection: RecordNames.eventSourceClaims, id: scope + digest)
        }
    }
}

/// Says which mapping joins a source and a function.
struct EventSourceClaimRecord: Codable, Sendable, Equatable {
    var uuid: String
}

extension RecordNames {
    static let eventSourceMappings = "event-source-mappings"
    static let eventSourceClaims = "event-source-claims"

    static func eventSourceMapping(_ uuid: String, account: String, region: String) -> RecordKey {
        RecordKey(collection: eventSourceMappings, id: scope(account: account, region: region) + uuid)
    }
}
