/// When a process initializes: before the first invocation begins, or inside of an invocation, on its time.
enum InitializationPhase: String, Equatable, Sendable {
    case initialization = "init"
    case invocation = "invoke"
}

/// How an initialization ended.
enum InitializationStatus: Equatable, Sendable {
    case success
    case error(type: String)
    case timeout
}
