package import LambdaAPI

extension ControlPlane {
    /// Bytes of the code of all functions, versions and layers that the service keeps for an account in a region.
    private static let codeStorage = 80_530_636_800
    /// Bytes of the files of one function with its layers.
    private static let unzippedCode = 262_144_000
    /// Bytes of one package that comes within a request.
    private static let zippedCode = 52_428_800

    /// What an account may have in a region, and what it has: counted now.
    package func getAccountSettings(
        _ request: GetAccountSettingsRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetAccountSettingsResponse {
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        let functions: (count: Int, bytes: Int) = try await usage(of: RecordNames.functions, scope) {
            (function: FunctionRecord) in function.shown.code.size
        }
        // The same code counts again with each version (recorded).
        let versions = try await usage(of: RecordNames.versions, scope) {
            (version: VersionRecord) in version.settings.code.size
        }
        let layers = try await usage(of: RecordNames.layerVersions, scope) {
            (version: LayerVersionRecord) in version.codeSize
        }
        let account: FunctionStore.Stored<AccountRecord>? = try await store.value(
            RecordNames.account(caller.account, region: caller.region)
        )
        return GetAccountSettingsResponse(
            accountLimit: AccountLimit(
                totalCodeSize: Self.codeStorage,
                codeSizeUnzipped: Self.unzippedCode,
                codeSizeZipped: Self.zippedCode,
                concurrentExecutions: configuration.accountConcurrency,
                unreservedConcurrentExecutions: configuration.accountConcurrency - (account?.value.claimed ?? 0)
            ),
            accountUsage: AccountUsage(
                totalCodeSize: functions.bytes + versions.bytes + layers.bytes,
                functionCount: functions.count
            )
        )
    }

    private func usage<Value: Decodable & Sendable>(
        of collection: String,
        _ scope: String,
        _ bytes: (Value) -> Int
    ) async throws(APIError) -> (count: Int, bytes: Int) {
        var sum = (count: 0, bytes: 0)
        var last: String?
        while true {
            let page: [FunctionStore.Stored<Value>] = try await store.values(
                in: collection,
                prefix: scope,
                after: last,
                limit: 500
            )
            for record in page {
                sum.count += 1
                sum.bytes += bytes(record.value)
            }
            guard let end = page.last else { return sum }
            last = end.id
        }
    }
}
