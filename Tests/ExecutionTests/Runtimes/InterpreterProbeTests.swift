import Testing

@testable import Execution

struct InterpreterProbeTests {
    @Test func anInterpreterTellsItsPathAndItsVersion() {
        let found = InterpreterProbe.interpreter(from: "/usr/bin/env\n3.12.1\n")
        #expect(found?.version.description == "3.12.1")
        #expect(InterpreterProbe.interpreter(from: "python\n3.12.1\n") == nil)
        #expect(InterpreterProbe.interpreter(from: "/usr/bin/env\n") == nil)
    }

    @Test(arguments: [("17.0.15", [17, 0, 15]), ("1.8.0_392", [8, 0]), ("25", [25])])
    func javaTellsItsProperties(_ text: String, _ parts: [Int]) {
        let answer = """
            Property settings:
                file.separator = /
                java.home = /usr/lib/jvm/some java
                java.vendor.url = https://example.org/?a=b
                java.version = \(text)
                java.version.date = 2025-04-15

            openjdk version "\(text)"
            """
        let found = InterpreterProbe.machine(from: answer)
        #expect(found?.path == "/usr/lib/jvm/some java/bin/java")
        #expect(found?.version.parts.prefix(parts.count) == parts[...])
        #expect(InterpreterProbe.machine(from: "java.version = 17") == nil)
    }
}
