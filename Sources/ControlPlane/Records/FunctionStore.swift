import Execution
import Foundation
import LambdaAPI
import Logging
import Storage

/// The records of functions, as values.
///
/// A store that cannot be used is a ServiceException to the caller and a line in the log; a conflict is neither.
struct FunctionStore: Sendable {
    let records: any RecordStore
    /// Bytes of code that an account may have in a region.
    let codeStorage: Int
    let logger: Logger

    /// A value and the version of its record, which the next change of it expects.
    struct Stored<Value: Sendable>: Sendable {
        var value: Value
        var version: Int64
        /// The id of the record.
        var id: String
    }

    func function(_ key: FunctionKey) async throws(APIError) -> Stored<FunctionRecord>? {
        try await value(RecordNames.function(key))
    }

    func version(_ number: Int, of function: FunctionKey) async throws(APIError) -> Stored<VersionRecord>? {
        guard number > 0 else { return nil }
        return try await value(RecordNames.version(number, of: function))
    }

    /// Functions in the order of their names.
    ///
    /// - Parameter scope: what their ids begin with.
    func functions(
        scope: String,
        after id: String?,
        limit: Int
    ) async throws(APIError) -> [Stored<FunctionRecord>] {
        try await values(in: RecordNames.functions, prefix: scope, after: id, limit: limit)
    }

    /// Versions of one function in the order of their numbers.
    func versions(
        of function: FunctionKey,
        after number: Int,
        limit: Int
    ) async throws(APIError) -> [Stored<VersionRecord>] {
        try await values(
            in: RecordNames.versions,
            prefix: RecordNames.versionPrefix(function),
            after: RecordNames.version(number, of: function).id,
            limit: limit
        )
    }

    func transitions(after id: String?, limit: Int) async throws(APIError) -> [Stored<TransitionRecord>] {
        try await values(in: RecordNames.transitions, prefix: "", after: id, limit: limit)
    }

    /// Records as they are, for what they name.
    func names(in collection: String, after id: String?, limit: Int) async throws(APIError) -> [Record] {
        do {
            return try await records.records(in: collection, prefix: "", after: id, limit: limit)
        } catch {
            throw refusal(error)
        }
    }

    /// The keys of every record whose id begins with the prefix.
    func keys(in collection: String, prefix: String) async throws(APIError) -> [RecordKey] {
        let pageSize = 500
        var keys: [RecordKey] = []
        while true {
            let page: [Record]
            do {
                page = try await records.records(
                    in: collection,
                    prefix: prefix,
                    after: keys.last?.id,
                    limit: pageSize
                )
            } catch {
                throw refusal(error)
            }
            keys += page.map(\.key)
            if page.count < pageSize { return keys }
        }
    }

    /// Commits all changes, or none because one of them met another record than it expects.
    ///
    /// - Parameter limitsCode: whether an account may get no more code than it may have.
    /// - Returns: whether they were committed.
    /// - Throws: CodeStorageExceededException for more code than an account may have.
    func commit(_ changes: [RecordChange], limitsCode: Bool = true) async throws(APIError) -> Bool {
        do {
            try await records.commit(changes, weightLimit: limitsCode ? Int64(codeStorage) : nil)
            return true
        } catch {
            switch error.code {
            case .conflict: return false
            case .tooHeavy: throw .codeStorageExceeded
            case .unavailable, .corrupt, .directoryInUse, .blobMissing: throw refusal(error)
            }
        }
    }

    /// What an account has in a region, by the collections of ``RecordNames``: how many, and the bytes of their code.
    func totals(account: String, region: String) async throws(APIError) -> [String: RecordTotal] {
        do {
            return try await records.totals(of: RecordNames.scope(account: account, region: region))
        } catch {
            throw refusal(error)
        }
    }

    /// A record as it is; nil when there is none.
    func record(_ key: RecordKey) async throws(APIError) -> Record? {
        do {
            return try await records.record(key)
        } catch {
            throw refusal(error)
        }
    }

    func value<Value: Decodable & Sendable>(_ key: RecordKey) async throws(APIError) -> Stored<Value>? {
        guard let record = try await record(key) else { return nil }
        return try decode(record)
    }

    func values<Value: Decodable & Sendable>(
        in collection: String,
        prefix: String,
        after id: String?,
        limit: Int
    ) async throws(APIError) -> [Stored<Value>] {
        let found: [Record]
        do {
            found = try await records.records(in: collection, prefix: prefix, after: id, limit: limit)
        } catch {
            throw refusal(error)
        }
        var values: [Stored<Value>] = []
        values.reserveCapacity(found.count)
        for record in found {
            values.append(try decode(record))
        }
        return values
    }

    func decode<Value: Decodable & Sendable>(_ record: Record) throws(APIError) -> Stored<Value> {
        do {
            let value = try JSONDecoder().decode(Value.self, from: record.value)
            return Stored(value: value, version: record.version, id: record.key.id)
        } catch {
            throw refusal(.corrupt("record \(record.key) has an unknown form"))
        }
    }

    private func refusal(_ error: StorageError) -> APIError {
        logger.error("storage failed", metadata: ["reason": "\(error)"])
        return .serviceException("The server cannot use its storage now.")
    }
}
