import Execution
import LambdaAPI
import Logging
import Storage
import Synchronization

extension ControlPlane {
    /// At the start: every function that has provisioned concurrency gets its environments again.
    func resumeProvisioned() async throws(APIError) {
        var last: String?
        var functions: Set<FunctionKey> = []
        while true {
            let page: [FunctionStore.Stored<ProvisionedConcurrencyRecord>] = try await store.values(
                in: RecordNames.provisionedConcurrency,
                prefix: "",
                after: last,
                limit: 100
            )
            for record in page.map(\.value) {
                functions.insert(
                    FunctionKey(account: record.account, region: record.region, name: record.function)
                )
            }
            guard let end = page.last else { break }
            last = end.id
        }
        for function in functions { provision(function) }
    }

    /// In the background: has the environments started that the function's versions and aliases are to have, and those
    /// ended that they are not to have any more.
    func provision(_ function: FunctionKey) {
        tasks.start { await self.provisionRepeatedly(function) }
    }

    private func provisionRepeatedly(_ function: FunctionKey) async {
        while !Task.isCancelled {
            do {
                try await provisionNow(function)
                provisionFailures.withLock { $0[function] = nil }
                return
            } catch {
                logger.warning(
                    "provisioned concurrency cannot be had, trying again in a minute",
                    metadata: ["function": "\(function.arn)", "reason": "\(error.message ?? error.code)"]
                )
                provisionFailures.withLock { $0[function] = error.message ?? error.code }
                try? await clock.sleep(for: .seconds(60))
            }
        }
    }

    private func provisionNow(_ function: FunctionKey) async throws(APIError) {
        var ready: Set<String> = []
        while true {
            for version in try await provisionedCounts(of: function).keys where !ready.contains(version) {
                _ = try await resolve(RouteKey(function: function, qualifier: version))
                ready.insert(version)
            }
            let isDone = try await sections.run(function) { () async throws(APIError) in
                let counts = try await self.provisionedCounts(of: function)
                guard ready.isSuperset(of: counts.keys) else { return false }
                await self.preparer.provision(counts, of: function)
                return true
            }
            if isDone { return }
        }
    }

    /// How many environments each version is to have, by itself and through aliases.
    private func provisionedCounts(of function: FunctionKey) async throws(APIError) -> [String: Int] {
        var sums: [String: Int] = [:]
        for record in try await store.provisionedConcurrencies(of: function) {
            sums.merge(try await counts(of: record, function)) { $0 + $1 }
        }
        return sums
    }

    private func counts(
        of record: ProvisionedConcurrencyRecord,
        _ function: FunctionKey
    ) async throws(APIError) -> [String: Int] {
        record.counts(alias: try await store.alias(record.qualifier, of: function)?.value)
    }

    /// How far a version or alias has come.
    func provisionedStatus(
        of record: ProvisionedConcurrencyRecord,
        _ function: FunctionKey
    ) async throws(APIError) -> ProvisionedState {
        var status = ProvisionedState(target: record.requested, ready: 0)
        for (version, count) in try await counts(of: record, function) {
            let state = await preparer.provisionedState(of: RouteKey(function: function, qualifier: version))
            status.ready += min(count, state.ready)
            status.failure = status.failure ?? state.failure
        }
        if status.ready >= status.target {
            status.failure = nil
        } else if status.failure == nil {
            status.failure = provisionFailures.withLock { $0[function] }
        }
        return status
    }

    /// Takes away what a version or alias has provisioned, in the commit that deletes it.
    ///
    /// - Returns: the changes of other records; none when it has nothing.
    func unprovision(
        _ qualifier: String,
        of function: inout FunctionRecord
    ) async throws(APIError) -> [RecordChange] {
        guard let record = try await store.provisionedConcurrency(qualifier, of: function.key) else { return [] }
        let claimed = function.concurrencyClaim
        let rest = (function.provisionedConcurrency ?? 0) - record.requested
        function.provisionedConcurrency = rest > 0 ? rest : nil
        var changes: [RecordChange] = [
            .delete(RecordNames.provisionedConcurrency(qualifier, of: function.key), expecting: .any)
        ]
        if function.concurrencyClaim != claimed {
            let account = try await account(of: function.key)
            changes.append(try claim(function.concurrencyClaim, for: function.key, in: account))
        }
        return changes
    }
}
