import Testing

@testable import Gateway

struct RequestPartsTests {
    @Test(arguments: [
        ("/a/b", "/a/b", ""),
        ("/a?b=c", "/a", "b=c"),
        ("/a%3Fb?c?d", "/a%3Fb", "c?d"),
        ("http://host:1/a/b?c", "/a/b", "c"),
        ("http://host", "/", ""),
        ("*", "*", ""),
    ])
    func aTargetIsPathAndQuery(uri: String, path: String, query: String) {
        let target = RequestTarget(uri)
        #expect(target.path == path[...])
        #expect(target.rawQuery == query[...])
    }

    @Test(arguments: [
        ("a=1&b=2", ["a": "1", "b": "2"]),
        ("a=%24LATEST&b=x+y", ["a": "$LATEST", "b": "x y"]),
        ("a=1=2&&c", ["a": "1=2"]),
        ("a=%zz%4&b=%E2%82%AC", ["a": "%zz%4", "b": "€"]),
        ("a=%2525", ["a": "%25"]),
        ("a=%+1", ["a": "% 1"]),
    ])
    func queryParametersAreDecodedOnce(query: String, expected: [String: String]) {
        let parameters = RequestTarget("/?" + query).parameters
        for (name, value) in expected {
            #expect(parameters.first { $0.name == name }?.value == value)
        }
    }

    @Test func theFirstOfSeveralParametersOfANameCounts() {
        #expect(RequestTarget("/?a=1&a=2").value(of: "a") == "1")
        #expect(RequestTarget("/?a&b=").value(of: "b")?.isEmpty == true)
        #expect(RequestTarget("/?a").value(of: "a") == nil)
    }

    @Test func requestIDsAreVersion4UUIDs() {
        let ids = (0..<1000).map { _ in RequestID.next() }
        #expect(Set(ids).count == 1000)
        for id in ids {
            #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        }
    }

    @Test func theRateLimiterRefillsSteadily() {
        let start = ContinuousClock.now
        let limiter = RateLimiter(rate: 10, now: start)
        for _ in 0..<10 { #expect(limiter.take(at: start) == nil) }
        #expect(limiter.take(at: start) == 1)
        #expect(limiter.take(at: start + .milliseconds(101)) == nil)
        #expect(limiter.take(at: start + .milliseconds(102)) == 1)
        for _ in 0..<10 { #expect(limiter.take(at: start + .seconds(60)) == nil) }
        #expect(limiter.take(at: start + .seconds(60)) == 1)
    }

    @Test func aSlowRateSaysHowLongToWait() {
        let start = ContinuousClock.now
        let limiter = RateLimiter(rate: 0.1, now: start)
        #expect(limiter.take(at: start) == nil)
        #expect(limiter.take(at: start + .seconds(3)) == 7)
        #expect(limiter.take(at: start + .seconds(10)) == nil)
    }
}
