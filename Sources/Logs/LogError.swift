/// Why log events could not be read or kept.
package enum LogError: Error, Sendable, Hashable {
    /// The files could not be read or written; the reason is for the log.
    case unavailable(reason: String)
}

extension LogError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unavailable(let reason): "log files unavailable: \(reason)"
        }
    }
}
