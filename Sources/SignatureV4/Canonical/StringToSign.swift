import Crypto
import Foundation

/// What the signing key signs.
enum StringToSign {
    /// The only algorithm there is.
    static let algorithm = "AWS4-HMAC-SHA256"

    static func text(_ request: CanonicalRequest, timestamp: String, scope: CredentialScope) -> String {
        let hash = Hexadecimal.encode(SHA256.hash(data: Array(request.text.utf8)))
        return "\(algorithm)\n\(timestamp)\n\(scope.signedForm)\n\(hash)"
    }
}
