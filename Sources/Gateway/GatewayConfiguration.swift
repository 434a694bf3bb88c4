package import Foundation

/// What the HTTP front needs to know.
package struct GatewayConfiguration: Sendable {
    /// The region of requests that name none.
    package var region = "us-east-1"

    /// The account of requests whose access key names none: twelve digits.
    package var account = "000000000000"

    /// How many control plane requests a second are answered; nil for no bound. Invocations are not counted.
    package var apiRate: Double?

    /// How the server is reached when a request does not say it by its `Host` header: `http://host:port`.
    package var baseURL = "http://127.0.0.1"

    /// Whether connections are TLS.
    package var isTLS = false

    /// The version of Lambent that the health endpoint names.
    package var version = ""

    /// The time.
    package var now: @Sendable () -> Date = { Date() }

    package init() {}
}
