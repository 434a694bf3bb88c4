/// Takes the accepted entries of an archive, in its order.
protocol PackageSink: ~Copyable {
    mutating func makeDirectory(_ path: [String]) throws(PackageError)

    mutating func makeLink(_ path: [String], target: String) throws(PackageError)

    /// Begins a file; its data follow in `append`, then `endFile`.
    mutating func beginFile(_ path: [String]) throws(PackageError)

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(PackageError)

    mutating func endFile(permissions: UInt16) throws(PackageError)
}

/// Keeps nothing: for looking at an archive without unpacking it.
struct EmptySink: PackageSink {
    mutating func makeDirectory(_ path: [String]) {}
    mutating func makeLink(_ path: [String], target: String) {}
    mutating func beginFile(_ path: [String]) {}
    mutating func append(_ bytes: UnsafeRawBufferPointer) {}
    mutating func endFile(permissions: UInt16) {}
}
