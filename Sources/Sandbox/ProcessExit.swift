/// How a process ended.
package enum ProcessExit: Sendable, Equatable {
    /// By itself, with this status (0…255).
    case exited(CInt)
    /// By this signal.
    case signalled(CInt)
}
