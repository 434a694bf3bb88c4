import NIOHTTP1

/// A call of the Extensions, Telemetry or Logs API.
enum ExtensionsAPIRoute: Equatable {
    case register
    case next
    case initializationError
    case exitError
    case subscribe(TelemetryAPI)
    case wrongMethod

    /// Nil for what is none.
    init?(method: HTTPMethod, uri: String) {
        let route: (ExtensionsAPIRoute, HTTPMethod)
        switch uri.prefix(while: { $0 != "?" }) {
        case "/2020-01-01/extension/register": route = (.register, .POST)
        case "/2020-01-01/extension/event/next": route = (.next, .GET)
        case "/2020-01-01/extension/init/error": route = (.initializationError, .POST)
        case "/2020-01-01/extension/exit/error": route = (.exitError, .POST)
        case "/2022-07-01/telemetry": route = (.subscribe(.telemetry), .PUT)
        case "/2020-08-15/logs": route = (.subscribe(.logs), .PUT)
        default: return nil
        }
        self = method == route.1 ? route.0 : .wrongMethod
    }
}
