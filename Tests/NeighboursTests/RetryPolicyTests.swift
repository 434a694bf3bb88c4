import Testing

@testable import Neighbours

struct RetryPolicyTests {
    @Test func pausesDoubleUpToTheCapAndEndWithTheAttempts() {
        let policy = RetryPolicy(attempts: 5, base: .milliseconds(100), cap: .milliseconds(350))
        let pauses = (1...5).map { policy.pause(afterAttempt: $0, random: 1) }
        #expect(pauses == [.milliseconds(100), .milliseconds(200), .milliseconds(350), .milliseconds(350), nil])
        #expect(policy.pause(afterAttempt: 1, random: 0.5) == .milliseconds(50))
    }

    @Test(arguments: [
        (400, "SlowDown", true), (400, "BadRequest", false), (403, "AccessDenied", false), (404, "NoSuchKey", false),
        (429, "Any", true), (500, "InternalError", true), (501, "NotImplemented", false), (503, "SlowDown", true),
    ])
    func onlyPassingFailuresAreTriedAgain(status: Int, code: String, expected: Bool) {
        #expect(RetryPolicy.isTransient(status: status, code: code) == expected)
    }
}
