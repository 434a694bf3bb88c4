import Foundation
import Glibc
import Neighbours
import Sandbox
import Testing

@testable import Execution

/// Traced invocations through a whole service.
struct TraceFlowTests {
    private static let root = "Root=1-5e1b4151-5ac6c58f40f9d4c1d1a8b8a1"

    private static let echo: FakeRuntime.Script = { runtime in
        try runtime.serve { $0.headers["lambda-runtime-trace-id"] ?? "" }
    }

    private static func version(tracing: String = "Active") -> Execution.FunctionVersion {
        var version = Execution.FunctionVersion.fake(runtime: "provided.al2023")
        version.tracingMode = tracing
        return version
    }

    @Test func theParentOfTheFunctionIsItsSegment() async throws {
        try await Fixture.with(script: Self.echo) { fixture in
            let version = try await fixture.publish(Self.version())
            let outcome = try await fixture.invoke(version, header: Self.root + ";Sampled=1", tail: true).get()
            let header = TraceHeader(outcome.text)
            #expect(outcome.traceHeader == outcome.text)
            #expect(outcome.traced?.name == version.version.key.name)
            #expect(await fixture.eventually { fixture.traces.documents.count == 2 })
            let documents = fixture.traces.documents
            #expect(documents.map(\.origin) == ["AWS::Lambda", "AWS::Lambda::Function"])
            #expect(documents[1].id == header.parent && documents[1].parentID == documents[0].id)
            #expect(documents.map(\.traceID) == [header.root?.description, header.root?.description])
            #expect(outcome.tailText.contains("\tSegmentId: \(documents[1].id)\tSampled: true\t\n"))
        }
    }

    @Test func onlySampledInvocationsAreTraced() async throws {
        let chance: @Sendable () -> Double = { 0.5 }
        let now = Date(timeIntervalSince1970: 1_578_844_497)
        try await Fixture.with(
            { configuration in
                configuration.traceChance = chance
                configuration.now = { now }
            },
            script: Self.echo
        ) { fixture in
            let active = try await fixture.publish(Self.version())
            // The first of the second, and no other in it.
            let texts = [
                try await fixture.invoke(active, header: nil).get().text,
                try await fixture.invoke(active, header: nil).get().text,
                try await fixture.invoke(active, header: Self.root + ";Sampled=?").get().text,
                try await fixture.invoke(active, header: Self.root + ";Sampled=0").get().text,
            ]
            #expect(texts.map { TraceHeader($0).decision } == [.sampled, .unsampled, .unsampled, .unsampled])
            #expect(texts.allSatisfy { TraceHeader($0).root != nil && TraceHeader($0).parent != nil })
            var other = Self.version(tracing: "PassThrough")
            other.key.name = "other"
            let passive = try await fixture.publish(other)
            let header = Self.root + ";Sampled=0;Own=x"
            #expect(try await fixture.invoke(passive, header: header).get().text == header)
            #expect(try await fixture.invoke(passive, header: header).get().traced == nil)
            #expect(await fixture.eventually { fixture.traces.documents.count == 2 })
            // Its caller has decided.
            let text = try await fixture.invoke(passive, header: Self.root + ";Sampled=1").get().text
            #expect(await fixture.eventually { fixture.traces.documents.count == 4 })
            #expect(TraceHeader(text).parent == fixture.traces.documents.last?.id)
        }
    }

    @Test func datagramsOfAFunctionAreForwardedAsIts() async throws {
        let script: FakeRuntime.Script = { runtime in
            let address = runtime.specification.variable("AWS_XRAY_DAEMON_ADDRESS") ?? ""
            return try runtime.serve { _ in
                UDP.send("segment", to: address)
                return address
            }
        }
        try await Fixture.with(unkept: [.network], script: script) { fixture in
            let version = try await fixture.publish(Self.version())
            #expect(try await fixture.invoke(version).get().text.hasPrefix("127.0.0.1:"))
            #expect(await fixture.eventually { fixture.traces.datagrams.count == 1 })
            let (datagram, function) = fixture.traces.datagrams[0]
            #expect(String(decoding: datagram, as: UTF8.self) == "segment")
            #expect(function == TracedFunction(version.version))
        }
    }
}

private enum UDP {
    static func send(_ text: String, to address: String) {
        let parts = address.split(separator: ":")
        guard parts.count == 2, let port = UInt16(parts[1]) else { return }
        var system = EgressDestination(String(parts[0]), port: port)?.system ?? sockaddr_in()
        let descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        _ = withUnsafePointer(to: &system) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
