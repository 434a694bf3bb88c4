internal import CSandbox

/// A message that came from the launcher or an init.
struct Message: Sendable {
    let header: lambent_header
    let bytes: [UInt8]
    /// The receiver's to close.
    let descriptors: [CInt]

    /// Nil when the bytes are not a whole message.
    init?(bytes: [UInt8], descriptors: [CInt]) {
        guard bytes.count >= MemoryLayout<lambent_header>.size else { return nil }
        header = bytes.withUnsafeBytes { $0.loadUnaligned(as: lambent_header.self) }
        guard Int(header.length) == bytes.count else { return nil }
        self.bytes = bytes
        self.descriptors = descriptors
    }

    /// The fixed part; nil when the message is too short for it.
    func content<T: BitwiseCopyable>(as type: T.Type) -> T? {
        guard bytes.count >= MemoryLayout<T>.size else { return nil }
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: T.self) }
    }
}

/// Bytes of a message under way to the launcher or an init.
struct MessageBuilder {
    private(set) var bytes: [UInt8] = []

    /// Begins with `content`, whose first member is a header; `finish` fills that in.
    init<T: BitwiseCopyable>(_ content: T) {
        append(content)
    }

    mutating func append<T: BitwiseCopyable>(_ value: T) {
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }

    /// Appends the text and its NUL. False when the text holds one itself.
    mutating func append(string: String) -> Bool {
        let text = string.utf8
        guard !text.contains(0) else { return false }
        bytes.append(contentsOf: text)
        bytes.append(0)
        return true
    }

    /// Appends each text and its NUL.
    mutating func append(strings: [String]) throws(SandboxError) {
        for string in strings where !append(string: string) {
            throw SandboxError(.invalidSpecification, message: "a NUL in \(string.debugDescription)")
        }
    }

    /// The whole message, its header filled in.
    consuming func finish(kind: UInt32, request: UInt32, descriptors: Int = 0) -> [UInt8] {
        let header = lambent_header(
            kind: kind,
            request: request,
            length: UInt32(bytes.count),
            descriptors: UInt32(descriptors)
        )
        withUnsafeBytes(of: header) { bytes.replaceSubrange(0..<$0.count, with: $0) }
        return bytes
    }
}
