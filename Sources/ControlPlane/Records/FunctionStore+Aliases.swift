import Execution
import LambdaAPI
import Storage

extension FunctionStore {
    func alias(_ name: String, of function: FunctionKey) async throws(APIError) -> Stored<AliasRecord>? {
        try await value(RecordNames.alias(name, of: function))
    }

    /// Aliases of one function in the order of their names.
    ///
    /// - Parameter name: the last that is not wanted any more; nil to begin.
    func aliases(
        of function: FunctionKey,
        after name: String?,
        limit: Int
    ) async throws(APIError) -> [AliasRecord] {
        let found: [Stored<AliasRecord>] = try await values(
            in: RecordNames.aliases,
            prefix: RecordNames.belongingPrefix(function),
            after: name.map { RecordNames.alias($0, of: function).id },
            limit: limit
        )
        return found.map(\.value)
    }

    /// All aliases of a function that send invocations to a version.
    ///
    /// - Parameter version: `$LATEST` or a number.
    func aliases(of function: FunctionKey, naming version: String) async throws(APIError) -> [AliasRecord] {
        let pageSize = 100
        var found: [AliasRecord] = []
        var last: String?
        while true {
            let page = try await aliases(of: function, after: last, limit: pageSize)
            found += page.filter { $0.versions.contains(version) }
            guard page.count == pageSize, let end = page.last else { return found }
            last = end.name
        }
    }
}
