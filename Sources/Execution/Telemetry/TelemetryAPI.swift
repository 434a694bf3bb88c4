/// The two generations of the API by which extensions get records.
enum TelemetryAPI: Equatable, Sendable {
    case telemetry
    case logs

    /// The versions of the form of requests and records.
    var schemaVersions: [String] {
        switch self {
        case .telemetry: ["2022-07-01", "2022-12-13", "2025-01-29"]
        case .logs: ["2020-08-15", "2021-03-18"]
        }
    }

    func invalid(_ reason: String) -> ExtensionsRefusal {
        ExtensionsRefusal(type: self == .logs ? "Logs.ValidationError" : "ValidationError", message: reason)
    }

    var closed: ExtensionsRefusal {
        let name = self == .logs ? "Logs" : "Telemetry"
        return ExtensionsRefusal(
            type: "\(name).SubscriptionClosed",
            message: "\(name) API subscription is closed"
        )
    }
}
