import Neighbours
import Sandbox
import Testing

@testable import Execution

struct EgressRuleTests {
    @Test func rulesAreReadFromTheirWords() throws {
        let network = try #require(IPNetwork("10.1.0.0/24"))
        #expect(
            EgressRule("tcp 5432 10.1.0.0/24")
                == EgressRule(protocol: 6, match: .ports(5432...5432), destination: .network(network))
        )
        #expect(
            EgressRule("UDP  1000-1999 sg-1")
                == EgressRule(protocol: 17, match: .ports(1000...1999), destination: .group("sg-1"))
        )
        #expect(EgressRule("all ::/0") == EgressRule(destination: .network(.everything(.v6))))
        #expect(EgressRule("-1 pl-1") == EgressRule(destination: .prefixList("pl-1")))
        #expect(EgressRule("icmp 10.1.0.0/24") == EgressRule(protocol: 1, destination: .network(network)))
        #expect(EgressRule("50 10.1.0.0/24") == EgressRule(protocol: 50, destination: .network(network)))
    }

    @Test(arguments: [
        "", "tcp", "tcp 10.1.0.0/24 80", "tcp 80-70 0.0.0.0/0", "tcp 70000 0.0.0.0/0", "tcp 1-2-3 0.0.0.0/0",
        "all 80 0.0.0.0/0", "icmp 8 0.0.0.0/0", "quic 80 0.0.0.0/0", "tcp 80 10.1.0.1/24", "tcp 80 0.0.0.0/0 x",
        "300 ::/0",
    ])
    func otherWordsAreNone(_ text: String) {
        #expect(EgressRule(text) == nil)
    }

    @Test func permissionsOfEC2() {
        typealias Permission = EC2Neighbour.Permission
        let all = Permission(protocol: "-1", networks: ["0.0.0.0/0", "::/0"])
        #expect(EgressRule.rules(all) == EgressRule.unlimited)
        let ports = Permission(protocol: "tcp", from: 0, to: 65535, groups: ["sg-1"], prefixLists: ["pl-1"])
        #expect(
            EgressRule.rules(ports) == [
                EgressRule(protocol: 6, match: .ports(0...65535), destination: .group("sg-1")),
                EgressRule(protocol: 6, match: .ports(0...65535), destination: .prefixList("pl-1")),
            ]
        )
        let ping = Permission(protocol: "icmp", from: 8, to: -1, networks: ["10.0.0.0/8"])
        #expect(EgressRule.rules(ping).map(\.match) == [.message(type: 8, code: nil)])
        let strange = Permission(protocol: "tcp", from: 5, to: 4, networks: ["10.0.0.0/8"])
        #expect(EgressRule.rules(strange).isEmpty)
        #expect(EgressRule.rules(Permission(protocol: "none")).isEmpty)
    }
}
