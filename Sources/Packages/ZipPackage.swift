package import Foundation

/// Checks and unpacks the zip archive of a function or a layer. The archive is not trusted.
package enum ZipPackage {
    /// Reads the whole archive, inflating every entry, and writes nothing.
    ///
    /// It takes as long as unpacking in memory does, up to a second for the largest: not for an event loop.
    ///
    /// - Throws: `PackageError` for everything that `PackageStore` would refuse to unpack.
    package static func inspect(
        _ zip: Data,
        limits: PackageLimits = PackageLimits()
    ) throws(PackageError) -> PackageSummary {
        var sink = EmptySink()
        return try walk(zip, limits: limits, into: &sink)
    }

    /// The same as `inspect`, on a thread that may be busy for as long as it takes.
    package static func summary(
        of zip: Data,
        limits: PackageLimits = PackageLimits()
    ) async throws(PackageError) -> PackageSummary {
        try await WorkQueue.shared.run { () throws(PackageError) in try inspect(zip, limits: limits) }
    }

    /// Unpacks the archive into an empty directory; after a failure that is to be removed.
    static func extract(_ zip: Data, into directory: String, limits: PackageLimits) throws(PackageError) {
        var writer = try TreeWriter(directory: directory)
        _ = try walk(zip, limits: limits, into: &writer)
    }

    private static func walk<Sink: PackageSink & ~Copyable>(
        _ zip: Data,
        limits: PackageLimits,
        into sink: inout Sink
    ) throws(PackageError) -> PackageSummary {
        // The library does not take an archive for one if it has only the end record of its directory.
        guard !zip.isEmpty, !zip.starts(with: [0x50, 0x4b, 5, 6]) else { throw .empty }
        return try zip.withUnsafeBytes { bytes in
            Result { () throws(PackageError) in
                try UTF8Locale.use { () throws(PackageError) in
                    try walk(bytes, limits: limits, into: &sink)
                }
            }
        }.get()
    }

    /// Goes through the entries in order; the sink sees those only that the rules allow.
    private static func walk<Sink: PackageSink & ~Copyable>(
        _ zip: UnsafeRawBufferPointer,
        limits: PackageLimits,
        into sink: inout Sink
    ) throws(PackageError) -> PackageSummary {
        var reader = try ZipReader(zip)
        var tree = PackageTree(limits: limits)
        var summary = PackageSummary(unzippedBytes: 0, entries: 0, hasBootstrap: false)
        while let entry = try reader.next() {
            summary.entries += 1
            guard summary.entries <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
            switch try tree.add(entry) {
            case .none:
                break
            case .makeDirectory(let path):
                try sink.makeDirectory(path)
            case .makeLink(let path, let target):
                try sink.makeLink(path, target: target)
            case .writeFile(let path):
                try sink.beginFile(path)
                while let bytes = try reader.nextData() {
                    // What the archive says about its sizes may be a lie; these bytes are there.
                    summary.unzippedBytes += bytes.count
                    guard summary.unzippedBytes <= limits.unzippedBytes else {
                        throw .tooLarge(limit: limits.unzippedBytes)
                    }
                    try sink.append(bytes)
                }
                try sink.endFile(permissions: entry.permissions)
            }
        }
        guard summary.entries > 0 else { throw .empty }
        summary.hasBootstrap = tree.hasFile("bootstrap")
        return summary
    }
}
