/// A preparation that was promised and is not finished: what a start takes up again.
///
/// It is written in the commit that makes the function Pending or InProgress and deleted in the one that ends that, so
/// that a start finds the unfinished functions without reading the others.
struct TransitionRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    var name: String
    /// The settings that are prepared.
    var generation: String
    /// The version that was published together with the change.
    var version: Int?
    /// Milliseconds since 1970.
    var began: Int64
    /// What began it; nil in what an older server left.
    var operation: InjectedOutcome.Operation?
}
