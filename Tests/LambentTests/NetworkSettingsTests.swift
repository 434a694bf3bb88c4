import Execution
import Foundation
import Sandbox
import Testing

@testable import lambent

/// The sections of the configuration file that map networks.
struct NetworkSettingsTests {
    private func load(_ text: String) async throws -> NetworkMap {
        let path = NSTemporaryDirectory() + "/lambent-networks-\(UUID().uuidString).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await ServeSettings.load(flags: [:], environment: [:], file: path).networks
    }

    private func problems(_ text: String) async -> [String] {
        do {
            _ = try await load(text)
            return []
        } catch {
            return (error as? SettingsError)?.problems ?? ["\(error)"]
        }
    }

    @Test(arguments: ["LAMBENT_NETWORKS", "LAMBENT_SECURITY_GROUPS"])
    func aVariableCannotSayThem(_ name: String) async throws {
        await #expect(throws: SettingsError("\(name) is set, but this can be said in the configuration file only.")) {
            try await ServeSettings.load(flags: [:], environment: [name: "vpc-1"], file: nil)
        }
        _ = try await ServeSettings.load(flags: [:], environment: [name: ""], file: nil)
    }

    @Test func everyKeyIsRead() async throws {
        let map = try await load(
            """
            max-network-interfaces: 20
            networks:
              subnet-1:
                bridge: br-db
                cidr: 10.1.0.0/24
                cidr-v6: "2001:db8:1::/64"
                range: 10.1.0.100-10.1.0.199
                gateway: 10.1.0.1
                gateway-v6: "2001:db8:1::1"
                dns: [10.1.0.2, "2001:db8:1::2"]
                routes: [10.0.0.0/8]
              vpc-2: {namespace: backend}
              subnet-3: {routes: [10.3.0.0/16, 192.168.7.0/24]}
            security-groups:
              sg-1: {egress: [tcp 5432 10.1.0.0/24, all sg-2]}
              sg-2: {members: [10.1.0.5]}
              sg-3: {egress: []}
            """
        )
        #expect(map.maximumInterfaces == 20)
        #expect(
            map.places["subnet-1"]
                == NetworkMap.Place(
                    kind: .bridge("br-db"),
                    network: IPNetwork("10.1.0.0/24"),
                    networkV6: IPNetwork("2001:db8:1::/64"),
                    range: IPAddress("10.1.0.100")!...IPAddress("10.1.0.199")!,
                    gateway: IPAddress("10.1.0.1"),
                    gatewayV6: IPAddress("2001:db8:1::1"),
                    nameServers: [IPAddress("10.1.0.2")!, IPAddress("2001:db8:1::2")!],
                    routes: [IPNetwork("10.0.0.0/8")!]
                )
        )
        #expect(map.places["vpc-2"] == NetworkMap.Place(kind: .namespace("backend")))
        #expect(map.places["subnet-3"]?.kind == .routes)
        #expect(map.places["subnet-3"]?.routes.count == 2)
        #expect(map.groups["sg-1"]?.egress == [EgressRule("tcp 5432 10.1.0.0/24")!, EgressRule("all sg-2")!])
        #expect(map.groups["sg-2"] == NetworkMap.Group(egress: nil, members: [IPNetwork("10.1.0.5/32")!]))
        #expect(map.groups["sg-3"] == NetworkMap.Group(egress: []))
        #expect(map.needsInterfaces)
    }

    @Test(arguments: [
        (
            "networks: {subnet-1: {bridge: b, colour: red}}",
            "networks.subnet-1 has the key \"colour\", which is none of its keys."
        ),
        ("networks: {internet: {bridge: b}}", "networks: \"internet\" is neither a subnet nor a VPC."),
        ("networks: {subnet-1: {bridge: b, namespace: n}}", "networks.subnet-1 is either a bridge or a namespace."),
        ("networks: {subnet-1: {cidr: 10.1.0.0/24}}", "networks.subnet-1 needs a bridge, a namespace, or routes"),
        (
            "networks: {subnet-1: {bridge: b, cidr: 10.1.0.1/24}}",
            "has the cidr \"10.1.0.1/24\", which is not a network"
        ),
        (
            "networks: {subnet-1: {bridge: b, cidr: 10.1.0.0/24, gateway: 10.2.0.1}}",
            "has a gateway outside of its cidr."
        ),
        (
            "networks: {subnet-1: {bridge: b, cidr: 10.1.0.0/24, range: 10.1.0.9-10.1.1.9}}",
            "has a range outside of its cidr."
        ),
        ("networks: {subnet-1: {bridge: b, routes: [10.9.0.0/16]}}", "has the route 10.9.0.0/16 and no gateway to it."),
        ("networks: {subnet-1: {namespace: ../x}}", "has the namespace \"../x\", which is not a name."),
        ("networks: {subnet-1: {bridge: b, dns: [here]}}", "has in its dns \"here\", which is not an address"),
        ("security-groups: {sg-1: {egress: [tcp]}}", "has in its egress \"tcp\", which is not a rule such as"),
        ("security-groups: {one: {egress: []}}", "\"one\" is no security group."),
        ("networks: {subnet-1: {bridge: [b]}}", "networks.subnet-1.bridge"),
    ])
    func whatCannotBeUsedIsSaid(_ text: String, _ problem: String) async {
        let found = await problems(text)
        #expect(found.count == 1 && found[0].contains(problem), "\(found)")
    }
}
