import Foundation
import LambdaAPI
import Logging
import NIOPosix
import Neighbours
import SignatureV4

/// Talks to a server through its public API.
struct APIClient {
    private static let defaultEndpoint = "http://127.0.0.1:4566"

    /// How the server was addressed, for messages.
    let endpoint: String
    private let client: NeighbourClient

    /// - Parameters:
    ///   - endpoint: the URL that was given; nil to take `LAMBENT_ENDPOINT` or the default.
    ///   - region: the region that was given; nil to take that of the environment.
    ///   - environment: also the source of credentials; without any, requests are signed for the usual account, which a
    ///     server on loopback accepts.
    init(endpoint: String?, region: String?, environment: [String: String]) throws {
        let nonEmpty = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let url = endpoint ?? nonEmpty("LAMBENT_ENDPOINT") ?? Self.defaultEndpoint
        guard let address = NeighbourEndpoint(url) else {
            throw ClientError("\(url) is not the URL of a server.")
        }
        var configuration = NeighbourConfiguration(credentials: CredentialChain(environment: environment))
        configuration.endpoints["lambda"] = address
        configuration.region = region ?? nonEmpty("AWS_REGION") ?? nonEmpty("AWS_DEFAULT_REGION") ?? "us-east-1"
        configuration.fallbackCredentials = SigningCredentials(
            accessKeyID: "000000000000",
            secretAccessKey: "lambent"
        )
        // A function may run for fifteen minutes, and nobody wants it run again because it took long.
        configuration.attemptTimeLimit = .seconds(1000)
        configuration.retry = RetryPolicy(attempts: 1)
        self.endpoint = url
        self.client = NeighbourClient(
            configuration: configuration,
            group: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "lambent.client")
        )
    }

    /// - Throws: ``ClientError`` with what the server said, or why it cannot be reached.
    func send(_ request: NeighbourRequest) async throws(ClientError) -> NeighbourResponse {
        var request = request
        request.maximumResponseBytes = 64 << 20
        do {
            return try await client.send(service: "lambda", request)
        } catch {
            throw ClientError(error.description)
        }
    }

    /// The JSON answer to a GET.
    func get<Answer: Decodable>(
        _ path: String,
        query: [NeighbourField] = [],
        as type: Answer.Type
    ) async throws(ClientError) -> Answer {
        let response = try await send(NeighbourRequest(method: "GET", path: path, query: query))
        do {
            return try JSONDecoder().decode(type, from: response.body)
        } catch {
            throw ClientError("\(endpoint) answered with something that is not understood: \(error)")
        }
    }

    func shutdown() async {
        await client.shutdown()
    }

    /// A name or an ARN as a piece of a path.
    static func pathPiece(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}

/// Why a command that talks to a server failed.
struct ClientError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
