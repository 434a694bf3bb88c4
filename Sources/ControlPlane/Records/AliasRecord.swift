import Execution

/// What is kept about an alias: a name for one or two versions of its function.
///
/// Every change of it writes the function's record too, so that what an alias names cannot be deleted meanwhile.
struct AliasRecord: Codable, Sendable, Equatable {
    var name: String
    /// New with every update.
    var revisionID: String
    var description: String
    /// `$LATEST` or the number of a version that exists.
    var functionVersion: String
    /// The version that gets a part of the invocations; nil when all go to ``functionVersion``.
    var additional: AdditionalVersion?

    /// A second version and its share.
    struct AdditionalVersion: Codable, Sendable, Equatable {
        /// The number of a version that exists.
        var version: String
        /// The part of the invocations that it gets, from 0 to 1.
        var weight: Double
    }

    /// Every version that the alias names.
    var versions: [String] { [functionVersion] + (additional.map { [$0.version] } ?? []) }

    /// How invocations find their version.
    var route: AliasRoute {
        AliasRoute(
            version: functionVersion,
            additional: additional.map { AliasRoute.Additional(version: $0.version, weight: $0.weight) }
        )
    }
}
