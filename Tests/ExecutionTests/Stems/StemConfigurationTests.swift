import Testing

@testable import Execution

struct StemConfigurationTests {
    @Test func noneIsNone() throws {
        let none = try #require(StemConfiguration("none"))
        #expect(none == .none)
        #expect(none.size(for: "python3.12") == 0)
    }

    @Test func namedRuntimesHaveTheirNumberAndOthersTheUsualOne() throws {
        let some = try #require(StemConfiguration("python3.12=20,nodejs20.x=0"))
        #expect(some.size(for: "python3.12") == 20)
        #expect(some.size(for: "nodejs20.x") == 0)
        #expect(some.size(for: "python3.13") == 1)
        #expect(some.limit >= 20)
    }

    @Test(arguments: [
        "", "python3.12", "python3.12=", "python3.12=x", "python3.12=-1", "python3.12=65", "cobol=1", "=1",
    ])
    func whatMakesNoSenseIsRefused(_ text: String) {
        #expect(StemConfiguration(text) == nil)
    }
}
