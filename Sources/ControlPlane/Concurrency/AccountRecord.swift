/// How the concurrency of an account in a region is divided between its functions.
///
/// It changes in the commit that changes what a function has, so the sum is always true.
struct AccountRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    /// What functions keep from all others, by their names; a function without reserved or provisioned concurrency is
    /// not in it.
    var claims: [String: Int]

    /// What all functions keep from the others.
    var claimed: Int { claims.values.reduce(0, +) }

    /// What is left for a function and all that claim nothing, as long as that function claims nothing itself.
    func unclaimed(by function: String, of limit: Int) -> Int {
        limit - claimed + (claims[function] ?? 0)
    }
}
