package import LambdaAPI
import Storage

extension ControlPlane {
    /// Makes a code signing configuration; code of others is let in with a warning unless the request says otherwise.
    package func createCodeSigningConfig(
        _ request: CreateCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> CreateCodeSigningConfigResponse {
        try TagRules.check(request.tags ?? [:])
        while true {
            let record = CodeSigningConfigRecord(
                account: caller.account,
                region: caller.region,
                id: CodeSigningConfigRecord.newID(),
                description: request.description,
                publishers: request.allowedPublishers?.signingProfileVersionArns ?? [],
                policy: request.codeSigningPolicies?.untrustedArtifactOnDeployment?.rawValue
                    ?? CodeSigningConfigRecord.warn,
                lastModified: timestamp
            )
            var changes = [try RecordChange.put(record, expecting: .absent)]
            if let tags = request.tags, !tags.isEmpty {
                changes.append(try .tags(tags, at: Self.tags(of: record)))
            }
            if try await store.commit(changes) {
                return CreateCodeSigningConfigResponse(codeSigningConfig: record.view)
            }
        }
    }

    /// Where the tags of a configuration are.
    static func tags(of config: CodeSigningConfigRecord) -> RecordKey {
        RecordNames.tags(.codeSigningConfig, account: config.account, region: config.region, name: config.id)
    }
}
