import Foundation
import Glibc
import Testing

@testable import Sandbox

@Suite(.needsIsolation) struct LinuxListenerTests {
    @Test func aListenerIsReachedFromItsOwnSandboxAlone() async throws {
        var configuration = SandboxConfiguration()
        configuration.listeners = [SandboxListener(port: 9001), SandboxListener(port: 9002)]
        try await TestLinux.with { [configuration] launcher in
            let one = try await launcher.makeSandbox(name: "one", configuration: configuration)
            #expect(one.listeners.count == 2)
            let other = try await launcher.makeSandbox(name: "other", configuration: SandboxConfiguration())
            let connect = "import socket; print(socket.create_connection(('127.0.0.1', 9001), 2).recv(9).decode())"
            let process = try await one.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", connect])
            )
            let accepted = await acceptConnection(one.listeners[0])
            #expect(write(accepted, "hello", 5) == 5)
            close(accepted)
            #expect(process.readOutput() == "hello\n")
            let refused = try await other.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", connect])
            )
            refused.closeOutput()
            #expect(await other.waitForExit(of: refused.id) != .exited(0))
            for listener in one.listeners { close(listener) }
            await one.destroy()
            await other.destroy()
        }
    }

    @Test func noListenerOfTheHostIsReached() async throws {
        let listeners = try HostListeners.make([SandboxListener(port: 0)])
        defer { for listener in listeners { close(listener) } }
        let port = port(of: listeners[0])
        try await TestLinux.withSandbox { sandbox async throws in
            let connect = "import socket; socket.create_connection(('127.0.0.1', \(port)), 2)"
            let process = try await sandbox.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", connect])
            )
            process.closeOutput()
            #expect(await sandbox.waitForExit(of: process.id) != .exited(0))
        }
    }

    @Test func inTheHostsNetworkSandboxesDoNotCollide() async throws {
        var configuration = SandboxConfiguration()
        configuration.listeners = [SandboxListener(port: 9001)]
        configuration.network = .host
        try await TestLinux.with { [configuration] launcher async throws in
            let one = try await launcher.makeSandbox(name: "one", configuration: configuration)
            let other = try await launcher.makeSandbox(name: "other", configuration: configuration)
            #expect(port(of: one.listeners[0]) != port(of: other.listeners[0]))
            let connect = "import socket; socket.create_connection(('127.0.0.1', \(port(of: one.listeners[0]))), 2)"
            let process = try await other.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", connect])
            )
            process.closeOutput()
            #expect(await other.waitForExit(of: process.id) == .exited(0))
            for listener in one.listeners + other.listeners { close(listener) }
            await one.destroy()
            await other.destroy()
        }
    }

    private func port(of listener: CInt) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(listener, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    private func acceptConnection(_ listener: CInt) async -> CInt {
        for _ in 0..<400 {
            let accepted = accept(listener, nil, nil)
            if accepted >= 0 { return accepted }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return -1
    }
}
