/// Who acts under a role: a function, which has credentials of its own even where another has the same role.
package struct RoleSession: Hashable, Sendable {
    /// The ARN of the role.
    package let role: String

    /// The ARN of the function.
    package let functionARN: String

    /// The name of the session, which is the function's, with a suffix where that is too short for one: as recorded from
    /// the service.
    package let name: String

    /// The function's region.
    package let region: String

    package init(role: String, functionARN: String, functionName: String, region: String) {
        self.role = role
        self.functionARN = functionARN
        self.name = functionName.utf8.count < 2 ? functionName + "@lambda_function" : functionName
        self.region = region
    }
}
