/// What is kept about a layer beside its versions; it stays when they are all deleted, so that no number is used twice.
struct LayerRecord: Codable, Sendable, Equatable {
    var name: String
    /// The number of the next version: they start at 1.
    var nextVersion: Int
}
