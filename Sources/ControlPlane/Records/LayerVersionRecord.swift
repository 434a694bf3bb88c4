/// A published version of a layer; it never changes.
struct LayerVersionRecord: Codable, Sendable, Equatable {
    var number: Int
    var description: String
    /// Milliseconds since 1970.
    var created: Int64
    /// nil when none were given; an empty list is shown as such.
    var compatibleRuntimes: [String]?
    /// nil when none were given; an empty list is shown as such.
    var compatibleArchitectures: [String]?
    var licenseInfo: String?
    /// SHA-256 of the zip, 64 hexadecimal digits: the name of its blob.
    var digest: String
    /// Bytes of the zip.
    var codeSize: Int
    /// Bytes of all its files.
    var unzippedSize: Int
}
