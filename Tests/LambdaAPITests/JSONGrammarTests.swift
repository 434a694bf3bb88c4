import Foundation
import Testing

@testable import LambdaAPI

struct JSONGrammarTests {
    @Test(arguments: [
        "null", "true", " false ", "0", "-0", "12.5e+3", "1E5", "\"\"", "\"x\"", "[]", "{}", "[1,2,[3]]",
        #"{"a":{"b":[{}]},"c":""}"#, "\"\\u00e9\\n\\/\"", "\"é😀\"", "\t[\r\n1 ]\n", "\"\u{7f}\"",
        "\"01234567\\\"890123456789é0123456789\"", "[[],{},[{}]]", "\"\\ud800\"",
    ])
    func accepted(text: String) {
        #expect(JSONGrammar.firstError(in: text.utf8) == nil)
    }

    static let values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

    @Test(arguments: [
        ("", "No content to map due to end-of-input", 1),
        ("   ", "No content to map due to end-of-input", 4),
        ("nul", "Unrecognized token 'nul': was expecting \(values)", 4),
        ("hello world", "Unrecognized token 'hello': was expecting \(values)", 6),
        ("NaN", "Unrecognized token 'NaN': was expecting \(values)", 4),
        ("'x'", "Unexpected character (''' (code 39)): expected a valid value \(values)", 1),
        ("[,]", "Unexpected character (',' (code 44)): expected a valid value \(values)", 2),
        ("[1,]", "Unexpected character (']' (code 93)): expected a valid value \(values)", 4),
        ("[1 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 4),
        (
            #"{"a" 1}"#, "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
            6
        ),
        (#"{"a":1 "b"}"#, "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", 8),
        (#"{"a":1,}"#, "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 8),
        ("{a:1}", "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 2),
        ("{} {}", "Unexpected character ('{' (code 123)): Expected space separating root-level values", 4),
        ("01", "Invalid numeric value: Leading zeroes not allowed", 2),
        (
            "-x",
            "Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
            2
        ),
        ("1.x", "Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a digit", 3),
        ("1e+", "Unexpected end-of-input in a Number value", 4),
        ("+1", "Unexpected character ('+' (code 43)): expected a valid value \(values)", 1),
        (#""\x""#, "Unrecognized character escape 'x' (code 120)", 3),
        (#""\u12g4""#, "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence", 6),
        (
            "\"a\nb\"",
            "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value",
            1
        ),
        ("\"abc", "Unexpected end-of-input: was expecting closing quote for a string value", 5),
        (#"{"abc"#, "Unexpected end-of-input in field name", 6),
    ])
    func refused(text: String, message: String, column: Int) {
        let error = JSONGrammar.firstError(in: text.utf8)
        #expect(error?.message == message)
        #expect(error?.column == column)
    }

    @Test func textsNameWhereContainersBegan() {
        let open = JSONGrammar.firstError(in: "[1,\n{".utf8)
        #expect(
            open?.description
                == "Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED "
                + "(`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 2, column: 1])\n at [Source: "
                + "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 2, column: 2]"
        )
        let wrong = JSONGrammar.firstError(in: "[1}".utf8)
        #expect(wrong?.message.hasPrefix("Unexpected close marker '}': expected ']' (for Array starting at") == true)
    }

    @Test func recordedTextsOfBytesThatAreNoText() {
        #expect(
            JSONGrammar.firstError(in: [0x99])?.description
                == "Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, "
                + "Object or token 'null', 'true' or 'false')\n at [Source: REDACTED "
                + "(`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]"
        )
        let quoted = JSONGrammar.firstError(in: [0x22, 0x87, 0x22])
        #expect(quoted?.message == "Invalid UTF-8 start byte 0x87")
        #expect(quoted?.column == 3)
        let cut = JSONGrammar.firstError(in: [0x22, 0xE2, 0x28, 0xA1, 0x22])
        #expect(cut?.message == "Invalid UTF-8 middle byte 0x28")
    }

    @Test func nestingIsBoundedWithoutRecursion() {
        func nested(_ depth: Int) -> [UInt8] {
            Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
        }
        #expect(JSONGrammar.firstError(in: nested(1000)) == nil)
        let error = JSONGrammar.firstError(in: nested(1_000_000))
        #expect(
            error?.message
                == "Document nesting depth (1001) exceeds the maximum allowed (1000, "
                + "from `StreamReadConstraints.getMaxNestingDepth()`)"
        )
    }

    @Test func agreesWithFoundationOnChangedDocuments() {
        let seed = Array(
            #"{"a":[1,-2.5e3,true,null,"x\u00e9\\"],"bcdefghijklmnopqrstuvwxyz":{"c":"é😀 long enough text"},"d":[]}"#
                .utf8
        )
        let alphabet = Array("{}[]\",:\\0123e.-tfnu \n\u{1}".utf8) + [0x80, 0xC3, 0xFF]
        var generator = SplitMix(state: 42)
        for _ in 0..<4000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: index)
                default: bytes[index] = alphabet.randomElement(using: &generator) ?? 0
                }
            }
            // Foundation lets a comma stand before a closing bracket.
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains(/,\s*[\]}]/) { continue }
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            let ours = JSONGrammar.firstError(in: bytes) == nil
            #expect(ours == (theirs != nil), "\(text)")
            if ours, let theirs, let document = try? Document(json: Data(bytes)) {
                #expect(document.isEqual(to: theirs), "\(text)")
            }
        }
    }

    @Test func agreesWithFoundationOnGeneratedDocuments() throws {
        var generator = SplitMix(state: 7)
        for _ in 0..<500 {
            let document = Document.random(depth: 4, using: &generator)
            let json = ResponseEncoder.data(of: document)
            #expect(JSONGrammar.firstError(in: json) == nil)
            #expect(try Document(json: json) == document)
            let theirs = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
            #expect(document.isEqual(to: theirs))
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Document {
    /// Any document of at most that depth.
    static func random(depth: Int, using generator: inout SplitMix) -> Document {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int.random(in: Int.min...Int.max, using: &generator))
        case 3: return .number(Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 4 + 0.125)
        case 4, 5: return .string(randomText(using: &generator))
        case 6:
            let count = Int.random(in: 0..<5, using: &generator)
            return .array((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            var members: [String: Document] = [:]
            for _ in 0..<Int.random(in: 0..<5, using: &generator) {
                members[randomText(using: &generator)] = random(depth: depth - 1, using: &generator)
            }
            return .object(members)
        }
    }

    private static func randomText(using generator: inout SplitMix) -> String {
        let alphabet = Array("abcdefgh\"\\/\n\t\u{1}\u{7f}é€😀 \u{2028}")
        let count = Int.random(in: 0..<20, using: &generator)
        return String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
    }

    /// Whether this is the value that Foundation read.
    func isEqual(to other: Any) -> Bool {
        switch self {
        case .null: other is NSNull
        case .bool(let value): (other as? NSNumber)?.boolValue == value
        case .integer(let value): (other as? NSNumber)?.intValue == value
        case .number(let value): (other as? NSNumber)?.doubleValue == value
        case .string(let value): other as? String == value
        case .array(let elements):
            (other as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy { $0.isEqual(to: $1) } }
                ?? false
        case .object(let members):
            (other as? [String: Any]).map { theirs in
                theirs.count == members.count
                    && members.allSatisfy { name, value in theirs[name].map { value.isEqual(to: $0) } ?? false }
            } ?? false
        }
    }
}
