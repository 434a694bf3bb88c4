import Execution
import LambdaAPI
import Storage

extension RecordNames {
    static let provisionedConcurrency = "provisioned-concurrency"

    static func provisionedConcurrency(_ qualifier: String, of function: FunctionKey) -> RecordKey {
        RecordKey(
            collection: provisionedConcurrency,
            id: belongingPrefix(function) + place(of: qualifier)
        )
    }
}

extension FunctionStore {
    func provisionedConcurrency(
        _ qualifier: String,
        of function: FunctionKey
    ) async throws(APIError) -> ProvisionedConcurrencyRecord? {
        let stored: Stored<ProvisionedConcurrencyRecord>? = try await value(
            RecordNames.provisionedConcurrency(qualifier, of: function)
        )
        return stored?.value
    }

    /// What is provisioned for a function: versions by number, aliases by name.
    ///
    /// - Parameter qualifier: the last that is not wanted any more; nil to begin.
    func provisionedConcurrencies(
        of function: FunctionKey,
        after qualifier: String? = nil,
        limit: Int = .max
    ) async throws(APIError) -> [ProvisionedConcurrencyRecord] {
        var found: [ProvisionedConcurrencyRecord] = []
        var last = qualifier
        while found.count < limit {
            let pageSize = min(100, limit - found.count)
            let page: [Stored<ProvisionedConcurrencyRecord>] = try await values(
                in: RecordNames.provisionedConcurrency,
                prefix: RecordNames.belongingPrefix(function),
                after: last.map { RecordNames.provisionedConcurrency($0, of: function).id },
                limit: pageSize
            )
            found += page.map(\.value)
            guard page.count == pageSize, let end = found.last else { break }
            last = end.qualifier
        }
        return found
    }
}
