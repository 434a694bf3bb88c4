import Foundation
import Logging
import Neighbours

/// Where the segments of traced functions go, from the settings and the environment.
struct TraceReceivers {
    /// Where OpenTelemetry's protocol takes traces, below the endpoint of everything.
    private static let path = "/v1/traces"

    let configuration: TraceExporterConfiguration

    /// What cannot be used is said in the log and left out.
    init(settings: ServeSettings, environment: [String: String], logger: Logger) {
        let environment = environment.filter { !$0.value.isEmpty }
        var configuration = TraceExporterConfiguration(version: LambentVersion.current)
        configuration.authorities = ["AWS_CA_BUNDLE", "SSL_CERT_FILE"].lazy.compactMap { environment[$0] }.first
        let daemon = settings.xrayDaemon ?? Self.daemon(environment, logger)
        configuration.daemon = daemon.map { ($0.host, $0.port) }
        configuration.otlp = Self.endpoint(settings, environment, logger).map { endpoint in
            TraceExporterConfiguration.OTLP(endpoint: endpoint, headers: Self.headers(environment, logger))
        }
        self.configuration = configuration
    }

    /// In words; nil for nowhere.
    func description(_ neighbours: NeighbourConfiguration) -> String? {
        let daemon = configuration.daemon.map { "the X-Ray daemon at \(ListenAddress(host: $0.host, port: $0.port))" }
        let xray = neighbours.endpoint(of: "xray").map { "the neighbour \($0)" }
        let words = [daemon, configuration.otlp.map { $0.endpoint.description }, xray].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " and ")
    }

    // MARK: The X-Ray daemon

    /// `HOST:PORT`, or `tcp:HOST:PORT udp:HOST:PORT`, as its SDKs take it.
    private static func daemon(_ environment: [String: String], _ logger: Logger) -> ListenAddress? {
        let name = "AWS_XRAY_DAEMON_ADDRESS"
        guard let text = environment[name] else { return nil }
        let words = text.split(separator: " ").map(String.init)
        let word = words.first { $0.hasPrefix("udp:") }.map { String($0.dropFirst(4)) } ?? words.first
        guard let address = word.flatMap({ ListenAddress($0) }), address.port > 0 else {
            logger.warning("the variable is not an address that can be used", metadata: ["variable": "\(name)"])
            return nil
        }
        return address
    }

    // MARK: OTLP

    private static func endpoint(
        _ settings: ServeSettings,
        _ environment: [String: String],
        _ logger: Logger
    ) -> NeighbourEndpoint? {
        if let endpoint = settings.otlpEndpoint { return traces(below: endpoint) }
        let protocols = ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"]
        for (name, isWhole) in [("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", true), ("OTEL_EXPORTER_OTLP_ENDPOINT", false)] {
            guard let text = environment[name] else { continue }
            if protocols.lazy.compactMap({ environment[$0] }).first == "grpc" {
                logger.warning("traces are sent over HTTP only, not gRPC", metadata: ["variable": "\(name)"])
                return nil
            }
            guard let endpoint = NeighbourEndpoint(text) else {
                logger.warning("the variable is not a URL that can be used", metadata: ["variable": "\(name)"])
                return nil
            }
            return isWhole ? endpoint : traces(below: endpoint)
        }
        return nil
    }

    private static func traces(below endpoint: NeighbourEndpoint) -> NeighbourEndpoint {
        guard !endpoint.basePath.hasSuffix(path) else { return endpoint }
        return NeighbourEndpoint(endpoint.description + path) ?? endpoint
    }

    /// `name=value,name=value`, percent-encoded.
    private static func headers(_ environment: [String: String], _ logger: Logger) -> [NeighbourField] {
        let names = ["OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"]
        guard let name = names.first(where: { environment[$0] != nil }), let text = environment[name] else { return [] }
        return text.split(separator: ",").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, let field = parts[0].removingPercentEncoding,
                let value = parts[1].removingPercentEncoding,
                field.wholeMatch(of: /[A-Za-z0-9!#$%&'*+.^_`|~\-]+/) != nil,
                value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f })
            else {
                logger.warning("a header of the variable cannot be used", metadata: ["variable": "\(name)"])
                return nil
            }
            return NeighbourField(field, value)
        }
    }
}
