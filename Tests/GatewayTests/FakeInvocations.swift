import Execution
import Gateway
import LambdaAPI
import Synchronization

/// Runs no functions: knows some routes and answers as told.
final class FakeInvocations: InvocationService {
    let routes: [RouteKey: PreparedFunctionVersion]
    let invocations = Mutex<[Invocation]>([])
    let outcome: @Sendable (Invocation) -> Result<InvocationOutcome, APIError>

    init(
        routes: [RouteKey: PreparedFunctionVersion] = [:],
        outcome: @escaping @Sendable (Invocation) -> Result<InvocationOutcome, APIError> = {
            .success(InvocationOutcome(payload: $0.payload, executedVersion: "$LATEST"))
        }
    ) {
        self.routes = routes
        self.outcome = outcome
    }

    func runtimes(_ names: [String], region: String) async -> [RuntimeListing] {
        names.map { RuntimeListing(identifier: $0, source: .package) }
    }

    func preparedVersion(for key: RouteKey) -> PreparedFunctionVersion? {
        routes[key]
    }

    func start(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) {
        invocations.withLock { $0.append(invocation) }
        completion(outcome(invocation))
    }
}
