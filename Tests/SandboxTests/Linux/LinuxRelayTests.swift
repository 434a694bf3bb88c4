import Foundation
import Glibc
import Testing

@testable import Sandbox

/// Connections that a sandbox's network leads to the relay's listeners.
@Suite(.needsIsolation) struct LinuxRelayTests {
    private static let originalDestination: CInt = 80

    @Test func connectionsToTheWorldOutsideArriveAtTheRelayWithTheirDestination() async throws {
        try await check(inUserNamespace: false)
    }

    @Test(.needsUserNamespaces) func theSameWithoutRoot() async throws {
        try await check(inUserNamespace: true)
    }

    private func check(inUserNamespace: Bool) async throws {
        let launcher = try await TestLinux.start(
            bareSandboxes: 1,
            inUserNamespace: inUserNamespace,
            relaysConnections: true
        )
        // A kernel without the packet filter says so.
        #expect(launcher.relaysConnections == launcher.enforcement.enforces(.egress))
        guard launcher.relaysConnections else {
            #expect(launcher.enforcement[.egress].cure != nil)
            return await launcher.shutdown()
        }
        var configuration = SandboxConfiguration()
        configuration.network = .relayed
        configuration.listeners = [SandboxListener(port: 9001)] + SandboxListener.relay
        let sandbox = try await launcher.makeSandbox(name: "outgoing", configuration: configuration)
        #expect(sandbox.listeners.count == 4)
        let script = """
            import socket
            outside = socket.create_connection(("203.0.113.9", 4711), 20)
            own = socket.create_server(("127.0.0.1", 8000))
            socket.create_connection(("127.0.0.1", 8000), 20)
            names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            names.settimeout(20)
            names.connect(("198.51.100.1", 53))
            names.send(b"question")
            print(outside.recv(5).decode(), names.recv(20).decode(), own.accept()[1][0])
            """
        let process = try await sandbox.start(
            ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", script])
        )
        let accepted = try #require(await connection(at: sandbox.listeners[1]))
        var destination = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        #expect(getsockopt(accepted, CInt(IPPROTO_IP), Self.originalDestination, &destination, &length) == 0)
        #expect(UInt32(bigEndian: destination.sin_addr.s_addr) == 0xCB00_7109)
        #expect(UInt16(bigEndian: destination.sin_port) == 4711)
        #expect(write(accepted, "hello", 5) == 5)
        #expect(await answer(at: sandbox.listeners[2], "answer") == "question")
        #expect(process.readOutput() == "hello answer 127.0.0.1\n")
        #expect(try await sandbox.run("cat /etc/resolv.conf").output.hasPrefix("nameserver 169.254.78.1\n"))
        for descriptor in sandbox.listeners + [accepted] { close(descriptor) }
        await sandbox.destroy()
        await launcher.shutdown()
    }

    private func connection(at listener: CInt) async -> CInt? {
        for _ in 0..<2000 {
            let accepted = accept(listener, nil, nil)
            if accepted >= 0 { return accepted }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }

    /// Answers a datagram and returns it.
    private func answer(at socket: CInt, _ answer: String) async -> String? {
        var bytes = [UInt8](repeating: 0, count: 512)
        var asker = sockaddr()
        for _ in 0..<2000 {
            var length = socklen_t(MemoryLayout<sockaddr>.size)
            let count = recvfrom(socket, &bytes, bytes.count, 0, &asker, &length)
            if count >= 0 {
                sendto(socket, answer, answer.utf8.count, 0, &asker, length)
                return String(decoding: bytes[..<count], as: UTF8.self)
            }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }

    @Test func namesAreCompletedAsTheHostDoes() {
        let host = "# search none\nnameserver 10.0.0.1\nsearch example.com\noptions ndots:2 edns0\nsortlist 10.0.0.0\n"
        #expect(
            RootTemplate.resolver(of: host)
                == "nameserver 169.254.78.1\nsearch example.com\noptions ndots:2 edns0\n"
        )
    }
}
