import Execution
import Foundation
import LambdaAPI
import Storage

extension RecordChange {
    static func put(_ record: FunctionRecord, expecting: Expectation) throws(APIError) -> RecordChange {
        try put(
            RecordNames.function(record.key),
            record,
            packages: record.packages,
            weight: RecordWeight(code: record.shown.code.size, account: record.account, region: record.region),
            expecting: expecting
        )
    }

    static func put(
        _ record: VersionRecord,
        of function: FunctionKey,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        try put(
            RecordNames.version(record.number, of: function),
            record,
            packages: record.settings.packages,
            weight: RecordWeight(
                code: record.settings.code.size,
                account: function.account,
                region: function.region
            ),
            expecting: expecting
        )
    }

    static func put(
        _ record: TransitionRecord,
        of function: FunctionKey,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        try put(RecordNames.transition(function), record, packages: [], expecting: expecting)
    }

    static func put(
        _ key: RecordKey,
        _ value: some Encodable,
        packages: [String],
        weight: RecordWeight? = nil,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        do {
            return .put(
                key,
                value: try JSONEncoder().encode(value),
                blobs: packages.compactMap(BlobDigest.init(hex:)),
                weight: weight,
                expecting: expecting
            )
        } catch {
            throw .serviceException("The server cannot write the record.")
        }
    }
}
