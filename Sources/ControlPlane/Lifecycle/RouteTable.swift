import Execution
import LambdaAPI
import Synchronization

/// The preparations of routes that are under way because invocations asked for them: one for each route.
final class RouteTable: Sendable {
    private typealias Preparation = Task<Result<PreparedFunctionVersion, APIError>, Never>

    private let running = Mutex<[RouteKey: Preparation]>([:])

    /// Joins the preparation of a route, or starts it.
    func prepared(
        for route: RouteKey,
        _ prepare: @escaping @Sendable () async throws(APIError) -> PreparedFunctionVersion
    ) async throws(APIError) -> PreparedFunctionVersion {
        let preparation = running.withLock { running in
            if let known = running[route] { return known }
            // It belongs to all who wait for it, so the end of one of their tasks does not end it.
            let started = Preparation.detached {
                let outcome: Result<PreparedFunctionVersion, APIError>
                do throws(APIError) {
                    outcome = .success(try await prepare())
                } catch {
                    outcome = .failure(error)
                }
                self.running.withLock { _ = $0.removeValue(forKey: route) }
                return outcome
            }
            running[route] = started
            return started
        }
        return try await preparation.value.get()
    }
}
