import Foundation
package import SignatureV4

/// One neighbouring service as somebody's requests reach it: whose account, which region, how patiently.
package struct NeighbourService: Sendable {
    /// How long and how often a call is tried.
    package struct Limits: Sendable, Equatable {
        /// The longest that one attempt may take; as the client is configured when nil.
        package var attempt: Duration?

        /// Attempts in all; as the client is configured when nil.
        package var attempts: Int?

        package init(attempt: Duration? = nil, attempts: Int? = nil) {
            self.attempt = attempt
            self.attempts = attempts
        }

        /// For what a caller of the API waits for meanwhile.
        package static let check = Limits(attempt: .seconds(5), attempts: 2)

        /// For what happens in the background: as the client is configured.
        package static let delivery = Limits()
    }

    /// The signing name in lower case, by which the endpoint is configured.
    package let name: String

    let client: NeighbourClient
    let region: String?
    let account: String?
    let credentials: SigningCredentials?
    let limits: Limits

    /// Sends a request and reads the whole answer.
    package func send(_ request: NeighbourRequest) async throws(NeighbourError) -> NeighbourResponse {
        var request = request
        request.region = request.region ?? region
        request.account = request.account ?? account
        request.credentials = request.credentials ?? credentials
        request.limits = limits
        return try await client.send(service: name, request)
    }

    /// The answer of a service that does not say what its protocol promises.
    func unreadable(_ reason: String) -> NeighbourError {
        .unreachable("the answer of \(name) cannot be read: \(reason)")
    }
}

extension NeighbourClient {
    /// A service, on behalf of an account.
    ///
    /// - Parameters:
    ///   - name: the signing name in lower case.
    ///   - region: the region requests are signed for; the configured one when nil.
    ///   - account: twelve digits. Stand-ins of services read the account from the access key, so where no credentials
    ///     are configured the account is the access key; credentials that are configured belong to an account already.
    ///   - credentials: who calls; whoever the configuration says when nil.
    ///   - limits: how long and how often a call is tried.
    package func service(
        _ name: String,
        region: String? = nil,
        account: String? = nil,
        credentials: SigningCredentials? = nil,
        limits: NeighbourService.Limits = .delivery
    ) -> NeighbourService {
        NeighbourService(
            name: name,
            client: self,
            region: region,
            account: account,
            credentials: credentials,
            limits: limits
        )
    }
}
