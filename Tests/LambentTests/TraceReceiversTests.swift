import Logging
import Neighbours
import Testing

@testable import lambent

struct TraceReceiversTests {
    private let none = NeighbourConfiguration(credentials: CredentialChain(environment: [:]))

    private func receivers(
        _ environment: [String: String],
        _ change: (inout ServeSettings) -> Void = { _ in }
    ) -> TraceReceivers {
        var settings = ServeSettings(dataDirectory: "/tmp")
        change(&settings)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return TraceReceivers(settings: settings, environment: environment, logger: logger)
    }

    @Test func thereAreNoneUnlessNamed() {
        #expect(receivers([:]).description(none) == nil)
        #expect(receivers(["AWS_XRAY_DAEMON_ADDRESS": "", "OTEL_EXPORTER_OTLP_ENDPOINT": ""]).description(none) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1:2000", "127.0.0.1:2000"), ("tcp:127.0.0.1:2000 udp:127.0.0.2:2001", "127.0.0.2:2001"),
        ("udp:xray:2000", "xray:2000"), ("[::1]:2000", "[::1]:2000"),
    ])
    func theDaemonIsNamedAsItsClientsNameIt(_ text: String, _ address: String) {
        let description = receivers(["AWS_XRAY_DAEMON_ADDRESS": text]).description(none)
        #expect(description == "the X-Ray daemon at \(address)")
    }

    @Test(arguments: ["nonsense", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:99999"])
    func whatIsNoAddressIsLeftOut(_ text: String) {
        #expect(receivers(["AWS_XRAY_DAEMON_ADDRESS": text]).configuration.daemon == nil)
    }

    @Test func aSettingGoesBeforeTheEnvironment() {
        let environment = [
            "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:2000", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1",
        ]
        let found = receivers(environment) { settings in
            settings.xrayDaemon = ListenAddress("127.0.0.1:3000")
            settings.otlpEndpoint = NeighbourEndpoint("http://127.0.0.1:2/base/")
        }
        #expect(found.description(none) == "the X-Ray daemon at 127.0.0.1:3000 and http://127.0.0.1:2/base/v1/traces")
    }

    @Test(arguments: [
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318"], "http://c:4318/v1/traces"),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318/v1/traces"], "http://c:4318/v1/traces"),
        (
            ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "https://t/x"],
            "https://t/x"
        ),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"], nil),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "c:4317"], nil),
    ])
    func endpointsAreNamedAsOpenTelemetryNamesThem(_ environment: [String: String], _ url: String?) {
        #expect(receivers(environment).configuration.otlp?.endpoint.description == url)
    }

    @Test func aNeighbourThatPlaysXRayGetsThemToo() {
        var neighbours = none
        neighbours.endpoints["xray"] = NeighbourEndpoint("http://127.0.0.1:5000")
        #expect(receivers([:]).description(neighbours) == "the neighbour http://127.0.0.1:5000")
    }

    @Test func headersComeFromTheEnvironment() {
        let environment = [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318",
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Basic%20YQ==, x-a = b ,none,bad name=c,d=e%0af",
        ]
        let headers = receivers(environment).configuration.otlp?.headers
        #expect(headers == [NeighbourField("authorization", "Basic YQ=="), NeighbourField("x-a", "b")])
    }
}
