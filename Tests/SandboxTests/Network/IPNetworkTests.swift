import Testing

@testable import Sandbox

struct IPNetworkTests {
    @Test(arguments: ["0.0.0.0", "10.1.2.3", "255.255.255.255", "::", "::1", "2001:db8::5", "fe80::1:2"])
    func addressesAreReadAndWritten(_ text: String) {
        #expect(IPAddress(text)?.description == text)
    }

    @Test(arguments: ["", "10.1.2", "10.1.2.256", "10.1.2.3/24", " 10.1.2.3", "localhost", "2001:db8::/32", "1:2"])
    func otherTextsAreNoAddresses(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func bytesAreInNetworkOrder() {
        #expect(IPAddress("10.1.2.3")?.bytes == [10, 1, 2, 3])
        #expect(IPAddress("2001:db8::5")?.bytes == [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])
    }

    @Test(arguments: ["10.1.0.0/16", "0.0.0.0/0", "10.1.2.3/32", "::/0", "2001:db8:1::/48"])
    func networksAreReadAndWritten(_ text: String) {
        #expect(IPNetwork(text)?.description == text)
    }

    @Test func anAddressAloneIsANetworkOfOne() {
        #expect(IPNetwork("10.1.2.3")?.bits == 32)
        #expect(IPNetwork("::1")?.bits == 128)
    }

    @Test(arguments: ["10.1.2.3/16", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/-1", "10.1.0.0/1x", "10.1.0.0/8/8", "/8"])
    func otherTextsAreNoNetworks(_ text: String) {
        #expect(IPNetwork(text) == nil)
    }

    @Test func whatLiesInANetwork() throws {
        let network = try #require(IPNetwork("10.1.0.0/23"))
        #expect("\(network.first)" == "10.1.0.0")
        #expect("\(network.last)" == "10.1.1.255")
        #expect(network.contains(try #require(IPAddress("10.1.1.255"))))
        #expect(!network.contains(try #require(IPAddress("10.1.2.0"))))
        #expect(!network.contains(try #require(IPAddress("::1"))))
        #expect(network.overlaps(try #require(IPNetwork("10.1.1.7/32"))))
        #expect(network.overlaps(try #require(IPNetwork("10.0.0.0/8"))))
        #expect(!network.overlaps(try #require(IPNetwork("10.1.2.0/24"))))
        #expect("\(IPNetwork.everything(.v6).last)" == "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
    }

    @Test func aHardwareAddressFollowsFromTheAddress() throws {
        let address = SandboxInterface.Address(try #require(IPAddress("10.1.2.3")), bits: 24)
        let interface = SandboxInterface(farEnd: .nothing, addresses: [address])
        // Of one machine, and not given out by a maker.
        #expect(interface.hardwareAddress == [0x0A, 0x4C, 10, 1, 2, 3])
        #expect(interface.hardwareAddress[0] & 3 == 2)
    }
}
