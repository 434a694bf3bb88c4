import Testing

@testable import HTTPServer

struct HTTPDateTests {
    @Test
    func isWrittenAsTheStandardSays() {
        #expect(HTTPDate.format(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.format(1_709_164_799) == "Wed, 28 Feb 2024 23:59:59 GMT")
        #expect(HTTPDate.current.count == 29)
    }
}
