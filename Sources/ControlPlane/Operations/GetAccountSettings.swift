package import LambdaAPI
import Storage

extension ControlPlane {
    /// Bytes of the files of one function with its layers.
    private static let unzippedCode = 262_144_000
    /// Bytes of one package that comes within a request.
    private static let zippedCode = 52_428_800

    /// What an account may have in a region, and what it has.
    package func getAccountSettings(
        _ request: GetAccountSettingsRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetAccountSettingsResponse {
        let totals = try await store.totals(account: caller.account, region: caller.region)
        let account: FunctionStore.Stored<AccountRecord>? = try await store.value(
            RecordNames.account(caller.account, region: caller.region)
        )
        return GetAccountSettingsResponse(
            accountLimit: AccountLimit(
                totalCodeSize: configuration.codeStorage,
                codeSizeUnzipped: Self.unzippedCode,
                codeSizeZipped: Self.zippedCode,
                concurrentExecutions: configuration.accountConcurrency,
                unreservedConcurrentExecutions: configuration.accountConcurrency - (account?.value.claimed ?? 0)
            ),
            accountUsage: AccountUsage(
                totalCodeSize: Int(totals.values.reduce(0) { $0 + $1.amount }),
                functionCount: totals[RecordNames.functions]?.count ?? 0
            )
        )
    }
}
