import LambdaAPI

/// Recognizes the path of Invoke without the router, for plain names: it is the one path where microseconds count.
enum InvokePath {
    private static let prefix: StaticString = "/2015-03-31/functions/"
    private static let suffix: StaticString = "/invocations"

    /// The name of the function in the path; nil for every other path, and for names that are not plain.
    static func functionName(in path: Substring) -> String? {
        let bytes = path.utf8Span.span
        let (start, end) = (prefix.utf8CodeUnitCount, bytes.count - suffix.utf8CodeUnitCount)
        guard start < end, bytes.starts(with: prefix), bytes.ends(with: suffix) else { return nil }
        let name = bytes.extracting(start..<end)
        return InvokeCall.isPlainName(name)
            ? name.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } : nil
    }
}
