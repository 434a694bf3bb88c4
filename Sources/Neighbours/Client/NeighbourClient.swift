import AsyncHTTPClient
package import Foundation
package import Logging
package import NIOCore
import NIOHTTP1
import SignatureV4

/// Calls neighbouring services: addressed, signed, within time limits, tried again a bounded number of times.
package final class NeighbourClient: Sendable {
    let configuration: NeighbourConfiguration
    /// The client's own credentials, where they end.
    let remoteCredentials: CredentialCache<RemoteCredentials, NeighbourError>

    private let httpClient: HTTPClient
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - configuration: where services are.
    ///   - group: the event loops that connections live on.
    ///   - logger: hears about attempts that failed; never about bodies or credentials.
    ///   - now: the time that requests are signed with.
    package init(
        configuration: NeighbourConfiguration,
        group: any EventLoopGroup,
        logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.configuration = configuration
        self.logger = logger
        self.now = now
        self.remoteCredentials = CredentialCache(now: now)
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
        settings.timeout.connect = .init(configuration.connectTimeLimit)
        settings.httpVersion = .http1Only
        // Our own policy tries again; without it a refused connection is known at once.
        settings.connectionPool.retryConnectionEstablishment = false
        settings.tlsConfiguration = .client(trusting: configuration.authorities)
        self.httpClient = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: settings)
    }

    /// Whether an endpoint is configured for a service.
    package func isConfigured(service: String) -> Bool {
        configuration.endpoint(of: service) != nil
    }

    /// Sends a request and reads the whole answer.
    ///
    /// - Parameters:
    ///   - service: the signing name of the service in lower case, by which its endpoint is configured.
    ///   - request: what to send; a request that is tried again is sent again as it is, so it should be idempotent.
    /// - Throws: ``NeighbourError`` of the last attempt.
    package func send(service: String, _ request: NeighbourRequest) async throws(NeighbourError) -> NeighbourResponse {
        guard let endpoint = configuration.endpoint(of: service) else {
            throw .notConfigured(service: service)
        }
        return try await repeatedly(service, limits: request.limits) { () async throws(Attempt.Failure) in
            try await self.attempt(request, service: service, endpoint: endpoint)
        }
    }

    /// Makes attempts until one succeeds, or fails for good, or there may be no other.
    ///
    /// - Parameter subject: who is called, for the log.
    func repeatedly(
        _ subject: String,
        limits: NeighbourService.Limits,
        _ attempt: () async throws(Attempt.Failure) -> NeighbourResponse
    ) async throws(NeighbourError) -> NeighbourResponse {
        var number = 1
        while true {
            let failure: Attempt.Failure
            do {
                return try await attempt()
            } catch {
                failure = error
            }
            let pause = configuration.retry.pause(
                afterAttempt: number,
                random: .random(in: 0...1),
                limit: limits.attempts
            )
            guard failure.isTransient, let pause else {
                throw failure.error
            }
            logger.debug(
                "a call to a neighbouring service failed and is tried again",
                metadata: ["service": "\(subject)", "attempt": "\(number)", "error": "\(failure.error)"]
            )
            do {
                try await Task.sleep(for: pause)
            } catch {
                throw failure.error
            }
            number += 1
        }
    }

    /// Ends every connection. No call may be made afterwards.
    package func shutdown() async {
        do {
            try await httpClient.shutdown()
        } catch {
            logger.debug("the client of neighbouring services did not end cleanly", metadata: ["error": "\(error)"])
        }
    }

    private func attempt(
        _ request: NeighbourRequest,
        service: String,
        endpoint: NeighbourEndpoint
    ) async throws(Attempt.Failure) -> NeighbourResponse {
        let credentials: SigningCredentials?
        do {
            credentials = try await self.credentials(for: request)
        } catch {
            throw Attempt.Failure(error, isTransient: false)
        }
        let outgoing = OutgoingRequest(
            request,
            service: service,
            endpoint: endpoint,
            region: request.region ?? configuration.region,
            credentials: credentials,
            date: now()
        )
        return try await answer(
            to: outgoing.httpRequest,
            of: "\(endpoint)",
            limits: request.limits,
            maximumBytes: request.maximumResponseBytes
        )
    }

    /// Sends a request once and reads the whole answer.
    ///
    /// - Parameter place: where it goes, for errors.
    func answer(
        to request: HTTPClientRequest,
        of place: String,
        limits: NeighbourService.Limits,
        maximumBytes: Int
    ) async throws(Attempt.Failure) -> NeighbourResponse {
        do {
            let response = try await httpClient.execute(
                request,
                deadline: .now() + .init(limits.attempt ?? configuration.attemptTimeLimit)
            )
            return try await Attempt.answer(response, limit: maximumBytes)
        } catch let failure as Attempt.Failure {
            throw failure
        } catch {
            throw Attempt.Failure(transport: error, place: place)
        }
    }
}
