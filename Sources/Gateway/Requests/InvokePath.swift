/// Recognizes the path of Invoke without the router, for plain names: it is the one path where microseconds count.
enum InvokePath {
    private static let prefix = "/2015-03-31/functions/"
    private static let suffix = "/invocations"

    /// The name of the function in the path; nil for every other path, and for names that are not plain.
    static func functionName(in path: Substring) -> String? {
        guard path.hasPrefix(prefix), path.hasSuffix(suffix), path.utf8.count > prefix.utf8.count + suffix.utf8.count
        else {
            return nil
        }
        let name = path.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
        let text = String(Substring(name))
        return InvokeCall.isPlainName(text) ? text : nil
    }
}
