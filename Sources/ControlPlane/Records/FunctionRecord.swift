import Execution

/// What is kept about a function: its identity, its unpublished version, and the counters of its published ones.
///
/// The unpublished version holds two configurations, the shown and the effective one: they differ while an update is
/// in progress and after it failed.
struct FunctionRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    var name: String
    var revisionID: String
    /// Milliseconds since 1970.
    var lastModified: Int64
    /// What reads of the function answer.
    var shown: FunctionSettings
    /// What invocations run; nil until the function was active once.
    var effective: FunctionSettings?
    var lifecycle: FunctionLifecycle
    /// The number of the next published version: they start at 1 and are never used again.
    var nextVersion: Int
    var lastPublished: PublishedMark?
    var tags: [String: String]
    var reservedConcurrency: Int?
    /// The ARN of its code signing configuration.
    var codeSigningConfigARN: String?
    /// Of all its versions and aliases together; nil for none.
    var provisionedConcurrency: Int?
    /// `Terminate` or `Allow`; nil when it was never set.
    var recursiveLoop: String?

    /// Which settings were published last, to tell whether anything changed since.
    struct PublishedMark: Codable, Sendable, Equatable {
        var number: Int
        var generation: String
    }

    var key: FunctionKey {
        FunctionKey(account: account, region: region, name: name)
    }

    /// The digests of the packages that must stay while this record does.
    var packages: [String] {
        Set(shown.packages + (effective?.packages ?? [])).sorted()
    }
}
