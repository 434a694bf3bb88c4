package import Foundation
import LambdaAPI
import SignatureV4

/// Makes the locations from which packages can be fetched for a while, and knows them again.
///
/// A location is signed with a secret that lives as long as the process: whoever has it needs nothing else, and nobody
/// can make one for another package.
package struct CodeLocations: Sendable {
    private static let accessKeyID = "LAMBENTCODE"
    // A location is good on every name of the server, proxies' included, so its host is not part of the signature.
    private static let headers = [(name: "host", value: "lambent")]

    private let baseURL: String
    private let lifetime: Int
    private let signer: Signer
    private let secret: String
    private let verifier = Verifier()
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - baseURL: how the server is reached by clients that do not say it: `http://host:port`.
    ///   - lifetime: seconds for which a location is good; ten minutes, as at the service.
    ///   - now: the time.
    package init(baseURL: String, lifetime: Int = 600, now: @escaping @Sendable () -> Date = { Date() }) {
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<4).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 36) }
            .joined()
        self.baseURL = baseURL
        self.lifetime = lifetime
        self.secret = secret
        self.now = now
        self.signer = Signer(
            credentials: SigningCredentials(accessKeyID: Self.accessKeyID, secretAccessKey: secret),
            region: "local",
            service: "lambent"
        )
    }

    /// A URL from which the package can be fetched from now on.
    ///
    /// - Parameter digest: the name of the package: SHA-256 in hexadecimal.
    package func location(digest: String) -> String {
        let path = CodeEndpoint.prefix + digest
        let query = signer.presign(Self.request(path: path, query: ""), expires: lifetime, at: now())
        return "\(RequestContext.baseURL ?? baseURL)\(path)?\(query)"
    }

    /// - Throws: `AccessDeniedException` when the location was not made here or has expired.
    func check(_ target: RequestTarget) throws(APIError) {
        do {
            let query = String(target.rawQuery)
            let authorization = try ParsedAuthorization.parse(headers: [], query: query)
            guard authorization.scope.accessKeyID == Self.accessKeyID else {
                throw SignatureError.unrecognizedClient
            }
            try verifier.verify(
                authorization,
                of: Self.request(path: String(target.path), query: query),
                secret: secret,
                now: now()
            )
        } catch SignatureError.expired {
            throw .accessDeniedException("Request has expired")
        } catch {
            throw .accessDeniedException("The location is not valid.")
        }
    }

    private static func request(path: String, query: String) -> RequestToSign {
        RequestToSign(method: "GET", path: path, query: query, headers: headers, payloadHash: PayloadHash.unsigned)
    }
}
