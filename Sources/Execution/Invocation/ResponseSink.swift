package import NIOCore

/// Takes a response that its function streams, while it comes. Called on the event loop of execution only.
///
/// The end, and whatever a function answers in one piece, come as the ``InvocationOutcome``.
package protocol ResponseSink: AnyObject, Sendable {
    /// A streamed response begins; pieces may follow.
    ///
    /// - Parameters:
    ///   - contentType: what the function says of it.
    ///   - executedVersion: `$LATEST` or the number of the version that runs.
    func begin(contentType: String?, executedVersion: String)

    /// A piece, at least one byte.
    ///
    /// - Parameter promise: to be completed, in whatever way, when more may come: the function is held back meanwhile.
    func write(_ part: ByteBuffer, promise: EventLoopPromise<Void>)
}
