import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// - Parameter arn: an access point; one of EFS is asked for.
    /// - Throws: InvalidParameterValueException when it does not exist; the service's own text is not known.
    func check(accessPoint arn: String) async throws(APIError) {
        guard let resource = ResourceName(arn), resource.service == "elasticfilesystem",
            let client = client(of: "elasticfilesystem")
        else { return }
        let exists: Bool
        do {
            exists = try await EFSNeighbour(client: client).hasAccessPoint(resource)
        } catch {
            return try passOver(error, service: "EFS", subject: arn)
        }
        guard exists else {
            throw Self.occurred(
                while: "DescribeAccessPoints",
                service: "EFS",
                code: "AccessPointNotFound",
                message: "Access point \(arn) does not exist."
            )
        }
    }
}
