import LambdaAPI
import Storage

/// What an ARN of the tag operations names.
struct TaggedResource: Sendable, Equatable {
    /// The kinds of resources that have tags, as their ARNs write them.
    enum Kind: String, Sendable {
        case function
        case layer
        case codeSigningConfig = "code-signing-config"
        case eventSourceMapping = "event-source-mapping"
        case capacityProvider = "capacity-provider"
    }

    var kind: Kind
    var account: String
    var region: String
    /// The name or the id of the resource.
    var name: String
    /// How the request named it.
    var arn: String
}

extension TaggedResource {
    /// The resource that a request names.
    ///
    /// - Parameter arn: fits the model's pattern.
    /// - Throws: AccessDeniedException for a resource of another account; InvalidParameterValueException for a version
    ///   or an alias, whether or not it exists (recorded from the service).
    init(_ arn: String?, caller: Caller) throws(APIError) {
        guard let arn else { throw .missing("resource") }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 7, let kind = Kind(rawValue: parts[5]) else {
            throw .resourceNotFoundException("The resource you requested does not exist.")
        }
        self.init(kind: kind, account: parts[4], region: parts[3], name: parts[6], arn: arn)
        guard account == caller.account else { throw .accessDeniedException(nil) }
        if kind == .function, parts.count > 7 {
            throw .invalidParameterValueException(
                "Tags on function aliases and versions are not supported. Please specify a function ARN."
            )
        }
        guard region == caller.region else { throw notFound }
    }

    /// What is said when there is no such resource. Those for functions, mappings and providers are recorded from the
    /// service; that for configurations is its text elsewhere.
    var notFound: APIError {
        switch kind {
        case .function: .functionNotFound(arn)
        case .layer: .resourceNotFoundException("Layer not found: \(arn)")
        case .codeSigningConfig: .codeSigningConfigMissing(arn)
        case .eventSourceMapping: .resourceNotFoundException("Event source mapping not found: \(arn)")
        case .capacityProvider: .resourceNotFoundException("Capacity provider not found: \(arn)")
        }
    }

    /// The record that exists as long as the resource does; that of a function holds its tags itself.
    var owner: RecordKey {
        let collection =
            switch kind {
            case .function: RecordNames.functions
            case .layer: RecordNames.layers
            case .codeSigningConfig: RecordNames.codeSigningConfigs
            case .eventSourceMapping: RecordNames.eventSourceMappings
            case .capacityProvider: RecordNames.capacityProviders
            }
        return RecordKey(collection: collection, id: RecordNames.scope(account: account, region: region) + name)
    }
}
