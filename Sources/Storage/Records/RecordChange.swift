package import Foundation

/// One change of a commit.
package enum RecordChange: Sendable {
    /// Writes the record whole. Every blob it names must have been written before.
    case put(RecordKey, value: Data, blobs: [BlobDigest], weight: RecordWeight? = nil, expecting: Expectation)

    /// Removes the record; no error if it is absent and the expectation allows that.
    case delete(RecordKey, expecting: Expectation)

    /// The record that the change is about.
    package var key: RecordKey {
        switch self {
        case .put(let key, _, _, _, _): key
        case .delete(let key, _): key
        }
    }
}

/// What must hold of a record when a change is applied, checked inside the transaction; otherwise the commit is a conflict.
package enum Expectation: Sendable, Hashable {
    /// No such record exists.
    case absent

    /// The record exists at exactly this version.
    case version(Int64)

    /// Nothing is expected.
    case any

    /// Whether a record at `version` (nil: no record) is as expected.
    func allows(_ version: Int64?) -> Bool {
        switch self {
        case .absent: version == nil
        case .version(let expected): version == expected
        case .any: true
        }
    }
}
