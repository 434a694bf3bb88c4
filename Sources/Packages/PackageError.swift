/// Why a package was refused or could not be unpacked.
package enum PackageError: Error, Sendable, Hashable {
    /// The bytes are not a zip archive.
    case notAZip
    /// The archive is damaged: truncated, a wrong checksum, data that do not inflate, an encrypted entry.
    case corrupt(reason: String)
    /// The archive holds no entry.
    case empty
    /// An entry must not be unpacked: its path leaves the package, or what it is cannot be kept.
    case unsafeEntry(name: String, reason: String)
    /// The entries are larger unzipped than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The archive has more entries than the limit.
    case tooManyEntries(limit: Int)
    /// The digest is not 64 lower-case hexadecimal digits, or is not the digest of the archive.
    case wrongDigest(String)
    /// The package directory could not be written; the reason is for the log.
    case unavailable(reason: String)
}

extension PackageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAZip: "not a zip archive"
        case .corrupt(let reason): "damaged zip archive: \(reason)"
        case .empty: "the zip archive is empty"
        case .unsafeEntry(let name, let reason): "unsafe entry \(name.debugDescription): \(reason)"
        case .tooLarge(let limit): "the package is larger than \(limit) bytes unzipped"
        case .tooManyEntries(let limit): "the package has more than \(limit) entries"
        case .wrongDigest(let digest): "the archive does not have the digest \(digest.debugDescription)"
        case .unavailable(let reason): "package directory unavailable: \(reason)"
        }
    }
}
