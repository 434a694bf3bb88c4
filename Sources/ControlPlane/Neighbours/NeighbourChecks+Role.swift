import LambdaAPI
import Neighbours

extension NeighbourChecks {
    private static let lambda = "lambda.amazonaws.com"

    /// - Parameter arn: a role of the caller's account.
    /// - Throws: InvalidParameterValueException for a role that does not exist or does not let Lambda assume it; the text
    ///   is reported from the service.
    func check(role arn: String) async throws(APIError) {
        guard let client = client(of: "iam"), let resource = ResourceName(arn) else { return }
        let name = resource.resource.split(separator: "/").last.map(String.init) ?? resource.resource
        let role: IAMNeighbour.Role
        do {
            role = try await IAMNeighbour(client: client, account: resource.account).role(named: name)
        } catch {
            if error.serviceCode == "NoSuchEntity" { throw Self.cannotBeAssumed }
            return try passOver(error, service: "IAM", subject: arn)
        }
        guard role.arn == arn else { throw Self.cannotBeAssumed }
        guard role.trust?.trusts(service: Self.lambda) != false else { throw Self.cannotBeAssumed }
    }

    private static var cannotBeAssumed: APIError {
        .invalidParameterValueException("The role defined for the function cannot be assumed by Lambda.")
    }
}
