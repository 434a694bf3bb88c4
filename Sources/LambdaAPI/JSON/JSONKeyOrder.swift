package import Foundation

/// The order in which a request names the members of an object, which a document does not keep.
package enum JSONKeyOrder {
    /// The names of the members of the object at the path, each once, in the order of the bytes. Nil where the bytes
    /// are no JSON or have no object there.
    package static func keys(ofObjectAt path: [String], in json: Data) -> [String]? {
        json.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes, sink: KeyCollector(text: JSONText(bytes: bytes), path: path))
            guard (try? scanner.scan()) != nil else { return nil }
            return scanner.sink.keys
        }
    }
}

/// Collects the names of one object's members.
private struct KeyCollector: JSONSink {
    let text: JSONText
    let path: [String]
    private(set) var keys: [String]?
    private var seen: Set<String> = []
    /// Containers that are open.
    private var depth = 0
    /// How many of the open containers, from the outermost, lie on the path.
    private var matched = 0
    /// Whether the value that comes next is the next step of the path.
    private var isNext = true

    init(text: JSONText, path: [String]) {
        self.text = text
        self.path = path
    }

    mutating func beginObject() {
        if isNext {
            matched += 1
            // Where a member is named twice the later one counts, as it does for the value.
            if matched == path.count + 1 { (keys, seen) = ([], []) }
        }
        isNext = false
        depth += 1
    }

    mutating func endObject() { end() }

    mutating func beginArray() {
        isNext = false
        depth += 1
    }

    mutating func endArray() { end() }

    private mutating func end() {
        if matched == depth { matched -= 1 }
        depth -= 1
        isNext = false
    }

    mutating func key(_ range: Range<Int>, hasEscapes: Bool) {
        guard depth == matched else { return }
        let name = text.string(range, hasEscapes: hasEscapes)
        if depth == path.count + 1 {
            if seen.insert(name).inserted { keys?.append(name) }
        } else {
            isNext = name == path[depth - 1]
        }
    }

    mutating func string(_ range: Range<Int>, hasEscapes: Bool) { isNext = false }
    mutating func number(_ range: Range<Int>, isInteger: Bool) { isNext = false }
    mutating func literal(_ literal: JSONLiteral) { isNext = false }
}
