import LambdaAPI
import SignatureV4

extension APIError {
    /// The error of a request that is not taken for its signer's.
    init(_ error: SignatureError) {
        self =
            switch error {
            case .missingAuthenticationToken: .missingAuthenticationTokenException()
            case .unrecognizedClient: .unrecognizedClientException()
            case .expiredToken: .expiredTokenException()
            case .incompleteSignature(let message): .incompleteSignatureException(message)
            case .signatureDoesNotMatch, .expired, .notYetCurrent, .invalidScope:
                .invalidSignatureException(error.message)
            }
    }
}
