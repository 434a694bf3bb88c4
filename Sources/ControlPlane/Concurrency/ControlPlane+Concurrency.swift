import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    func account(of function: FunctionKey) async throws(APIError) -> FunctionStore.Stored<AccountRecord>? {
        try await store.value(RecordNames.account(of: function))
    }

    /// The change of the account's record that goes with a change of what a function claims.
    ///
    /// - Parameter stored: the account's record as it was when the change was decided.
    func claim(
        _ concurrency: Int,
        for function: FunctionKey,
        in stored: FunctionStore.Stored<AccountRecord>?
    ) throws(APIError) -> RecordChange {
        var account =
            stored?.value ?? AccountRecord(account: function.account, region: function.region, claims: [:])
        account.claims[function.name] = concurrency > 0 ? concurrency : nil
        return try .put(
            RecordNames.account(of: function),
            account,
            packages: [],
            expecting: stored.map { .version($0.version) } ?? .absent
        )
    }

    /// The change that takes all that a function claims back; nil when that is nothing.
    func unclaim(_ record: FunctionRecord) async throws(APIError) -> RecordChange? {
        guard record.concurrencyClaim > 0 else { return nil }
        return try claim(0, for: record.key, in: try await account(of: record.key))
    }

    /// Changes what a function claims, in one commit with the account's sum, and enforces it from then on.
    func reviseConcurrency<Value>(
        _ reference: FunctionReference,
        missing: APIError,
        _ decide: (inout FunctionRecord, AccountRecord?) async throws(APIError) -> ([RecordChange], Value)
    ) async throws(APIError) -> Value {
        let value = try await revise(reference, missing: missing) { record async throws(APIError) in
            let account = try await self.account(of: record.key)
            var changed = record
            var (changes, value) = try await decide(&changed, account?.value)
            if changed.concurrencyClaim != record.concurrencyClaim {
                changes.append(try self.claim(changed.concurrencyClaim, for: record.key, in: account))
            }
            return changed == record && changes.isEmpty
                ? Decision.keep(value) : .change(changed, also: changes, value)
        }
        try await enforceConcurrency(of: reference.key)
        return value
    }

    /// Has what is stored hold for every invocation from now on.
    func enforceConcurrency(of function: FunctionKey) async throws(APIError) {
        try await sections.run(function) { () async throws(APIError) in
            guard let record = try await self.store.function(function)?.value else { return }
            await self.preparer.limit(record.onDemandLimit, of: function)
        }
        try await enforceAccount(of: function)
    }

    /// The same for what the other functions of the account share.
    func enforceAccount(of function: FunctionKey) async throws(APIError) {
        // No function has an empty name: this is the section of the account.
        let account = FunctionKey(account: function.account, region: function.region, name: "")
        try await sections.run(account) { () async throws(APIError) in
            guard let record = try await self.account(of: function)?.value else { return }
            await self.limit(record)
        }
    }

    /// At the start: what the functions of each account share.
    func resumeAccounts() async throws(APIError) {
        var last: String?
        while true {
            let page: [FunctionStore.Stored<AccountRecord>] = try await store.values(
                in: RecordNames.accounts,
                prefix: "",
                after: last,
                limit: 100
            )
            for stored in page {
                await limit(stored.value)
                last = stored.id
            }
            if page.isEmpty { return }
        }
    }

    private func limit(_ record: AccountRecord) async {
        await preparer.limit(
            unreserved: max(0, configuration.accountConcurrency - record.claimed),
            account: record.account,
            region: record.region
        )
    }
}
