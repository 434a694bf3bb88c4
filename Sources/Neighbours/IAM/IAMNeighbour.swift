import Foundation

/// Asks IAM about roles.
package struct IAMNeighbour: Sendable {
    /// A role as far as it matters to who assumes it.
    package struct Role: Sendable, Equatable {
        package let arn: String

        /// Who may assume the role; nil when the service told nothing that can be read.
        package let trust: TrustPolicy?
    }

    private let service: NeighbourService

    /// - Parameter account: the account of the roles.
    package init(client: NeighbourClient, account: String, limits: NeighbourService.Limits = .check) {
        service = client.service("iam", account: account, limits: limits)
    }

    /// A role by its name, without its path.
    ///
    /// - Throws: ``NeighbourError``, of the code `NoSuchEntity` when there is no such role.
    package func role(named name: String) async throws(NeighbourError) -> Role {
        let root = try await service.query("GetRole", version: "2010-05-08", [NeighbourField("RoleName", name)])
        guard let role = root.first("GetRoleResult", "Role"), let arn = role.text("Arn") else {
            throw service.unreadable("it holds no role")
        }
        let document = role.text("AssumeRolePolicyDocument").flatMap(\.removingPercentEncoding)
        return Role(arn: arn, trust: document.flatMap { TrustPolicy(json: Data($0.utf8)) })
    }
}
