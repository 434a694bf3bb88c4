import Execution
import Testing

struct TraceLineageTests {
    private let function = FunctionKey(account: "000000000000", region: "us-east-1", name: "f")
    private let root = "Root=1-5e988283-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0"

    @Test func aChainIsCountedInTheHeader() {
        var header = root
        for count in 1...20 {
            var lineage = TraceLineage(header: header)
            #expect(lineage.enter(function) == count)
            header = lineage.header
        }
        #expect(header.hasPrefix(root + ";Lineage=1:"))
        #expect(header.hasSuffix(":20"))
        #expect(header.split(separator: ";").count == 4)
    }

    @Test func everyFunctionHasACountOfItsOwn() {
        var lineage = TraceLineage(header: root + ";Lineage=aaaaaaaa:3|1:bbbbbbbb:5")
        #expect(lineage.enter(function) == 1)
        #expect(lineage.header.contains("Lineage=1:aaaaaaaa:3|bbbbbbbb:5|"))
    }

    @Test func longChainsForgetTheirBeginning() {
        var lineage = TraceLineage(header: root)
        for number in 0..<100 {
            _ = lineage.enter(FunctionKey(account: "1", region: "r", name: "f\(number)"))
        }
        #expect(lineage.header.utf8.count < 300)
        #expect(lineage.enter(FunctionKey(account: "1", region: "r", name: "f99")) == 2)
    }

    @Test(arguments: [
        "", "Lineage=", "Lineage=::", "Lineage=x:-1", "Lineage=1:a", ";;", "Lineage=1:a:99999999999999999999",
    ])
    func whatIsNoLineageIsNone(header: String) {
        var lineage = TraceLineage(header: header)
        #expect(lineage.enter(function) == 1)
    }

    @Test func theFieldIsFoundWhereverItStands() {
        #expect(TraceLineage.isIn("Root=1; lineage=a:1;Sampled=1"))
        #expect(!TraceLineage.isIn(root))
    }
}
