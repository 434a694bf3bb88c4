package import Foundation

extension Document {
    /// The value of JSON bytes. Where an object names a member twice the later one counts.
    package init(json: Data) throws(JSONSyntaxError) {
        let result = json.withUnsafeBytes { Self.parse($0) }
        self = try result.get()
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer) -> Result<Document, JSONSyntaxError> {
        var scanner = JSONScanner(bytes, sink: DocumentBuilder(text: JSONText(bytes: bytes)))
        do {
            try scanner.scan()
            return .success(scanner.sink.result)
        } catch {
            return .failure(error)
        }
    }
}

/// Builds a document from a scan.
private struct DocumentBuilder: JSONSink {
    let text: JSONText
    private(set) var result: Document = .null
    private var open: [Container] = []

    private struct Container {
        var key = ""
        var members: [String: Document] = [:]
        var elements: [Document] = []
        let isObject: Bool
    }

    init(text: JSONText) { self.text = text }

    mutating func beginObject() { open.append(Container(isObject: true)) }

    mutating func beginArray() { open.append(Container(isObject: false)) }

    mutating func endObject() {
        if let container = open.popLast() { add(.object(container.members)) }
    }

    mutating func endArray() {
        if let container = open.popLast() { add(.array(container.elements)) }
    }

    mutating func key(_ range: Range<Int>, hasEscapes: Bool) {
        open[open.count - 1].key = text.string(range, hasEscapes: hasEscapes)
    }

    mutating func string(_ range: Range<Int>, hasEscapes: Bool) {
        add(.string(text.string(range, hasEscapes: hasEscapes)))
    }

    mutating func number(_ range: Range<Int>, isInteger: Bool) {
        add(text.number(range, isInteger: isInteger))
    }

    mutating func literal(_ literal: JSONLiteral) {
        switch literal {
        case .null: add(.null)
        case .true: add(.bool(true))
        case .false: add(.bool(false))
        }
    }

    private mutating func add(_ value: Document) {
        guard let last = open.indices.last else {
            result = value
            return
        }
        if open[last].isObject {
            open[last].members[open[last].key] = value
        } else {
            open[last].elements.append(value)
        }
    }
}
