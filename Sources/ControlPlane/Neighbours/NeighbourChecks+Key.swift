import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// - Parameter arn: a key of KMS.
    /// - Throws: InvalidParameterValueException with what KMS says of a key that does not exist or is not enabled; the
    ///   frame of the text is reported from the service.
    func check(key arn: String) async throws(APIError) {
        guard let client = client(of: "kms") else { return }
        let state: String
        do {
            state = try await KMSNeighbour(client: client).state(ofKey: arn)
        } catch {
            if let code = error.serviceCode, code == "NotFoundException" || code == "InvalidArnException" {
                throw KeyRules.unusable(code: code, message: error.message)
            }
            return try passOver(error, service: "KMS", subject: arn)
        }
        if let failure = KeyFailure(state: state, ofKey: arn) {
            throw KeyRules.unusable(code: failure.code, message: failure.message)
        }
    }
}
