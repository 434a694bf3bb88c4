import Foundation
import Synchronization

/// Credentials that end, kept while they are good and fetched again in time, once however many ask.
final class CredentialCache<Key: Hashable & Sendable, Failure: Error>: Sendable {
    typealias Fetch = @Sendable (Key) async -> Result<RoleCredentials, Failure>

    private struct Kept {
        var credentials: RoleCredentials
        var obtained: Date

        /// Whether half of their life is over.
        func isOld(at now: Date) -> Bool {
            now.timeIntervalSince(obtained) > credentials.expiration.timeIntervalSince(now)
        }
    }

    private struct State {
        var kept: [Key: Kept] = [:]
        var fetches: [Key: Task<Result<RoleCredentials, Failure>, Never>] = [:]
    }

    private enum Step {
        case use(RoleCredentials)
        case wait(Task<Result<RoleCredentials, Failure>, Never>)
    }

    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    /// Credentials that last so many seconds, if new ones do.
    ///
    /// - Parameter fetch: gets new ones.
    func credentials(
        for key: Key,
        lasting seconds: TimeInterval,
        fetch: @escaping Fetch
    ) async throws(Failure) -> RoleCredentials {
        let now = now()
        let step = state.withLock { state -> Step in
            if let kept = state.kept[key], kept.credentials.expiration.timeIntervalSince(now) > seconds {
                // The next who asks shall not have to wait.
                if kept.isOld(at: now) { _ = fetching(key, fetch, &state) }
                return .use(kept.credentials)
            }
            return .wait(fetching(key, fetch, &state))
        }
        switch step {
        case .use(let credentials): return credentials
        case .wait(let fetch): return try await fetch.value.get()
        }
    }

    /// The fetch that is under way, or a new one.
    private func fetching(
        _ key: Key,
        _ fetch: @escaping Fetch,
        _ state: inout State
    ) -> Task<Result<RoleCredentials, Failure>, Never> {
        if let task = state.fetches[key] { return task }
        let task = Task { await self.fetched(key, fetch) }
        state.fetches[key] = task
        return task
    }

    private func fetched(_ key: Key, _ fetch: Fetch) async -> Result<RoleCredentials, Failure> {
        let result = await fetch(key)
        let now = now()
        state.withLock { state in
            state.fetches[key] = nil
            guard case .success(let credentials) = result else { return }
            state.kept = state.kept.filter { $0.value.credentials.expiration > now }
            state.kept[key] = Kept(credentials: credentials, obtained: now)
        }
        return result
    }
}
