package import Foundation
import Synchronization

/// The credentials that functions have for their roles: of STS where that is a neighbour, else made here.
///
/// A function's are shared by its environments and replaced before they are too old for a new one. Those that were given
/// out are known again, as those of the function, until they expire. They are kept in memory only: the environments that
/// hold them end with the server.
package final class RoleCredentialStore: Sendable {
    private struct Kept {
        var credentials: RoleCredentials
        var obtained: Date

        /// Whether half of their life is over.
        func isOld(at now: Date) -> Bool {
            now.timeIntervalSince(obtained) > credentials.expiration.timeIntervalSince(now)
        }
    }

    private struct State {
        var kept: [RoleSession: Kept] = [:]
        var fetches: [RoleSession: Task<Result<RoleCredentials, RoleFailure>, Never>] = [:]
        var issued: [String: IssuedCredentials] = [:]
    }

    private let client: NeighbourClient?
    private let local: LocalRoleCredentials
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    /// - Parameters:
    ///   - client: asked when STS is a neighbour; nil for no neighbours.
    ///   - local: makes them where it is not.
    ///   - now: the time.
    package init(
        client: NeighbourClient?,
        local: LocalRoleCredentials = LocalRoleCredentials(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.client = client.flatMap { $0.isConfigured(service: "sts") ? $0 : nil }
        self.local = local
        self.now = now
    }

    /// Whether they are good for calls of other services.
    package var areOfSTS: Bool { client != nil }

    /// Credentials that last long enough, if the role's do at all.
    ///
    /// - Parameter seconds: how long they are needed.
    package func credentials(
        for session: RoleSession,
        lasting seconds: TimeInterval
    ) async throws(RoleFailure) -> RoleCredentials {
        let now = now()
        let step = state.withLock { state -> (RoleCredentials?, Task<Result<RoleCredentials, RoleFailure>, Never>?) in
            if let kept = state.kept[session], kept.credentials.expiration.timeIntervalSince(now) > seconds {
                // The next environment shall not have to wait.
                if kept.isOld(at: now) { _ = fetch(session, &state) }
                return (kept.credentials, nil)
            }
            return (nil, fetch(session, &state))
        }
        if let credentials = step.0 { return credentials }
        guard let fetch = step.1 else { preconditionFailure("neither credentials nor a way to them") }
        return try await fetch.value.get()
    }

    /// What was given out under an access key, expired or not; nil for a key that no function was given.
    package func issuedCredentials(forAccessKeyID accessKeyID: String) -> IssuedCredentials? {
        state.withLock { $0.issued[accessKeyID] }
    }

    /// The fetch that is under way, or a new one.
    private func fetch(
        _ session: RoleSession,
        _ state: inout State
    ) -> Task<Result<RoleCredentials, RoleFailure>, Never> {
        if let fetch = state.fetches[session] { return fetch }
        let fetch = Task { await self.fetched(session) }
        state.fetches[session] = fetch
        return fetch
    }

    private func fetched(_ session: RoleSession) async -> Result<RoleCredentials, RoleFailure> {
        let result: Result<RoleCredentials, RoleFailure>
        do throws(RoleFailure) {
            result = .success(try await newCredentials(for: session))
        } catch {
            result = .failure(error)
        }
        let now = now()
        state.withLock { state in
            state.fetches[session] = nil
            guard case .success(let credentials) = result else { return }
            state.kept = state.kept.filter { $0.value.credentials.expiration > now }
            state.kept[session] = Kept(credentials: credentials, obtained: now)
            // A server that runs for weeks must not keep what nobody can use any more; a look at all of them is rare.
            if state.issued.count >= 1024, state.issued.count.isMultiple(of: 256) {
                state.issued = state.issued.filter { $0.value.credentials.expiration > now }
            }
            state.issued[credentials.accessKeyID] = IssuedCredentials(
                credentials: credentials,
                roleARN: session.role,
                sessionName: session.name
            )
        }
        return result
    }

    private func newCredentials(for session: RoleSession) async throws(RoleFailure) -> RoleCredentials {
        guard let client else { return local.credentials() }
        let account = ResourceName(session.role)?.account
        let service = STSNeighbour(client: client, region: session.region, account: account)
        do {
            return try await service.assumeRole(session.role, sessionName: session.name)
        } catch {
            throw RoleFailure(error)
        }
    }
}
