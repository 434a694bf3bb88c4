import Crypto
package import Foundation

/// Signs requests to one service of one region.
package struct Signer: Sendable {
    /// Fields that proxies and clients change on the way, and that are therefore left out of a signature.
    private static let unsignedHeaders: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
        "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    private let credentials: SigningCredentials
    private let region: String
    private let service: String
    private let cache: SigningKeyCache

    /// - Parameters:
    ///   - service: the signing name, such as `s3`; it decides how paths are encoded.
    ///   - cache: may be shared between signers.
    package init(
        credentials: SigningCredentials,
        region: String,
        service: String,
        cache: SigningKeyCache = SigningKeyCache()
    ) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.cache = cache
    }

    /// The header fields that a request has to get in addition: `X-Amz-Date`, `X-Amz-Security-Token` for temporary keys,
    /// `X-Amz-Content-SHA256` for S3, and `Authorization`. The request must have its `Host` already.
    package func sign(_ request: RequestToSign, at date: Date = Date()) -> [(name: String, value: String)] {
        let timestamp = SigningTime.format(date)
        var added = [(name: "X-Amz-Date", value: timestamp)]
        if let token = credentials.sessionToken {
            added.append((name: "X-Amz-Security-Token", value: token))
        }
        if service == "s3" {
            added.append((name: "X-Amz-Content-SHA256", value: request.payloadHash))
        }
        var request = request
        request.headers += added
        let signedHeaders = Self.headersToSign(request)
        let scope = scope(timestamp)
        let signature = signature(request, signedHeaders: signedHeaders, timestamp: timestamp, scope: scope)
        added.append(
            (
                name: "Authorization",
                value: "\(StringToSign.algorithm) Credential=\(scope.accessKeyID)/\(scope.signedForm), "
                    + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
            )
        )
        return added
    }

    /// The whole query string (without question mark) of a request that is authorized by its address alone.
    ///
    /// - Parameter expires: seconds that the address is good for, 1 to 604800.
    package func presign(_ request: RequestToSign, expires: Int, at date: Date = Date()) -> String {
        let timestamp = SigningTime.format(date)
        let scope = scope(timestamp)
        let signedHeaders = Self.headersToSign(request)
        var parameters = [
            ("X-Amz-Algorithm", StringToSign.algorithm),
            ("X-Amz-Credential", "\(scope.accessKeyID)/\(scope.signedForm)"),
            ("X-Amz-Date", timestamp),
            ("X-Amz-Expires", String(expires)),
            ("X-Amz-SignedHeaders", signedHeaders.joined(separator: ";")),
        ]
        if let token = credentials.sessionToken {
            parameters.append(("X-Amz-Security-Token", token))
        }
        let added = parameters.map { "\($0)=\(PercentEncoding.encode($1.utf8))" }.joined(separator: "&")
        var request = request
        request.query = request.query.isEmpty ? added : "\(request.query)&\(added)"
        let signature = signature(request, signedHeaders: signedHeaders, timestamp: timestamp, scope: scope)
        return "\(request.query)&X-Amz-Signature=\(signature)"
    }

    private func scope(_ timestamp: String) -> CredentialScope {
        CredentialScope(
            accessKeyID: credentials.accessKeyID,
            date: String(timestamp.prefix(8)),
            region: region,
            service: service
        )
    }

    private func signature(
        _ request: RequestToSign,
        signedHeaders: [String],
        timestamp: String,
        scope: CredentialScope
    ) -> String {
        let canonical = CanonicalRequest(
            request,
            signedHeaders: signedHeaders,
            payloadHash: request.payloadHash,
            service: service
        )
        let text = StringToSign.text(canonical, timestamp: timestamp, scope: scope)
        let key = cache.key(secret: credentials.secretAccessKey, scope: scope)
        return Hexadecimal.encode(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }

    private static func headersToSign(_ request: RequestToSign) -> [String] {
        Set(request.headers.map { $0.name.lowercased() }).subtracting(unsignedHeaders).sorted()
    }
}
