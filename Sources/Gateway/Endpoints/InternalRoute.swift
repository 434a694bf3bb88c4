import LambdaAPI
import NIOHTTP1

/// The paths that are Lambent's own.
enum InternalRoute: Sendable, Equatable {
    case health
    case code
    case logs
    case runtimes
    case events(EventsEndpoint.Action)

    /// - Parameter path: the raw path. Every other path below `/_lambent/` is as unknown as any.
    init?(path: Substring) {
        guard path.utf8Span.span.starts(with: "/_") else { return nil }
        if path == "/_lambent/health" || path == "/_localstack/health" {
            self = .health
        } else if path.hasPrefix(CodeEndpoint.prefix) {
            self = .code
        } else if path == LogsEndpoint.path {
            self = .logs
        } else if path == RuntimesEndpoint.path {
            self = .runtimes
        } else if let action = EventsEndpoint.Action(path: path) {
            self = .events(action)
        } else {
            return nil
        }
    }

    /// Whether the path is asked for with this method.
    func admits(_ method: HTTPMethod) -> Bool {
        if case .events(let action) = self { return method == action.method }
        return method == .GET || method == .HEAD
    }
}
