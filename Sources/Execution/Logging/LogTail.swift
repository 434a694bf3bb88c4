/// The end of the log of one invocation.
struct LogTail {
    /// How much of it callers get, in bytes.
    static let maximumBytes = 4096

    private var bytes: [UInt8] = []

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        // Cut now and then, not at every line.
        if bytes.count > 4 * Self.maximumBytes {
            bytes.removeFirst(bytes.count - Self.maximumBytes)
        }
    }

    /// At most ``maximumBytes``.
    var contents: [UInt8] { Array(bytes.suffix(Self.maximumBytes)) }
}
