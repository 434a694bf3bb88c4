/// A published version: settings that nothing changes any more.
struct VersionRecord: Codable, Sendable, Equatable {
    var number: Int
    var revisionID: String
    /// Milliseconds since 1970.
    var lastModified: Int64
    var settings: FunctionSettings
    var lifecycle: FunctionLifecycle
}
