package import Execution
package import LambdaAPI

/// What the path of an invocation needs of the execution of functions.
package protocol InvocationService: Sendable {
    /// What each runtime runs with now.
    func runtimes(_ names: [String], region: String) async -> [RuntimeListing]

    /// The version behind a route that is known already. On the event loop of execution only.
    func preparedVersion(for key: RouteKey) -> PreparedFunctionVersion?

    /// Runs an invocation. On the event loop of execution only; `completion` comes there too, once.
    func start(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    )
}

extension ExecutionService: InvocationService {
    package func start(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) {
        // A caller that hangs up does not stop its function, as at the service; so nobody needs the handle.
        invoke(invocation, on: version, completion: completion)
    }
}
