package import NIOHTTP1

/// The application behind a server. All calls come on the event loop of the connection and must not block it.
package protocol HTTPRequestHandler: Sendable {
    /// Decides about a request before its body is read (and before `100 Continue` is sent).
    func admit(_ head: HTTPRequestHead) -> HTTPAdmission

    /// The response to a request that could not be read. `head` is nil when the failure lies in the head. Nobody reads the
    /// response where the connection ended inside the request.
    func response(to failure: HTTPFailure, head: HTTPRequestHead?) -> HTTPServerResponse

    /// Answers a request through its exchange, at once or later. Requests of one connection come one after another:
    /// the next only when the response to this one has been handed over.
    func handle(_ request: HTTPServerRequest, _ exchange: HTTPExchange)
}
