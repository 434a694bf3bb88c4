import Foundation
import Logging
import Neighbours
import SignatureV4

/// The neighbouring services, from the settings and the environment.
struct Neighbourhood {
    let configuration: NeighbourConfiguration

    /// What cannot be used is said in the log and left out.
    init(settings: ServeSettings, environment: [String: String], logger: Logger) {
        var configuration = NeighbourConfiguration(credentials: CredentialChain(environment: environment))
        // As the SDKs and the AWS CLI name it, else as OpenSSL does.
        configuration.authorities = ["AWS_CA_BUNDLE", "SSL_CERT_FILE"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        configuration.region = settings.region
        configuration.fallbackCredentials = SigningCredentials(
            accessKeyID: settings.account,
            secretAccessKey: "lambent"
        )
        configuration.defaultEndpoint = settings.neighbours
        configuration.endpoints = settings.neighbour
        for service in settings.neighbour.keys.sorted() where !NeighbourConfiguration.called.contains(service) {
            // It may be meant so, or be a name that is spelt wrong.
            logger.notice(
                "a neighbouring service that this server does not call itself: what others send to it is passed on",
                metadata: ["service": "\(service)"]
            )
        }
        for name in configuration.fillEndpoints(fromEnvironment: environment) {
            logger.warning("the variable is not a URL that can be used", metadata: ["variable": "\(name)"])
        }
        let own = configuration.dropEndpoints(ofListener: settings.listen.host, port: settings.listen.port)
        for service in own {
            logger.warning(
                "an endpoint of neighbouring services is this server itself and counts as not configured",
                metadata: ["service": "\(service == "*" ? "all" : service)"]
            )
        }
        self.configuration = configuration
    }
}
