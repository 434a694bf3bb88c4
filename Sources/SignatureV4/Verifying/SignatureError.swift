/// Why a request is not taken for its signer's.
package enum SignatureError: Error, Sendable, Equatable {
    /// There is no signature at all.
    case missingAuthenticationToken
    /// The access key is unknown, or its session token is wrong.
    case unrecognizedClient
    /// The signature is another one.
    case signatureDoesNotMatch
    /// Signed too long ago; the text names the times.
    case expired(String)
    /// Signed too far in the future; the text names the times.
    case notYetCurrent(String)
    /// The session token has run out.
    case expiredToken
    /// Parts of the signature are missing or cannot be read; the text names all of them.
    case incompleteSignature(String)
    /// The credential scope is for something else; the text says what it should be.
    case invalidScope(String)

    /// The text for the client (public API behaviour).
    package var message: String {
        switch self {
        case .missingAuthenticationToken:
            "Missing Authentication Token"
        case .unrecognizedClient:
            "The security token included in the request is invalid."
        case .signatureDoesNotMatch:
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                + "Access Key and signing method. Consult the service documentation for details."
        case .expiredToken:
            "The security token included in the request is expired"
        case .expired(let text), .notYetCurrent(let text), .incompleteSignature(let text), .invalidScope(let text):
            text
        }
    }
}
