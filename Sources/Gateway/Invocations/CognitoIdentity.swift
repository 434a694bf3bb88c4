import LambdaAPI
import NIOHTTP1

/// Who a caller is to Amazon Cognito. The service takes it out of credentials that Cognito gave out; without a Cognito it is what
/// the caller says in two headers.
struct CognitoIdentity: Sendable, Equatable {
    static let identityHeader = "X-Amz-Cognito-Identity-Id"
    static let poolHeader = "X-Amz-Cognito-Identity-Pool-Id"

    /// The longest that an identifier can be, in bytes (API reference of Amazon Cognito).
    private static let maximum = 55

    var identity: String
    var pool: String

    /// Nil without the headers.
    ///
    /// - Throws: `InvalidParameterValueException` for what is no identity, or for half of one.
    init?(_ headers: HTTPHeaders) throws(APIError) {
        guard let identity = headers.first(name: Self.identityHeader) else { return nil }
        guard let pool = headers.first(name: Self.poolHeader), Self.isIdentifier(identity), Self.isIdentifier(pool)
        else {
            throw .invalidParameterValueException(
                "\(Self.identityHeader) and \(Self.poolHeader) must be of the form REGION:UUID."
            )
        }
        self.identity = identity
        self.pool = pool
    }

    /// As the Runtime API hands it on; identifiers need no escaping.
    var text: String { #"{"cognitoIdentityId":"\#(identity)","cognitoIdentityPoolId":"\#(pool)"}"# }

    private static func isIdentifier(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return text.utf8.count <= maximum && parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && parts[0].utf8.allSatisfy(isWordCharacter) && parts[1].utf8.allSatisfy(isWordCharacter)
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
