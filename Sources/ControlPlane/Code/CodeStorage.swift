import LambdaAPI
import Storage

// How much code an account has in a region. Every record of a function, a version or a layer version weighs what its zip
// does: the same code counts again with each version (recorded).
extension RecordWeight {
    /// - Parameter code: bytes of the zip.
    init(code: Int, account: String, region: String) {
        self.init(group: RecordNames.scope(account: account, region: region), amount: Int64(code))
    }
}

extension ControlPlane {
    /// Tells that every record has its weight; a data directory without it was written by a server that gave none.
    private static let mark = RecordKey(collection: "code-storage", id: "weighed")

    /// At the start: gives the records of an older server their weights.
    func weighCode() async throws(APIError) {
        guard try await store.record(Self.mark) == nil else { return }
        try await weigh(RecordNames.functions) { (record: FunctionRecord) in record.shown.code.size }
        try await weigh(RecordNames.versions) { (record: VersionRecord) in record.settings.code.size }
        try await weigh(RecordNames.layerVersions) { (record: LayerVersionRecord) in record.codeSize }
        _ = try await store.commit([.put(Self.mark, true, packages: [], expecting: .any)])
    }

    private func weigh<Value: Decodable & Sendable>(
        _ collection: String,
        _ code: (Value) -> Int
    ) async throws(APIError) {
        var last: String?
        while true {
            let page = try await store.names(in: collection, after: last, limit: 500)
            guard let end = page.last else { return }
            var changes: [RecordChange] = []
            for record in page {
                let value: FunctionStore.Stored<Value> = try store.decode(record)
                let scope = record.key.id.split(separator: "/").prefix(2).map(String.init)
                changes.append(
                    .put(
                        record.key,
                        value: record.value,
                        blobs: record.blobs,
                        weight: RecordWeight(code: code(value.value), account: scope[0], region: scope[1]),
                        expecting: .version(record.version)
                    )
                )
            }
            // Nothing else changes records yet.
            _ = try await store.commit(changes, limitsCode: false)
            last = end.key.id
        }
    }
}
