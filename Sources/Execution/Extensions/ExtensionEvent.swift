/// What an extension can hear of.
enum ExtensionEvent: String, Equatable, Sendable {
    case invoke = "INVOKE"
    case shutdown = "SHUTDOWN"
}

/// Why an environment, or all processes of one, come to their end, in the word that extensions are told.
enum ShutdownReason: String, Equatable, Sendable {
    case spindown
    case timeout
    case failure
}
