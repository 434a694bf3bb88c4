import NIOCore
import Testing

@testable import Execution

struct TelemetrySubscriptionTests {
    private func subscription(
        _ body: String,
        _ api: TelemetryAPI = .telemetry
    ) throws(ExtensionsRefusal) -> TelemetrySubscription {
        try TelemetrySubscription(ByteBuffer(string: body), api: api)
    }

    private static let http = #""destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:8080/a?b=c"}"#

    @Test func everythingThatIsNotSaidIsUsual() throws {
        let made = try subscription(
            "{\"schemaVersion\":\"2022-12-13\",\"types\":[\"function\",\"function\"],\(Self.http)}"
        )
        #expect(made.types == [.function])
        #expect(made.schemaVersion == "2022-12-13")
        #expect(
            made.destination == .http(host: "sandbox.localdomain", port: 8080, path: "/a?b=c", method: "POST")
        )
        #expect(made.maxItems == 10_000 && made.maxBytes == 262_144 && made.timeout == .seconds(1))
    }

    @Test func everythingThatCanBeSaid() throws {
        let buffering = #""buffering":{"maxItems":1000,"maxBytes":1048576,"timeoutMs":25}"#
        let made = try subscription(
            "{\"schemaVersion\":\"2021-03-18\",\"types\":[\"platform\",\"function\",\"extension\"],\(buffering),"
                + #""destination":{"protocol":"TCP","port":1234}}"#,
            .logs
        )
        #expect(made.destination == .tcp(port: 1234))
        #expect(made.maxItems == 1000 && made.maxBytes == 1_048_576 && made.timeout == .milliseconds(25))
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"types":["platform"]}"#, #"{"types":[],\#(http)}"#, #"{"types":["all"],\#(http)}"#,
        #"{"types":"platform",\#(http)}"#, #"{"types":["platform"],"schemaVersion":"2020-08-15",\#(http)}"#,
        #"{"types":["platform"],"destination":{"protocol":"HTTP"}}"#,
        #"{"types":["platform"],"destination":{"protocol":"HTTP","URI":"https://sandbox:80"}}"#,
        #"{"types":["platform"],"destination":{"protocol":"HTTP","URI":"http://localhost:80"}}"#,
        #"{"types":["platform"],"destination":{"protocol":"HTTP","URI":"http://sandbox:9001"}}"#,
        #"{"types":["platform"],"destination":{"protocol":"TCP","port":0}}"#,
        #"{"types":["platform"],"destination":{"protocol":"TCP","port":65536}}"#,
        #"{"types":["platform"],"buffering":{"maxItems":999},\#(http)}"#,
        #"{"types":["platform"],"buffering":{"maxBytes":262143},\#(http)}"#,
        #"{"types":["platform"],"buffering":{"timeoutMs":30001},\#(http)}"#,
    ])
    func whatCannotBe(_ body: String) {
        let refusal = #expect(throws: ExtensionsRefusal.self) { try subscription(body) }
        #expect(refusal?.type == "ValidationError")
        let other = #expect(throws: ExtensionsRefusal.self) {
            try subscription(body.replacing("2020-08-15", with: "2022-07-01"), .logs)
        }
        #expect(other?.type == "Logs.ValidationError")
    }
}
