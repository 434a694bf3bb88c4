package import Foundation
import Synchronization

/// The credentials that functions have for their roles: of STS where that is a neighbour, else made here.
///
/// A function's are shared by its environments and replaced before they are too old for a new one. Those that were given
/// out are known again, as those of the function, until they expire. They are kept in memory only: the environments that
/// hold them end with the server.
package final class RoleCredentialStore: Sendable {
    private let client: NeighbourClient?
    private let local: LocalRoleCredentials
    private let now: @Sendable () -> Date
    private let cache: CredentialCache<RoleSession, RoleFailure>
    private let issued = Mutex<[String: IssuedCredentials]>([:])

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
        self.cache = CredentialCache(now: now)
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
        try await cache.credentials(for: session, lasting: seconds) { [self] session in
            do throws(NeighbourError) {
                let credentials = try await newCredentials(for: session)
                remember(IssuedCredentials(credentials: credentials, roleARN: session.role, sessionName: session.name))
                return .success(credentials)
            } catch {
                return .failure(RoleFailure(error))
            }
        }
    }

    /// What was given out under an access key, expired or not; nil for a key that no function was given.
    package func issuedCredentials(forAccessKeyID accessKeyID: String) -> IssuedCredentials? {
        issued.withLock { $0[accessKeyID] }
    }

    private func remember(_ entry: IssuedCredentials) {
        let now = now()
        issued.withLock { issued in
            // A server that runs for weeks must not keep what nobody can use any more; a look at all of them is rare.
            if issued.count >= 1024, issued.count.isMultiple(of: 256) {
                issued = issued.filter { $0.value.credentials.expiration > now }
            }
            issued[entry.credentials.accessKeyID] = entry
        }
    }

    private func newCredentials(for session: RoleSession) async throws(NeighbourError) -> RoleCredentials {
        guard let client else { return local.credentials() }
        let account = ResourceName(session.role)?.account
        return try await STSNeighbour(client: client, region: session.region, account: account)
            .assumeRole(session.role, sessionName: session.name)
    }
}
