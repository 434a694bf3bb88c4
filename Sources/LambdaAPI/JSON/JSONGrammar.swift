/// Checks that bytes are one JSON value, without building it. Nesting is bounded at 1000 and uses no recursion.
package enum JSONGrammar {
    /// The first thing wrong with the bytes; nil where they are one JSON value, scalars included. No bytes at all, or
    /// only white space, are wrong.
    package static func firstError(in bytes: UnsafeRawBufferPointer) -> JSONSyntaxError? {
        var scanner = JSONScanner(bytes, sink: DiscardingSink())
        do {
            try scanner.scan()
            return nil
        } catch {
            return error
        }
    }

    /// The same for any bytes; those without contiguous storage are copied.
    package static func firstError(in bytes: some Collection<UInt8>) -> JSONSyntaxError? {
        let found = bytes.withContiguousStorageIfAvailable { firstError(in: UnsafeRawBufferPointer($0)) }
        return found ?? Array(bytes).withUnsafeBytes { firstError(in: $0) }
    }
}
