import NIOCore

/// What went wrong in a traced invocation, as far as it is known without looking into it.
struct TraceFailure: Sendable, Equatable {
    /// `Runtime.ExitError` and such; nil where only the function's own words say it.
    var type: String?
    var message: String?

    /// The error document that the runtime posted; its `errorType`, `errorMessage` and stack trace count.
    var document: ByteBuffer?

    /// What the runtime wrote for X-Ray, in JSON; goes before everything else.
    var cause: String?
}
