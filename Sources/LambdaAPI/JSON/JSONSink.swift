/// What a scan of JSON bytes tells of what it meets; ranges are offsets into the bytes, without quotes.
protocol JSONSink {
    mutating func beginObject()
    mutating func endObject()
    mutating func beginArray()
    mutating func endArray()
    mutating func key(_ range: Range<Int>, hasEscapes: Bool)
    mutating func string(_ range: Range<Int>, hasEscapes: Bool)
    mutating func number(_ range: Range<Int>, isInteger: Bool)
    mutating func literal(_ literal: JSONLiteral)
}

/// A value that is a word.
enum JSONLiteral {
    case null
    case `true`
    case `false`
}

/// A sink that keeps nothing: only the grammar is of interest.
struct DiscardingSink: JSONSink {
    @inline(__always) mutating func beginObject() {}
    @inline(__always) mutating func endObject() {}
    @inline(__always) mutating func beginArray() {}
    @inline(__always) mutating func endArray() {}
    @inline(__always) mutating func key(_ range: Range<Int>, hasEscapes: Bool) {}
    @inline(__always) mutating func string(_ range: Range<Int>, hasEscapes: Bool) {}
    @inline(__always) mutating func number(_ range: Range<Int>, isInteger: Bool) {}
    @inline(__always) mutating func literal(_ literal: JSONLiteral) {}
}
