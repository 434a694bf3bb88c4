import ControlPlane
import LambdaAPI

extension Fixture {
    /// Adds the permission `s1` for a service, or as adjusted, and gives its statement.
    @discardableResult
    func permit(_ adjust: (inout AddPermissionRequest) -> Void = { _ in }) async throws -> String? {
        var request = AddPermissionRequest(
            functionName: "fn",
            statementId: "s1",
            action: "lambda:InvokeFunction",
            principal: "s3.amazonaws.com"
        )
        adjust(&request)
        return try await controlPlane.addPermission(request, caller).statement
    }

    func forbid(
        _ sid: String,
        _ adjust: (inout RemovePermissionRequest) -> Void = { _ in }
    ) async throws {
        var request = RemovePermissionRequest(functionName: "fn", statementId: sid)
        adjust(&request)
        try await controlPlane.removePermission(request, caller)
    }

    func policy(_ name: String = "fn", qualifier: String? = nil) async throws -> GetPolicyResponse {
        try await controlPlane.getPolicy(GetPolicyRequest(functionName: name, qualifier: qualifier), caller)
    }
}
