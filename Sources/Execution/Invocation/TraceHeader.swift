/// Makes tracing headers.
package enum TraceHeader {
    /// Of a header that is made here, in bytes: its words and 8, 24 and 16 digits.
    private static let length = "Root=1--;Parent=;Sampled=0".utf8.count + 8 + 24 + 16

    /// A new trace that nobody samples, as the service makes for callers that send none.
    package static func unsampled(milliseconds: Int64) -> String {
        // Put together in one piece: every invocation has one.
        String(unsafeUninitializedCapacity: length) { space in
            var writer = HexDigits.Writer(space)
            writer.write("Root=1-")
            writer.write(UInt64(max(0, milliseconds / 1000)), digits: 8)
            writer.write("-")
            writer.writeRandom(digits: 24)
            writer.write(";Parent=")
            writer.writeRandom(digits: 16)
            writer.write(";Sampled=0")
            return writer.length
        }
    }
}
