import Testing

@testable import Logs

struct LogNameTests {
    @Test(arguments: [
        "/aws/lambda/x", "2024/05/15/[$LATEST]abc", "", ".", "..", "...", ".hidden", "a%2Fb", "%", "~", "a~", "größe",
        "a b\n",
        "a\0b", "x.jsonl", String(repeating: "a", count: 200), String(repeating: "a/", count: 400),
        String(repeating: "~", count: 512),
    ])
    func anyNameComesBack(_ name: String) throws {
        let components = LogName.path(for: name).split(separator: "/", omittingEmptySubsequences: false).map(
            String.init
        )
        for component in components {
            #expect(!component.isEmpty)
            #expect(component.utf8.count <= 255)
            #expect(!component.hasPrefix("."))
            #expect(!component.contains("\0"))
        }
        #expect(components.dropLast().allSatisfy { $0.hasSuffix("~") })
        #expect(components.last?.hasSuffix("~") == false)
        #expect(LogName.name(ofComponents: components) == name)
    }

    @Test func pathsCanBeRead() {
        #expect(LogName.path(for: "/aws/lambda/x") == "%2Faws%2Flambda%2Fx")
        #expect(LogName.path(for: "2024/05/15/[$LATEST]abc") == "2024%2F05%2F15%2F[$LATEST]abc")
    }

    @Test(arguments: ["a b", "%G0", "%4", "%", "%C3"]) func strangeDirectoriesAreNoNames(_ component: String) {
        #expect(LogName.name(ofComponents: [component]) == (component == "%" ? "" : nil))
    }
}
