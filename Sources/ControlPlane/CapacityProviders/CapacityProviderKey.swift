import LambdaAPI

/// The capacity provider that a request names.
struct CapacityProviderKey: Sendable, Hashable {
    let account: String
    let region: String
    let name: String

    init(account: String, region: String, name: String) {
        self.account = account
        self.region = region
        self.name = name
    }

    /// - Parameter identifier: a name or an ARN that fits the model's pattern.
    /// - Throws: AccessDeniedException for a provider of another account, ResourceNotFoundException for one of another
    ///   region.
    init(_ identifier: String?, caller: Caller) throws(APIError) {
        guard let identifier else { throw .missing("capacityProviderName") }
        let parts = identifier.split(separator: ":", omittingEmptySubsequences: false)
        var name = identifier
        if parts.count == 7 {
            guard parts[4] == caller.account else { throw .accessDeniedException(nil) }
            guard parts[3] == caller.region else { throw .capacityProviderNotFound(identifier) }
            name = String(parts[6])
        }
        self.init(account: caller.account, region: caller.region, name: name)
    }

    var arn: String {
        let partition = LambdaARN.partition(ofRegion: region)
        return "arn:\(partition):lambda:\(region):\(account):capacity-provider:\(name)"
    }
}

extension APIError {
    static func capacityProviderNotFound(_ arn: String) -> APIError {
        .resourceNotFoundException("Capacity provider not found: \(arn)")
    }

    static func capacityProviderBusy(_ arn: String, state: String) -> APIError {
        .resourceConflictException(
            "The operation cannot be performed at this time. The capacity provider \(arn) is currently in the following"
                + " state: '\(state)'"
        )
    }
}
