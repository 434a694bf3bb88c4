/// Makes tracing headers.
package enum TraceHeader {
    /// A new trace that nobody samples, as the service makes for callers that send none.
    package static func unsampled(milliseconds: Int64) -> String {
        let time = HexDigits.string(UInt64(max(0, milliseconds / 1000)), width: 8)
        return "Root=1-\(time)-\(HexDigits.random(bytes: 12));Parent=\(HexDigits.random(bytes: 8));Sampled=0"
    }
}
