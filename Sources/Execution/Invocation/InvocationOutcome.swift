package import NIOCore
package import Neighbours

/// How an invocation ended: the function's answer, or the error that the function or its environment made.
package struct InvocationOutcome: Sendable, Equatable {
    /// What the runtime posted, untouched, or the error body that Lambent wrote.
    package var payload: ByteBuffer

    /// What the runtime said of its payload; nil when it said nothing. The service answers `application/json` to most.
    package var contentType: String?

    /// `Unhandled` when the function failed, else nil.
    package var functionError: String?

    /// `$LATEST` or the number of the version that ran.
    package var executedVersion: String

    /// With ``Invocation/wantsLogTail``: the last 4096 bytes of the invocation's log, raw (not yet base64).
    package var logTail: [UInt8]?

    /// The X-Ray header that the function got; nil when it did not run.
    package var traceHeader: String?

    /// The function, where segments of Lambent's tell of the invocation.
    package var traced: TracedFunction?

    package init(
        payload: ByteBuffer,
        contentType: String? = nil,
        functionError: String? = nil,
        executedVersion: String,
        logTail: [UInt8]? = nil,
        traceHeader: String? = nil,
        traced: TracedFunction? = nil
    ) {
        self.payload = payload
        self.contentType = contentType
        self.functionError = functionError
        self.executedVersion = executedVersion
        self.logTail = logTail
        self.traceHeader = traceHeader
        self.traced = traced
    }
}
