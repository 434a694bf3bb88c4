import AsyncHTTPClient
package import Foundation
package import Logging
package import NIOCore
import NIOHTTP1
import SignatureV4

/// Calls neighbouring services: addressed, signed, within time limits, tried again a bounded number of times.
package final class NeighbourClient: Sendable {
    private let configuration: NeighbourConfiguration
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
        var attempt = 1
        while true {
            let failure: Attempt.Failure
            do {
                return try await self.attempt(request, service: service, endpoint: endpoint)
            } catch {
                failure = error
            }
            let pause = configuration.retry.pause(
                afterAttempt: attempt,
                random: .random(in: 0...1),
                limit: request.limits.attempts
            )
            guard failure.isTransient, let pause else {
                throw failure.error
            }
            logger.debug(
                "a call to a neighbouring service failed and is tried again",
                metadata: ["service": "\(service)", "attempt": "\(attempt)", "error": "\(failure.error)"]
            )
            do {
                try await Task.sleep(for: pause)
            } catch {
                throw failure.error
            }
            attempt += 1
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
            credentials = try self.credentials(for: request)
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
        do {
            let response = try await httpClient.execute(
                outgoing.httpRequest,
                deadline: .now() + .init(request.limits.attempt ?? configuration.attemptTimeLimit)
            )
            return try await Attempt.answer(response, limit: request.maximumResponseBytes)
        } catch let failure as Attempt.Failure {
            throw failure
        } catch {
            throw Attempt.Failure(transport: error, endpoint: endpoint)
        }
    }

    private func credentials(for request: NeighbourRequest) throws(NeighbourError) -> SigningCredentials? {
        if let credentials = request.credentials { return credentials }
        if let credentials = try configuration.credentials.credentials() { return credentials }
        guard let fallback = configuration.fallbackCredentials, let account = request.account else {
            return configuration.fallbackCredentials
        }
        return SigningCredentials(accessKeyID: account, secretAccessKey: fallback.secretAccessKey)
    }
}
