/// How many environments a version or alias has ahead of invocations.
///
/// How far they are is not kept: after a start they are made again.
struct ProvisionedConcurrencyRecord: Codable, Sendable, Equatable {
    /// Whose it is, so that a start finds the function.
    var account: String
    var region: String
    var function: String
    /// A number or the name of an alias.
    var qualifier: String
    /// At least 1.
    var requested: Int
    /// Milliseconds since 1970.
    var lastModified: Int64

    /// How many each version has; an alias divides them by its weights.
    ///
    /// - Parameter alias: the alias of this name; nil for a version.
    func counts(alias: AliasRecord?) -> [String: Int] {
        guard let alias else { return [qualifier: requested] }
        guard let additional = alias.additional else { return [alias.functionVersion: requested] }
        let second = Int((Double(requested) * additional.weight).rounded())
        return [alias.functionVersion: requested - second, additional.version: second].filter { $0.value > 0 }
    }
}
