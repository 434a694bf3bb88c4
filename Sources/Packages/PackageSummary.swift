/// What a checked package holds.
package struct PackageSummary: Sendable, Hashable {
    /// The sum of the unzipped sizes of all entries, in bytes.
    package var unzippedBytes: Int

    /// The number of entries of the archive, directories included.
    package var entries: Int

    /// Whether there is a file or link `bootstrap` at the root, which a custom runtime needs.
    package var hasBootstrap: Bool
}
