import Foundation
import NIOCore
import Testing

@testable import Execution

struct NameServersTests {
    @Test func serversAreReadAsTheCLibraryDoes() {
        let text = """
            # nameserver 9.9.9.9
            search example.com
            nameserver 10.0.0.53
            nameserver\t2001:db8::53
            nameserver nonsense
            options edns0
            nameserver 10.0.0.54
            nameserver 10.0.0.55

            """
        #expect(NameServers.servers(in: text).map(\.ipAddress) == ["10.0.0.53", "2001:db8::53", "10.0.0.54"])
        #expect(NameServers.servers(in: text).allSatisfy { $0.port == 53 })
    }

    @Test func withoutAnyTheOwnHostIsAsked() {
        #expect(NameServers.servers(in: "search example.com\n").map(\.ipAddress) == ["127.0.0.1"])
        #expect(NameServers(path: "/nowhere").current.map(\.ipAddress) == ["127.0.0.1"])
    }

    @Test func aChangeIsNoticed() throws {
        let path = NSTemporaryDirectory() + "lambent-resolver-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "nameserver 10.0.0.1\n".write(toFile: path, atomically: true, encoding: .utf8)
        let servers = NameServers(path: path)
        #expect(servers.current.map(\.ipAddress) == ["10.0.0.1"])
        try "nameserver 10.0.0.2\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
        #expect(servers.current.map(\.ipAddress) == ["10.0.0.2"])
    }
}
