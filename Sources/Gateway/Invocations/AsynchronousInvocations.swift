package import Events
package import LambdaAPI

/// What the front needs of asynchronous invocation.
package protocol AsynchronousInvocations: Sendable {
    /// Accepts an event; it is durable when this returns. Its payload has been checked.
    func accept(_ invocation: AsynchronousInvocation) async throws(APIError)

    /// Lists events.
    func list(_ selection: EventSelection, after cursor: String?, limit: Int) async throws(APIError) -> EventPage

    /// All that is known of an event.
    func show(_ selection: EventSelection) async throws(APIError) -> EventDetails

    /// Gives dead events another chance, and tells how many.
    func redrive(_ selection: EventSelection) async throws(APIError) -> Int

    /// Throws events away, and tells how many.
    func purge(_ selection: EventSelection) async throws(APIError) -> Int
}

extension EventService: AsynchronousInvocations {}
