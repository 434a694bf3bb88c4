import Testing

@testable import Execution

struct EgressPolicyTests {
    private func refusal(_ address: String, _ policy: EgressPolicy = EgressPolicy { _ in false }) throws -> String? {
        policy.refusal(of: try #require(EgressDestination(address, port: 443)))
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.78.1",
        "168.63.129.16", "100.100.100.200", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    ])
    func noFunctionReaches(_ address: String) throws {
        #expect(try refusal(address) != nil)
    }

    @Test(arguments: [
        "1.1.1.1", "10.0.0.1", "172.17.0.2", "192.168.1.1", "100.64.0.1", "126.255.255.255", "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0", "168.63.129.17", "223.255.255.255",
    ])
    func everyFunctionReaches(_ address: String) throws {
        #expect(try refusal(address) == nil)
    }

    @Test func ownAddressesOfTheHostAreKnown() throws {
        #expect(EgressPolicy.isAddressOfThisHost(try #require(EgressDestination("127.0.0.9", port: 1))))
        #expect(try refusal("10.1.2.3", EgressPolicy { $0.host == "10.1.2.3" }) != nil)
        for address in HostAddresses.all {
            #expect(try refusal(address, EgressPolicy()) != nil, "\(address)")
        }
    }

    @Test func destinationsReadAndWriteTheSame() throws {
        let destination = try #require(EgressDestination("203.0.113.7", port: 8080))
        #expect(destination.description == "203.0.113.7:8080")
        #expect(EgressDestination(destination.system) == destination)
        #expect(EgressDestination("example.com", port: 1) == nil)
        #expect(EgressDestination("::1", port: 1) == nil)
    }
}
