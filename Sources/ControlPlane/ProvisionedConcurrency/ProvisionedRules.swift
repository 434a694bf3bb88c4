import LambdaAPI

/// Which versions and aliases can have provisioned concurrency; texts recorded from the service unless said otherwise.
enum ProvisionedRules {
    static let unpublished = APIError.invalidParameterValueException(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
    )

    static let notPublished = APIError.invalidParameterValueException(
        "The function resource provided must be an alias or a published version."
    )

    static let notConfigured = APIError.provisionedConcurrencyConfigNotFoundException(
        "No Provisioned Concurrency Config found for this function"
    )

    static let versionIsProvisioned = APIError.resourceConflictException(
        "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
    )

    static let aliasIsProvisioned = APIError.resourceConflictException(
        "Version is pointed by a Provisioned Concurrency alias"
    )

    /// Our own words: the service documents that the two exclude each other.
    static let startsFromSnapshot = APIError.invalidParameterValueException(
        "Provisioned Concurrency is not supported for versions with SnapStart."
    )
}

extension ControlPlane {
    /// Refuses versions of an alias that cannot have its provisioned concurrency.
    func checkProvisionable(_ alias: AliasRecord, of function: FunctionRecord) async throws(APIError) {
        for version in alias.versions {
            guard case .version(let number) = FunctionTarget(qualifier: version) else {
                throw ProvisionedRules.unpublished
            }
            guard try await store.provisionedConcurrency(version, of: function.key) == nil else {
                throw ProvisionedRules.versionIsProvisioned
            }
            try await checkNoSnapshot(try await store.version(number, of: function.key)?.value)
        }
    }

    /// Refuses a version that cannot have provisioned concurrency of its own.
    func checkProvisionable(_ version: VersionRecord, of function: FunctionRecord) async throws(APIError) {
        for alias in try await store.aliases(of: function.key, naming: String(version.number)) {
            guard try await store.provisionedConcurrency(alias.name, of: function.key) == nil else {
                throw ProvisionedRules.aliasIsProvisioned
            }
        }
        try await checkNoSnapshot(version)
    }

    private func checkNoSnapshot(_ version: VersionRecord?) async throws(APIError) {
        guard version?.settings.snapStart != "PublishedVersions" else { throw ProvisionedRules.startsFromSnapshot }
    }
}
