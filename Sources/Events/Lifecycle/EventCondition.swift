/// How an event ended, in the words of the service's records.
enum EventCondition: String, Codable, Sendable, Equatable {
    case success = "Success"
    /// The function failed as often as it may.
    case retriesExhausted = "RetriesExhausted"
    /// The event became older than it may, or would before its next attempt.
    case eventAgeExceeded = "EventAgeExceeded"
    /// The function has a reserved concurrency of nothing.
    case zeroReservedConcurrency = "ZeroReservedConcurrency"
    /// The function has invoked itself, directly or through others, too often. The service's own word is not known.
    case recursiveInvocationDetected = "RecursiveInvocationDetected"
}
