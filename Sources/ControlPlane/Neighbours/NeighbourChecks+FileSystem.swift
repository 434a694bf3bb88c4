import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// What EFS says of an access point; nil when there is nobody to ask, or it is not of EFS.
    ///
    /// - Throws: InvalidParameterValueException when it does not exist; the service's own text is not known.
    func accessPoint(_ arn: String) async throws(APIError) -> AccessPoint? {
        guard let resource = ResourceName(arn), resource.service == "elasticfilesystem",
            let client = client(of: "elasticfilesystem")
        else { return nil }
        let found: AccessPoint?
        do {
            found = try await EFSNeighbour(client: client).accessPoint(resource)
        } catch {
            try passOver(error, service: "EFS", subject: arn)
            return nil
        }
        guard let found else {
            throw Self.occurred(
                while: "DescribeAccessPoints",
                service: "EFS",
                code: "AccessPointNotFound",
                message: "Access point \(arn) does not exist."
            )
        }
        return found
    }
}
