package import LambdaAPI
import Storage

extension ControlPlane {
    /// A code signing configuration.
    package func getCodeSigningConfig(
        _ request: GetCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetCodeSigningConfigResponse {
        let config = try await requiredCodeSigningConfig(request.codeSigningConfigArn, caller)
        return GetCodeSigningConfigResponse(codeSigningConfig: config.value.view)
    }

    /// Changes what the request names; with nothing named, nothing changes.
    package func updateCodeSigningConfig(
        _ request: UpdateCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> UpdateCodeSigningConfigResponse {
        while true {
            let stored = try await requiredCodeSigningConfig(request.codeSigningConfigArn, caller)
            var record = stored.value
            record.description = request.description ?? record.description
            record.publishers = request.allowedPublishers?.signingProfileVersionArns ?? record.publishers
            record.policy =
                request.codeSigningPolicies?.untrustedArtifactOnDeployment?.rawValue ?? record.policy
            guard record != stored.value else { return UpdateCodeSigningConfigResponse(codeSigningConfig: record.view) }
            record.lastModified = timestamp
            if try await store.commit([try .put(record, expecting: .version(stored.version))]) {
                return UpdateCodeSigningConfigResponse(codeSigningConfig: record.view)
            }
        }
    }

    /// Deletes a configuration that no function is under.
    ///
    /// - Throws: ResourceConflictException for one in use; the service's text is not known.
    package func deleteCodeSigningConfig(
        _ request: DeleteCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) {
        while true {
            let stored = try await requiredCodeSigningConfig(request.codeSigningConfigArn, caller)
            let config = stored.value
            guard try await uses(of: config, after: nil, limit: 1).isEmpty else {
                throw .resourceConflictException(
                    "Cannot delete the code signing configuration \(config.arn) because functions use it."
                )
            }
            let key = RecordNames.codeSigningConfig(config.id, account: config.account, region: config.region)
            let changes: [RecordChange] = [
                .delete(key, expecting: .version(stored.version)), .delete(Self.tags(of: config), expecting: .any),
            ]
            if try await store.commit(changes) { return }
        }
    }

    private static let configList = "code signing configurations"

    /// The configurations of an account and region, in the order of their ids.
    package func listCodeSigningConfigs(
        _ request: ListCodeSigningConfigsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListCodeSigningConfigsResponse {
        let marker = try PageMarker.parse(request.marker, list: Self.configList)
        let size = PageSize.of(request.maxItems)
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        let found: [FunctionStore.Stored<CodeSigningConfigRecord>] = try await store.values(
            in: RecordNames.codeSigningConfigs,
            prefix: scope,
            after: marker?.function.map { scope + $0 },
            limit: size + 1
        )
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(list: Self.configList, function: last.value.id, version: 0).text
        }
        return ListCodeSigningConfigsResponse(nextMarker: next, codeSigningConfigs: page.map(\.value.view))
    }

    private static let useList = "functions of a code signing configuration"

    /// The functions that are under a configuration, in the order of their names.
    package func listFunctionsByCodeSigningConfig(
        _ request: ListFunctionsByCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListFunctionsByCodeSigningConfigResponse {
        let config = try await requiredCodeSigningConfig(request.codeSigningConfigArn, caller).value
        let marker = try PageMarker.parse(request.marker, list: Self.useList)
        let size = PageSize.of(request.maxItems)
        let found = try await uses(of: config, after: marker?.function, limit: size + 1)
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(list: Self.useList, function: last, version: 0).text
        }
        let arns = page.map { LambdaARN.functionARN(region: config.region, account: config.account, name: $0) }
        return ListFunctionsByCodeSigningConfigResponse(nextMarker: next, functionArns: arns)
    }

    private func uses(
        of config: CodeSigningConfigRecord,
        after name: String?,
        limit: Int
    ) async throws(APIError) -> [String] {
        let prefix = RecordNames.codeSigningUsePrefix(config)
        let found: [FunctionStore.Stored<CodeSigningUseRecord>] = try await store.values(
            in: RecordNames.codeSigningUses,
            prefix: prefix,
            after: name.map { prefix + $0 },
            limit: limit
        )
        return found.map(\.value.functionName)
    }
}
