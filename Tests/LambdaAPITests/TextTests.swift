import LambdaAPI
import Testing

struct TextTests {
    @Test(arguments: [
        ("abc", 0), ("xabc", 1), ("aabc", 1), ("ababc", 2), ("ab", nil), ("", nil), ("abd", nil), ("abababd", nil),
    ])
    func findsText(_ text: String, _ expected: Int?) {
        let offset = text.utf8Span.span.offset(of: "abc")
        #expect(offset == expected)
    }

    @Test(arguments: [("a/b/", 0, 1), ("a/b/", 1, 1), ("a/b/", 2, 3), ("a/b/", 4, nil), ("a/b/", 9, nil), ("", 0, nil)])
    func findsBytes(_ text: String, _ start: Int, _ expected: Int?) {
        let offset = text.utf8Span.span.offset(of: UInt8(ascii: "/"), from: start)
        #expect(offset == expected)
    }

    @Test(arguments: [("ab", true), ("abc", true), ("xab", false), ("a", false), ("", false)])
    func knowsBeginnings(_ text: String, _ expected: Bool) {
        let isBeginning = text.utf8Span.span.starts(with: "ab")
        #expect(isBeginning == expected)
    }

    @Test(arguments: [("ab", true), ("xab", true), ("abc", false), ("b", false), ("", false)])
    func knowsEnds(_ text: String, _ expected: Bool) {
        let isEnd = text.utf8Span.span.ends(with: "ab")
        #expect(isEnd == expected)
    }

    @Test func randomNumbersAreGivenOutOnce() {
        let numbers = (0..<1000).map { _ in SystemRandom.next() }
        #expect(Set(numbers).count == numbers.count)
        #expect(!numbers.contains(0))
    }
}
