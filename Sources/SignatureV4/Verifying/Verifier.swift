import Crypto
package import Foundation

/// Checks signatures against the secret of their access key.
package struct Verifier: Sendable {
    private let cache: SigningKeyCache
    private let allowedSkew: TimeInterval

    /// - Parameter allowedSkew: seconds that the signer's clock may be behind or ahead; 5 minutes by public API behaviour.
    package init(cache: SigningKeyCache = SigningKeyCache(), allowedSkew: TimeInterval = 300) {
        self.cache = cache
        self.allowedSkew = allowedSkew
    }

    /// Returns when the signature is of this request, of this secret, and of now.
    ///
    /// - Parameters:
    ///   - request: as it came. Its ``RequestToSign/payloadHash`` is that of the body received; a request signed with
    ///     `x-amz-content-sha256: UNSIGNED-PAYLOAD` is not held to it.
    ///   - secret: of the access key in ``ParsedAuthorization/scope``.
    /// - Throws: ``SignatureError/expired(_:)``, ``SignatureError/notYetCurrent(_:)`` or ``SignatureError/signatureDoesNotMatch``.
    package func verify(
        _ authorization: ParsedAuthorization,
        of request: RequestToSign,
        secret: String,
        now: Date = Date()
    ) throws(SignatureError) {
        try checkTime(of: authorization, now: now)
        let payloadHash = try payloadHash(of: request)
        let canonical = CanonicalRequest(
            request,
            signedHeaders: authorization.signedHeaders,
            payloadHash: payloadHash,
            service: authorization.scope.service,
            omittedParameter: authorization.form == .header ? nil : "X-Amz-Signature"
        )
        let text = StringToSign.text(canonical, timestamp: authorization.timestamp, scope: authorization.scope)
        let key = cache.key(secret: secret, scope: authorization.scope)
        guard let signature = Hexadecimal.decode(authorization.signature),
            // Takes the same time wherever the two differ.
            HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: Array(text.utf8), using: key)
        else {
            throw .signatureDoesNotMatch
        }
    }

    private func payloadHash(of request: RequestToSign) throws(SignatureError) -> String {
        guard let declared = request.values(of: "x-amz-content-sha256").first else { return request.payloadHash }
        guard declared == PayloadHash.unsigned || declared == request.payloadHash else {
            throw .signatureDoesNotMatch
        }
        return declared
    }

    private func checkTime(of authorization: ParsedAuthorization, now: Date) throws(SignatureError) {
        let lifetime: TimeInterval
        switch authorization.form {
        case .header: lifetime = allowedSkew
        case .query(let expires): lifetime = expires.map(TimeInterval.init) ?? allowedSkew
        }
        let signed = authorization.timestamp
        let current = SigningTime.format(now)
        let oldest = now.addingTimeInterval(-lifetime)
        guard authorization.date >= oldest.roundedDown else {
            let bound = SigningTime.format(oldest)
            throw .expired(
                "Signature expired: \(signed) is now earlier than \(bound) (\(current) - \(Self.spelled(lifetime)))"
            )
        }
        let newest = now.addingTimeInterval(allowedSkew)
        guard authorization.date <= newest else {
            let bound = SigningTime.format(newest)
            throw .notYetCurrent(
                "Signature not yet current: \(signed) is still later than \(bound) "
                    + "(\(current) + \(Self.spelled(allowedSkew)))"
            )
        }
    }

    private static func spelled(_ seconds: TimeInterval) -> String {
        let seconds = Int(seconds)
        return seconds.isMultiple(of: 60) ? "\(seconds / 60) min." : "\(seconds) sec."
    }
}

extension Date {
    /// Without the fraction of the second, which the times of signatures do not have either.
    fileprivate var roundedDown: Date {
        Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down))
    }
}
