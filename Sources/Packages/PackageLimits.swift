/// Bounds on what a package may hold, so that a hostile one is refused before it costs much.
package struct PackageLimits: Sendable, Hashable {
    /// The sum of the unzipped sizes of all entries, in bytes.
    package var unzippedBytes: Int

    /// The number of entries, directories included.
    package var entries: Int

    /// The length of an entry's name, in bytes.
    package var nameBytes: Int

    /// Limits with their defaults; 262144000 bytes unzipped is the limit of the public API.
    package init(unzippedBytes: Int = 262_144_000, entries: Int = 250_000, nameBytes: Int = 2048) {
        self.unzippedBytes = unzippedBytes
        self.entries = entries
        self.nameBytes = nameBytes
    }
}
