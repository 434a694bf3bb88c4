/// A published version of a layer, as far as functions that use it must know it.
struct LayerVersionRecord: Codable, Sendable, Equatable {
    /// SHA-256 of the zip, 64 hexadecimal digits.
    var digest: String
    /// Bytes of the zip.
    var codeSize: Int
    /// Bytes of all its files.
    var unzippedSize: Int
}
