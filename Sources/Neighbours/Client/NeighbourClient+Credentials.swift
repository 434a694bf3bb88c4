import AsyncHTTPClient
import Foundation
import NIOHTTP1
import SignatureV4

extension NeighbourClient {
    /// How long credentials must last that are to sign a request.
    private static let margin: TimeInterval = 60

    /// Who signs a request; nil for nobody.
    func credentials(for request: NeighbourRequest) async throws(NeighbourError) -> SigningCredentials? {
        guard request.isSigned else { return nil }
        if let credentials = request.credentials { return credentials }
        switch try configuration.credentials.find(withTokens: isConfigured(service: "sts")) {
        case .these(let credentials):
            return credentials
        case .remote(let remote):
            return try await remoteCredentials.credentials(for: remote, lasting: Self.margin) { [self] remote in
                await fetch(remote)
            }.forSigning
        case nil:
            guard let fallback = configuration.fallbackCredentials, let account = request.account else {
                return configuration.fallbackCredentials
            }
            return SigningCredentials(accessKeyID: account, secretAccessKey: fallback.secretAccessKey)
        }
    }

    private func fetch(_ remote: RemoteCredentials) async -> Result<RoleCredentials, NeighbourError> {
        do throws(NeighbourError) {
            switch remote {
            case .webIdentity(let role, let session, let path):
                let token = try configuration.credentials.text(ofTokenFile: path)
                let service = STSNeighbour(client: self)
                return .success(
                    try await service.assumeRole(role, sessionName: session, webIdentityToken: token)
                )
            case .container(let endpoint):
                return .success(try await credentials(from: endpoint))
            }
        } catch {
            return .failure(error)
        }
    }

    private func credentials(from endpoint: ContainerEndpoint) async throws(NeighbourError) -> RoleCredentials {
        var request = HTTPClientRequest(url: endpoint.url)
        switch endpoint.token {
        case .none: break
        case .text(let text): request.headers.add(name: "Authorization", value: text)
        case .file(let path):
            request.headers.add(
                name: "Authorization",
                value: try configuration.credentials.text(ofTokenFile: path)
            )
        }
        let answer = try await repeatedly(endpoint.url, limits: .check) { () async throws(Attempt.Failure) in
            try await self.answer(to: request, of: endpoint.url, limits: .check, maximumBytes: 1 << 16)
        }
        return try ContainerEndpoint.credentials(in: answer.body)
    }
}
