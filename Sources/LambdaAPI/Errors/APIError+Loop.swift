extension APIError {
    /// A function has invoked itself, directly or through others, as often as it may. The service's own text is not known.
    package static let loopStopped = APIError.recursiveInvocationException(
        "Lambda has detected a recursive loop of invocations and stopped it."
    )
}
