/// The paths that are Lambent's own.
enum InternalRoute: Sendable {
    case health
    case code
    case logs

    /// - Parameter path: the raw path. Every other path below `/_lambent/` is as unknown as any.
    init?(path: Substring) {
        guard path.hasPrefix("/_") else { return nil }
        if path == "/_lambent/health" || path == "/_localstack/health" {
            self = .health
        } else if path.hasPrefix(CodeEndpoint.prefix) {
            self = .code
        } else if path == LogsEndpoint.path {
            self = .logs
        } else {
            return nil
        }
    }
}
