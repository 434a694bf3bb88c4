import LambdaAPI
import Storage

/// What is kept about a capacity provider.
struct CapacityProviderRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    var name: String
    var lifecycle: CapacityProviderLifecycle
    var network: CapacityProviderVpcConfig
    var permissions: CapacityProviderPermissionsConfig
    var instances: InstanceRequirements
    var scaling: CapacityProviderScalingConfig
    var keyARN: String?
    var tagPropagation: PropagateTags?
    var telemetry: CapacityProviderTelemetryConfig?
    /// Milliseconds since 1970.
    var lastModified: Int64

    var key: CapacityProviderKey {
        CapacityProviderKey(account: account, region: region, name: name)
    }

    /// Where its tags are kept.
    var tagsKey: RecordKey {
        RecordNames.tags(.capacityProvider, account: account, region: region, name: name)
    }
}

extension RecordNames {
    static let capacityProviders = "capacity-providers"

    static func capacityProvider(_ key: CapacityProviderKey) -> RecordKey {
        RecordKey(collection: capacityProviders, id: scope(account: key.account, region: key.region) + key.name)
    }
}

extension RecordChange {
    static func put(_ record: CapacityProviderRecord, expecting: Expectation) throws(APIError) -> RecordChange {
        try put(RecordNames.capacityProvider(record.key), record, packages: [], expecting: expecting)
    }
}
