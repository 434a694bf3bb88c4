package import Neighbours

/// The header `X-Amzn-Trace-Id`: `Root=…;Parent=…;Sampled=…;Lineage=…`.
///
/// Fields may come in any order and in any case; unknown ones, and those without exactly one value, are passed over.
package struct TraceHeader: Sendable, Equatable {
    /// What the header says about sampling.
    package enum Decision: String, Sendable {
        case sampled = "1"
        case unsampled = "0"
        /// Whoever receives the request is to decide and say so.
        case asked = "?"
    }

    /// The trace; nil when the header names none that has the right form.
    package var root: TraceID?

    /// The segment that the request comes from.
    package var parent: String?

    package var decision: Decision?

    /// As it came; see ``TraceLineage``.
    package var lineage: String?

    /// Whether it goes on with a trace that its sender has decided to sample.
    var isSampledElsewhere: Bool { decision == .sampled && root != nil }

    package init(root: TraceID? = nil, parent: String? = nil, decision: Decision? = nil, lineage: String? = nil) {
        self.root = root
        self.parent = parent
        self.decision = decision
        self.lineage = lineage
    }

    package init(_ text: String) {
        for field in text.split(separator: ";") {
            let parts = field.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
            guard parts.count == 2, !parts[1].isEmpty else { continue }
            switch parts[0].lowercased() {
            case "root": root = TraceID(parts[1])
            case "parent": parent = TraceID.isSpanID(parts[1]) ? parts[1].lowercased() : nil
            case "sampled": decision = Decision(rawValue: String(parts[1]))
            case "lineage": lineage = String(parts[1])
            default: continue
            }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The header, without fields that are not known.
    package var text: String {
        var fields: [String] = []
        if let root { fields.append("Root=\(root)") }
        if let parent { fields.append("Parent=\(parent)") }
        if let decision { fields.append("Sampled=\(decision.rawValue)") }
        if let lineage { fields.append("Lineage=\(lineage)") }
        return fields.joined(separator: ";")
    }

    /// A new trace that nobody samples, as the service makes for callers that send none.
    package static func unsampled(milliseconds: Int64) -> String {
        // Put together in one piece: nearly every invocation has one.
        String(unsafeUninitializedCapacity: unsampledLength) { space in
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

    /// In bytes: the words, and 8, 24 and 16 digits.
    private static let unsampledLength = "Root=1--;Parent=;Sampled=0".utf8.count + 8 + 24 + 16

    /// A new trace about which nothing is decided.
    package static func undecided(milliseconds: Int64) -> String {
        "Root=1-\(time(milliseconds))-\(HexDigits.random(bytes: 12))"
    }

    private static func time(_ milliseconds: Int64) -> String {
        HexDigits.string(UInt64(max(0, milliseconds / 1000)), width: 8)
    }

    /// A header that names neither a segment nor a decision, completed to one that nobody samples; any other as it is.
    static func completed(_ text: String) -> String {
        guard !saysMoreThanTrace(text) else { return text }
        var header = TraceHeader(text)
        guard header.root != nil else { return text }
        header.parent = SpanID.random()
        header.decision = .unsampled
        return header.text
    }

    /// Whether a field begins as `Parent` and `Sampled` do. Nearly every header goes this way: nothing is made of it.
    private static func saysMoreThanTrace(_ text: String) -> Bool {
        var isStart = true
        for byte in text.utf8 {
            if isStart, byte | 0x20 == UInt8(ascii: "p") || byte | 0x20 == UInt8(ascii: "s") { return true }
            isStart = byte == UInt8(ascii: ";") || isStart && byte == UInt8(ascii: " ")
        }
        return false
    }

    /// The header as the service answers it: names of fields in lower case.
    package static func answer(_ text: String) -> String {
        // Every answer to an Invoke has it: no more than the one string is made.
        String(unsafeUninitializedCapacity: text.utf8.count) { space in
            var isName = true
            var count = 0
            for byte in text.utf8 {
                var byte = byte
                switch byte {
                case UInt8(ascii: "="): isName = false
                case UInt8(ascii: ";"): isName = true
                case UInt8(ascii: "A")...UInt8(ascii: "Z") where isName: byte |= 0x20
                default: break
                }
                space[count] = byte
                count += 1
            }
            return count
        }
    }
}
