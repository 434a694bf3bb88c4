import Foundation
import LambdaAPI
import NIOCore

extension TraceFailure {
    /// What one segment may say about its cause: the segment has to fit a datagram (64 KB; the service crops there, too).
    private static let maximumBytes = 48 * 1024
    /// Frames of a stack that are kept, and of a cause that is too long.
    private static let maximumFrames = 100
    private static let fewFrames = 5
    private static let maximumText = 4096
    /// Error documents that are longer are not looked into.
    private static let maximumDocument = 256 * 1024

    /// The member `cause` of a segment.
    ///
    /// - Parameter id: of the exception, where the runtime gives it none.
    func document(id: String) -> Document {
        if let reported = reportedCause(id: id) { return reported }
        var exception: [String: Document] = ["id": .string(id)]
        let posted = document.flatMap(Self.parse)
        exception["type"] = (posted?["errorType"]?.stringValue ?? type).map(Self.text)
        exception["message"] = (posted?["errorMessage"]?.stringValue ?? message).map(Self.text)
        let lines = posted?["stackTrace"]?.arrayValue ?? posted?["trace"]?.arrayValue ?? []
        let stack = lines.prefix(Self.maximumFrames).compactMap { $0.stringValue.map(Self.frame) }
        if !stack.isEmpty { exception["stack"] = .array(stack) }
        let cause = Document.object(["exceptions": .array([.object(exception)])])
        return Self.length(cause) <= Self.maximumBytes ? cause : Self.cropped(cause)
    }

    private static func parse(_ body: ByteBuffer) -> Document? {
        guard body.readableBytes <= maximumDocument else { return nil }
        return try? JSONDecoder().decode(Document.self, from: Data(body.readableBytesView))
    }

    private static func text(_ text: String) -> Document {
        .string(String(text.prefix(maximumText)))
    }

    /// A line of a stack trace, whatever the language.
    private static func frame(_ line: String) -> Document {
        let line = line.drop { $0 == " " || $0 == "\u{a0}" }.prefix(maximumText)
        return .object(["label": .string(line.split(separator: "\n").joined(separator: " "))])
    }

    // MARK: What the runtime wrote

    private func reportedCause(id: String) -> Document? {
        guard let cause, cause.utf8.count <= Self.maximumDocument * 4,
            case .object(var members)? = try? JSONDecoder().decode(Document.self, from: Data(cause.utf8)),
            let exceptions = members["exceptions"]?.arrayValue, !exceptions.isEmpty
        else { return nil }
        members["exceptions"] = .array(
            exceptions.enumerated().map { index, exception in
                guard case .object(var exception) = exception else { return exception }
                if exception["id"]?.stringValue == nil { exception["id"] = .string(SpanID.derived(from: id, index)) }
                return .object(exception)
            }
        )
        let whole = Document.object(members)
        return Self.length(whole) <= Self.maximumBytes ? whole : Self.cropped(whole)
    }

    /// The exceptions alone, with few frames and short texts.
    private static func cropped(_ cause: Document) -> Document {
        let exceptions = (cause["exceptions"]?.arrayValue ?? []).prefix(4).map { exception -> Document in
            var kept: [String: Document] = [:]
            for name in ["id", "type", "message"] {
                kept[name] = (exception[name]?.stringValue).map { .string(String($0.prefix(1024))) }
            }
            let frames = (exception["stack"]?.arrayValue ?? []).prefix(fewFrames).filter { length($0) <= 1024 }
            if !frames.isEmpty { kept["stack"] = .array(frames) }
            return .object(kept)
        }
        return .object(["exceptions": .array(exceptions)])
    }

    private static func length(_ document: Document) -> Int {
        (try? JSONEncoder().encode(document).count) ?? .max
    }
}
