import Foundation
import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

/// Mutated requests in random pieces. Whatever comes, the connection answers or closes, and never traps.
struct HTTPHostileInputTests {
    /// Numbers that are the same on every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let seeds = [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /a?b=c HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhelloGET / HTTP/1.0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nT: v\r\n\r\nHEAD / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nrest",
        "CONNECT a:1 HTTP/1.1\r\n\r\n\u{0}\u{1}",
    ]
    private static let insertions: [[UInt8]] = [
        [0], [13], [10], [13, 10, 13, 10], [58], [32], [255], Array("Content-Length: 3\r\n".utf8),
        Array("Transfer-Encoding: chunked\r\n".utf8), Array("0\r\n\r\n".utf8), Array("HTTP/1.1".utf8),
    ]

    private static func mutation(_ generator: inout Generator) -> [UInt8] {
        var bytes = Array(seeds.randomElement(using: &generator)?.utf8 ?? "".utf8)
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0...3, using: &generator) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.insert(contentsOf: insertions.randomElement(using: &generator) ?? [], at: index)
            case 2 where bytes.count > 1: bytes.remove(at: index)
            default: bytes += bytes[index...]
            }
        }
        return bytes
    }

    @Test
    func neverTraps() throws {
        var generator = Generator(state: 42)
        let count = ProcessInfo.processInfo.environment["LAMBENT_HOSTILE_INPUTS"].flatMap(Int.init) ?? 500
        for number in 0..<count {
            let answersLater = number.isMultiple(of: 3)
            let handler = StubHandler(
                admission: {
                    $0.uri.count.isMultiple(of: 7) ? .refuse(.init(status: .ok)) : .accept(maximumBodyBytes: 64)
                },
                answer: answersLater ? StubHandler.later : StubHandler.echo
            )
            let connection = try EmbeddedConnection(handler)
            var rest = Self.mutation(&generator)[...]
            while !rest.isEmpty, connection.isOpen {
                let part = rest.prefix(Int.random(in: 1...rest.count, using: &generator))
                rest = rest.dropFirst(part.count)
                _ = try? connection.channel.writeInbound(ByteBuffer(bytes: part))
                handler.exchanges.last?.respond(HTTPServerResponse(status: .ok))
            }
            connection.endInput()
            for _ in 0..<4 {
                handler.exchanges.last?.respond(HTTPServerResponse(status: .ok))
            }
            let sent = try connection.received()
            #expect(sent.isEmpty || sent.hasPrefix("HTTP/1.1 "))
            connection.advance(.minutes(10))
            #expect(!connection.isOpen)
        }
    }
}
