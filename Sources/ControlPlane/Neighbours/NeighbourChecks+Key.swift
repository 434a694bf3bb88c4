import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// - Parameter arn: a key of KMS.
    /// - Throws: InvalidParameterValueException with what KMS says of a key that does not exist or is not enabled; the
    ///   frame of the text is reported from the service.
    func check(key arn: String) async throws(APIError) {
        guard let client = client(of: "kms"), let key = ResourceName(arn) else { return }
        let state: String
        do {
            state = try await KMSNeighbour(client: client).state(ofKey: key, arn: arn)
        } catch {
            if let code = error.serviceCode, code == "NotFoundException" || code == "InvalidArnException" {
                throw KeyRules.unusable(code: code, message: error.message)
            }
            return try passOver(error, service: "KMS", subject: arn)
        }
        switch state {
        case "Disabled":
            throw KeyRules.unusable(code: "DisabledException", message: "\(arn) is disabled.")
        case "PendingDeletion", "PendingReplicaDeletion":
            throw KeyRules.unusable(code: "KMSInvalidStateException", message: "\(arn) is pending deletion.")
        case "PendingImport":
            throw KeyRules.unusable(code: "KMSInvalidStateException", message: "\(arn) is pending import.")
        case "Unavailable":
            throw KeyRules.unusable(code: "KMSInvalidStateException", message: "\(arn) is unavailable.")
        default:
            break
        }
    }
}
