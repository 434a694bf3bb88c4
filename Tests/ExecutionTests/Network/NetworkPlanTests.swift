import Sandbox
import Testing

@testable import Execution

struct NetworkPlanTests {
    private static func network(_ text: String) -> IPNetwork { IPNetwork(text)! }
    private static func address(_ text: String) -> IPAddress { IPAddress(text)! }

    private let bridged = NetworkMap.Place(
        kind: .bridge("br"),
        network: network("10.1.0.0/24"),
        networkV6: network("2001:db8:1::/64"),
        gateway: address("10.1.0.9"),
        gatewayV6: address("2001:db8:1::1"),
        nameServers: [address("10.1.0.10")]
    )

    private func settings(_ subnets: [String] = ["subnet-1"], v6: Bool = false) -> NetworkSettings {
        NetworkSettings(subnets: subnets, groups: ["sg-1"], allowsIPv6: v6, vpc: "vpc-1")
    }

    private func wire(_ plan: NetworkPlan) throws -> NetworkWire {
        guard case .wires(let wires) = plan.way else { throw NoWire() }
        return wires[0]
    }

    private struct NoWire: Error {}

    private func plan(
        _ settings: NetworkSettings,
        _ places: [String: NetworkMap.Place],
        groups: [String: NetworkMap.Group] = [:],
        _ description: NetworkDescription? = nil
    ) -> NetworkPlan {
        NetworkPlan(settings, map: NetworkMap(places: places, groups: groups), description: description)
    }

    @Test func aSubnetGoesBeforeItsVPC() throws {
        let other = NetworkMap.Place(kind: .bridge("other"), network: Self.network("10.9.0.0/24"))
        let both = ["vpc-1": other, "subnet-1": bridged]
        #expect(try wire(plan(settings(), both)).farEnd == .bridge("br"))
        #expect(try wire(plan(settings(["subnet-2"]), both)).farEnd == .bridge("other"))
    }

    @Test func nothingMappedIsNothingReached() {
        let plan = plan(settings(["subnet-2", "subnet-3"]), ["subnet-1": bridged])
        #expect(plan.way == .none)
        #expect(plan.notices.count == 1)
        #expect(plan.notices[0].contains("no network of this host is mapped to subnet-2, subnet-3"))
        #expect(plan.access(on: nil, address: nil, host: []) == .none)
    }

    @Test func addressesAreThoseOfTheFileElseOfEC2() throws {
        var place = bridged
        place.network = nil
        let described = NetworkDescription(
            subnets: ["subnet-1": .init(network: Self.network("10.7.0.0/24"), networkV6: nil)]
        )
        #expect(try wire(plan(settings(), ["subnet-1": place], described)).network == Self.network("10.7.0.0/24"))
        #expect(try wire(plan(settings(), ["subnet-1": bridged], described)).network == Self.network("10.1.0.0/24"))
        let without = plan(settings(), ["subnet-1": place])
        #expect(without.way == .none)
        #expect(without.notices[0].contains("subnet-1 is mapped to has no addresses"))
    }

    @Test func whatTheServiceKeepsAndOthersHaveIsNotGiven() throws {
        let wire = try wire(plan(settings(), ["subnet-1": bridged]))
        let reserved = ["10.1.0.0", "10.1.0.1", "10.1.0.2", "10.1.0.3", "10.1.0.255", "10.1.0.9", "10.1.0.10"]
        #expect(wire.reserved == Set(reserved.map(Self.address)))
        var place = bridged
        place.range = Self.address("10.1.0.1")...Self.address("10.1.0.2")
        let ranged = try self.wire(plan(settings(), ["subnet-1": place]))
        #expect(!ranged.reserved.contains(Self.address("10.1.0.1")))
        #expect(ranged.reserved.contains(Self.address("10.1.0.0")))
    }

    @Test func anInterfaceOnABridge() throws {
        let made = try wire(plan(settings(), ["subnet-1": bridged])).interface(Self.address("10.1.0.20"), rules: [])
        #expect(made.addresses == [SandboxInterface.Address(Self.address("10.1.0.20"), bits: 24)])
        #expect(made.routes == [SandboxInterface.Route(.everything(.v4), gateway: Self.address("10.1.0.9"))])
        let both = try wire(plan(settings(v6: true), ["subnet-1": bridged]))
            .interface(Self.address("10.1.0.20"), rules: [])
        #expect(both.addresses[1] == SandboxInterface.Address(Self.address("2001:db8:1::14"), bits: 64))
        #expect(both.routes[1] == SandboxInterface.Route(.everything(.v6), gateway: Self.address("2001:db8:1::1")))
    }

    @Test func withRoutesOnlyTheseAreReachedThroughTheGateway() throws {
        var place = bridged
        place.routes = [Self.network("10.2.0.0/16")]
        let made = try wire(plan(settings(), ["subnet-1": place])).interface(Self.address("10.1.0.20"), rules: [])
        #expect(made.routes == [SandboxInterface.Route(place.routes[0], gateway: Self.address("10.1.0.9"))])
        place.gateway = nil
        let alone = try wire(plan(settings(), ["subnet-1": place])).interface(Self.address("10.1.0.20"), rules: [])
        #expect(alone.routes.isEmpty)
    }

    @Test func anInterfaceToANamespaceHasNobodyElseOnItsWire() throws {
        var place = bridged
        place.kind = .namespace("db")
        let made = try wire(plan(settings(), ["subnet-1": place])).interface(Self.address("10.1.0.20"), rules: [])
        let gateway = Self.address("10.1.0.9")
        #expect(made.addresses == [SandboxInterface.Address(Self.address("10.1.0.20"), bits: 32)])
        #expect(
            made.routes == [
                SandboxInterface.Route(Self.network("10.1.0.9/32")),
                SandboxInterface.Route(Self.network("10.1.0.0/24"), gateway: gateway),
                SandboxInterface.Route(.everything(.v4), gateway: gateway),
            ]
        )
    }

    @Test func addressesOfThisHostAndOtherNetworksAreClosed() throws {
        let places = [
            "subnet-1": bridged,
            "subnet-2": NetworkMap.Place(kind: .bridge("two"), network: Self.network("10.2.0.0/24")),
            "subnet-3": NetworkMap.Place(kind: .bridge("three"), network: Self.network("10.1.0.0/24")),
        ]
        let plan = plan(settings(), places)
        let rules = plan.rules(on: try wire(plan), host: ["10.1.0.1", "192.168.1.5"].map(Self.address))
        func decision(_ text: String, port: UInt16 = 80) -> Bool? {
            rules.first { $0.matches(Self.address(text), FilterRule.tcp, port: port) }?.accepts
        }
        // Its own network, in which the host may have an address, and which another network may look like.
        #expect(decision("10.1.0.1") == true)
        #expect(decision("10.1.0.77") == true)
        #expect(decision("192.168.1.5") == false)
        #expect(decision("10.2.0.7") == false)
        #expect(decision("169.254.169.254") == false)
        #expect(decision("203.0.113.9") == true)
        var open = places
        open["subnet-1"]?.routes = [Self.network("10.2.0.0/24")]
        let routed = self.plan(settings(), open)
        let opened = routed.rules(on: try wire(routed), host: [])
        #expect(opened.first { $0.matches(Self.address("10.2.0.7"), FilterRule.tcp, port: 80) }?.accepts == true)
    }

    @Test func nameServersAreAskedWhateverTheGroupsAllow() throws {
        let plan = plan(settings(), ["subnet-1": bridged], groups: ["sg-1": .init(egress: [])])
        let rules = plan.rules(on: try wire(plan), host: [])
        let server = Self.address("10.1.0.10")
        #expect(rules.first { $0.matches(server, FilterRule.udp, port: 53) }?.accepts == true)
        #expect(rules.first { $0.matches(server, FilterRule.udp, port: 54) } == nil)
    }

    @Test func groupsComeFromEC2ThenFromTheFileThenAreOpen() {
        let file: [String: NetworkMap.Group] = ["sg-1": .init(egress: [EgressRule("tcp 80 10.1.0.0/24")!])]
        let described = NetworkDescription(groups: ["sg-1": [EgressRule("tcp 81 10.1.0.0/24")!]])
        func ports(_ plan: NetworkPlan) -> [FilterRule.Match] { plan.allowed.map(\.match) }
        #expect(ports(plan(settings(), ["subnet-1": bridged], groups: file, described)) == [.ports(81...81)])
        #expect(ports(plan(settings(), ["subnet-1": bridged], groups: file)) == [.ports(80...80)])
        #expect(ports(plan(settings(), ["subnet-1": bridged])) == [.all, .all])
    }

    @Test func groupsAndListsAsDestinations() {
        let groups: [String: NetworkMap.Group] = [
            "sg-1": .init(egress: ["all sg-2", "all sg-3", "all pl-1", "all pl-2"].map { EgressRule($0)! }),
            "sg-2": .init(members: [Self.network("10.1.0.5/32")]),
        ]
        let described = NetworkDescription(prefixLists: ["pl-1": [Self.network("10.8.0.0/16")]])
        let plan = plan(settings(), ["subnet-1": bridged], groups: groups, described)
        #expect(plan.allowed.map(\.destination) == ["10.1.0.5/32", "10.8.0.0/16"].map(Self.network))
        #expect(plan.notices.count == 2)
        #expect(plan.notices[0].contains("to sg-3 is closed") && plan.notices[1].contains("to pl-2 is closed"))
    }

    @Test func routesThroughTheServerAreLimitedByNetworksAndGroups() throws {
        let place = NetworkMap.Place(
            kind: .routes,
            nameServers: [Self.address("10.3.0.2")],
            routes: [Self.network("10.3.0.0/16")]
        )
        let plan = plan(
            settings(),
            ["subnet-1": place],
            groups: ["sg-1": .init(egress: [EgressRule("tcp 80 0.0.0.0/0")!])]
        )
        guard case .relayed(let limits) = plan.access(on: nil, address: nil, host: []) else { throw NoWire() }
        #expect(limits.refusal(of: EgressDestination("10.3.1.1", port: 80)!) == nil)
        #expect(
            limits.refusal(of: EgressDestination("10.3.1.1", port: 81)!)
                == "not allowed by the function's security groups"
        )
        #expect(limits.refusal(of: EgressDestination("10.4.1.1", port: 80)!) == "not in the function's networks")
        #expect(limits.servers.map { "\($0)" } == ["[IPv4]10.3.0.2:53"])
    }

    @Test func whatAHostCannotDoIsSaid() {
        let bridged = plan(settings(), ["subnet-1": bridged])
        let enforcement = SandboxEnforcement(rows: [
            .init(.network, .enforced, reason: ""), .init(.networks, .notEnforced, reason: "no rights"),
        ])
        #expect(bridged.reduced(to: enforcement, joins: true, relays: false) == bridged)
        let less = bridged.reduced(to: enforcement, joins: false, relays: true)
        #expect(less.way == .none)
        #expect(
            less.notices == [
                "not enforced on this host: VpcConfig: the function reaches nothing but its own APIs (no rights). See lambent doctor"
            ]
        )
        let open = bridged.reduced(to: .process(), joins: false, relays: false)
        #expect(open.way == .none)
        #expect(
            open.notices == [
                "not enforced on this host: VpcConfig (functions use the network of the host). See lambent doctor"
            ]
        )
    }
}
