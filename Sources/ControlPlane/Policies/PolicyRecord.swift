/// The policy of a function, version, alias or layer version; there is none without a statement.
struct PolicyRecord: Codable, Sendable, Equatable {
    /// A statement as it is shown.
    struct Statement: Codable, Sendable, Equatable {
        /// nil only for a statement of a policy that was put whole.
        var sid: String?
        /// JSON.
        var text: String
    }

    /// The most bytes that a policy may have (documented by the service).
    static let limit = 20480

    /// The policy's own: no change of the function changes it.
    var revisionID: String
    var statements: [Statement]

    /// The whole policy, as it is shown and measured.
    var text: String {
        let list = statements.map(\.text).joined(separator: ",")
        return #"{"Version":"2012-10-17","Id":"default","Statement":[\#(list)]}"#
    }

    func contains(sid: String) -> Bool { statements.contains { $0.sid == sid } }
}
