import Foundation
import Glibc
import Logging
import Testing

@testable import Sandbox

/// Sandboxes that are joined to networks.
@Suite(.needsRoot) struct LinuxInterfaceTests {
    private func launcher() async throws -> LinuxLauncher {
        var configuration = try TestLinux.configuration()
        configuration.joinsNetworks = true
        return try await LinuxLauncher.start(configuration, inUserNamespace: false, logger: Logger(label: "test"))
    }

    /// With a launcher that can; a kernel that cannot says so.
    private func with(_ body: (LinuxLauncher) async throws -> Void) async throws {
        let launcher = try await launcher()
        #expect(launcher.joinsNetworks == launcher.enforcement.enforces(.networks))
        do {
            if launcher.joinsNetworks {
                try await body(launcher)
            } else {
                #expect(launcher.enforcement[.networks].cure != nil)
            }
            await launcher.shutdown()
        } catch {
            await launcher.shutdown()
            throw error
        }
    }

    private func configuration(_ rules: [FilterRule], v6: Bool = false) throws -> SandboxConfiguration {
        var addresses = [SandboxInterface.Address(try #require(IPAddress("192.0.2.9")), bits: 24)]
        if v6 { addresses.append(SandboxInterface.Address(try #require(IPAddress("2001:db8::9")), bits: 64)) }
        var configuration = SandboxConfiguration()
        configuration.interface = SandboxInterface(
            farEnd: .nothing,
            addresses: addresses,
            routes: [
                SandboxInterface.Route(
                    try #require(IPNetwork("198.51.100.0/24")),
                    gateway: IPAddress("192.0.2.1")
                )
            ],
            rules: rules
        )
        configuration.nameServers = [try #require(IPAddress("192.0.2.53"))]
        return configuration
    }

    /// Sends datagrams to places, and prints how that went.
    private static let send = """
        import socket
        for text in "PLACES".split():
            host, port = text.rsplit("-", 1)
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as sending:
                try:
                    sending.sendto(b"x", (host, int(port)))
                    print("sent", end=" ")
                except OSError as error:
                    print(error.errno, end=" ")
        """

    private func sends(_ places: [String], in sandbox: any Sandbox) async throws -> [String] {
        let script = Self.send.replacing("PLACES", with: places.joined(separator: " "))
        let process = try await sandbox.start(
            ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", script])
        )
        return process.readOutput().split(separator: " ").map(String.init)
    }

    @Test func rulesDecideInTheirOrder() async throws {
        func network(_ text: String) -> IPNetwork? { IPNetwork(text) }
        let rules = [
            FilterRule(accepts: false, destination: network("192.0.2.128/25")),
            FilterRule(accepts: true, destination: network("192.0.2.0/24"), protocol: 17, match: .ports(1000...1999)),
            FilterRule(accepts: true, destination: network("198.51.100.7/32"), protocol: 17),
            FilterRule(accepts: true, destination: network("198.51.100.8/30"), protocol: 6),
        ]
        try await with { launcher in
            let sandbox = try await launcher.makeSandbox(name: "joined", configuration: configuration(rules))
            let seen = try await sends(
                [
                    "192.0.2.5-1000", "192.0.2.5-1999", "192.0.2.5-999", "192.0.2.5-2000", "192.0.2.130-1000",
                    "198.51.100.7-9", "198.51.100.8-9", "203.0.113.1-9", "127.0.0.1-9", "192.0.2.9-9",
                ],
                in: sandbox
            )
            let (closed, noWay) = ("\(EPERM)", "\(ENETUNREACH)")
            #expect(
                seen == [
                    "sent", "sent", closed, closed, closed,
                    "sent", closed, noWay, "sent", "sent",
                ]
            )
            try await sandbox.limitNetwork(to: [FilterRule(accepts: true, protocol: 17, match: .ports(9...9))])
            #expect(try await sends(["192.0.2.130-9", "192.0.2.5-1000"], in: sandbox) == ["sent", closed])
            #expect(try await sandbox.run("cat /etc/resolv.conf").output.hasPrefix("nameserver 192.0.2.53\n"))
            await sandbox.destroy()
        }
    }

    @Test func ipv6OnlyWithAnAddressOfIt() async throws {
        let rules = [FilterRule(accepts: true)]
        try await with { launcher in
            for (v6, expected) in [(false, "\(ENETUNREACH)"), (true, "sent")] {
                let made = try configuration(rules, v6: v6)
                let sandbox = try await launcher.makeSandbox(name: "joined", configuration: made)
                #expect(
                    try await sends(["2001:db8::1-9", "::1-9", "192.0.2.1-9"], in: sandbox) == [
                        expected, "sent", "sent",
                    ]
                )
                await sandbox.destroy()
            }
        }
    }

    @Test func aSandboxThatRunsIsJoinedWhenItIsAssigned() async throws {
        try await with { launcher in
            var made = try configuration([FilterRule(accepts: true)])
            let interface = made.interface
            made.interface = nil
            let sandbox = try await launcher.makeSandbox(name: "stem", configuration: made)
            #expect(try await sends(["192.0.2.1-9"], in: sandbox) == ["\(ENETUNREACH)"])
            made.interface = interface
            try await sandbox.assign(made, telling: nil)
            #expect(try await sends(["192.0.2.1-9"], in: sandbox) == ["sent"])
            await sandbox.destroy()
        }
    }

    @Test(arguments: [
        (SandboxInterface.FarEnd.bridge("lmt-none"), "this host has no bridge lmt-none"),
        (.bridge("lo"), "no interface can be added to the bridge lo"),
        (.namespace("lmt-none"), "there is no network namespace lmt-none"),
    ])
    func whatIsNotThereIsSaid(_ farEnd: SandboxInterface.FarEnd, _ reason: String) async throws {
        try await with { launcher in
            var made = try configuration([])
            made.interface?.farEnd = farEnd
            await #expect {
                _ = try await launcher.makeSandbox(name: "joined", configuration: made)
            } throws: { error in
                (error as? SandboxError)?.code == .networkFailed && "\(error)".contains(reason)
            }
        }
    }

    @Test func namesOfInterfacesFitAndDiffer() {
        let names = InterfaceNames(instance: "abcdefghijklm")
        let taken = (0..<1000).map { _ in names.take() }
        #expect(Set(taken).count == 1000)
        #expect(taken.allSatisfy { $0.hasPrefix("lmbabcd-") && $0.utf8.count <= 15 })
    }
}
