package import ControlPlane
package import Execution
package import Foundation
package import LambdaAPI

/// What the gateway hands on once a request is authenticated, routed and valid.
package protocol OperationPerformer: Sendable {
    /// Performs an operation of the control plane.
    func perform(_ request: OperationRequest) async throws(APIError) -> OperationAnswer

    /// What an invocation runs, when the event loop does not know its route or that the caller may use it.
    ///
    /// - Parameters:
    ///   - function: as the caller wrote it.
    ///   - qualifier: the parameter of that name.
    func resolve(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> ResolvedInvocation

    /// Whether it is known at once that a caller may invoke what a route leads to; where not, ``resolve`` finds out.
    /// It reads and waits for nothing.
    func knowsInvocable(_ route: RouteKey, _ caller: Caller) -> Bool

    /// The caller as an invocation that is taken for later is to see him, once he may make it.
    ///
    /// - Throws: AccessDeniedException.
    func authorizeInvocation(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> Caller

    /// What the URL of a function leads to; nil when there is no such URL.
    func functionURL(id: String) async throws(APIError) -> FunctionURL?

    /// Whether somebody may call a URL; nil for nobody known.
    func mayCall(_ url: FunctionURL, _ caller: Caller?) async throws(APIError) -> Bool

    /// What a call of a URL runs, whoever calls.
    func resolve(_ url: FunctionURL, requestID: String) async throws(APIError) -> ResolvedInvocation

    /// Whether a function can be invoked as far as names and existence go.
    func checkInvocable(_ function: String, qualifier: String?, _ caller: Caller) async throws(APIError)
}

/// A valid request.
package struct OperationRequest: Sendable {
    /// What is asked for.
    package var operation: APIOperation

    /// All its members, those of path, query and headers included.
    package var input: Document

    /// The body as it was sent, for what the order of its members decides.
    package var body: Data?

    /// Who asks.
    package var caller: Caller

    package init(operation: APIOperation, input: Document, body: Data?, caller: Caller) {
        self.operation = operation
        self.input = input
        self.body = body
        self.caller = caller
    }
}

/// What is sent back when an operation succeeds.
package struct OperationAnswer: Sendable, Equatable {
    /// The status.
    package var status: Int

    /// JSON; nil where there is no body.
    package var body: Data?

    package init(status: Int, body: Data? = nil) {
        self.status = status
        self.body = body
    }
}
