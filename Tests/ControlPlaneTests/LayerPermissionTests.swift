import ControlPlane
import LambdaAPI
import Testing

/// The permissions of versions of layers.
struct LayerPermissionTests {
    let fixture = Fixture()

    @discardableResult
    private func permit(
        _ adjust: (inout AddLayerVersionPermissionRequest) -> Void = { _ in }
    ) async throws -> AddLayerVersionPermissionResponse {
        var request = AddLayerVersionPermissionRequest(
            layerName: "tools",
            versionNumber: 1,
            statementId: "s1",
            action: "lambda:GetLayerVersion",
            principal: "*"
        )
        adjust(&request)
        return try await fixture.controlPlane.addLayerVersionPermission(request, fixture.caller)
    }

    private func forbid(_ adjust: (inout RemoveLayerVersionPermissionRequest) -> Void = { _ in }) async throws {
        var request = RemoveLayerVersionPermissionRequest(layerName: "tools", versionNumber: 1, statementId: "s1")
        adjust(&request)
        try await fixture.controlPlane.removeLayerVersionPermission(request, fixture.caller)
    }

    private func policy(_ name: String = "tools", _ version: Int = 1) async throws -> GetLayerVersionPolicyResponse {
        let request = GetLayerVersionPolicyRequest(layerName: name, versionNumber: version)
        return try await fixture.controlPlane.getLayerVersionPolicy(request, fixture.caller)
    }

    @Test func permissionsComeAndGo() async throws {
        try await fixture.publishLayer("tools")
        let first = try await permit()
        #expect(
            first.statement == #"{"Sid":"s1","Effect":"Allow","Principal":"*","Action":"lambda:GetLayerVersion","#
                + #""Resource":"arn:aws:lambda:us-east-1:111111111111:layer:tools:1"}"#
        )
        #expect(try await policy().revisionId == first.revisionId)
        let second = try await permit {
            $0.statementId = "s2"
            $0.organizationId = "o-1234567890"
            $0.revisionId = first.revisionId
        }
        #expect(
            second.statement?.hasSuffix(
                #""Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}}"#
            ) == true
        )
        #expect(second.revisionId != first.revisionId)
        let both = try await policy()
        #expect(both.revisionId == second.revisionId)
        #expect(
            both.policy == #"{"Version":"2012-10-17","Id":"default","Statement":["#
                + [first.statement, second.statement].compactMap(\.self).joined(separator: ",") + "]}"
        )
        try await forbid { $0.revisionId = second.revisionId }
        try await forbid { $0.statementId = "s2" }
        #expect(
            await refusal { _ = try await policy() }
                == .resourceNotFoundException("No policy is associated with the given resource.")
        )
    }

    @Test func refusals() async throws {
        try await fixture.publishLayer("tools")
        #expect(
            await refusal { try await permit { $0.versionNumber = 0 } }
                == .invalidParameterValueException("Layer Version Cannot be less than 1")
        )
        try await permit()
        let stale = APIError.preconditionFailedException(
            "The Revision Id provided does not match the latest Revision Id."
                + " Call the GetLayerPolicy API to retrieve the latest Revision Id"
        )
        #expect(
            await refusal {
                try await permit {
                    $0.statementId = "s2"
                    $0.revisionId = "wrong"
                }
            } == stale
        )
        #expect(await refusal { try await forbid { $0.revisionId = "wrong" } } == stale)
        #expect(
            await refusal { try await permit() }
                == .resourceConflictException(
                    "The statement id (s1) provided already exists."
                        + " Please provide a new statement id, or remove the existing statement."
                )
        )
        #expect(
            await refusal { try await forbid { $0.statementId = "doesnotexist" } }
                == .resourceNotFoundException("Statement doesnotexist is not found in resource policy.")
        )
        for (name, version) in [("other", 1), ("tools", 2)] {
            let arn = "arn:aws:lambda:us-east-1:111111111111:layer:\(name):\(version)"
            let missing = APIError.resourceNotFoundException("Layer version \(arn) does not exist.")
            let refusals = [
                await refusal {
                    try await permit {
                        $0.layerName = name
                        $0.versionNumber = version
                    }
                },
                await refusal { _ = try await policy(name, version) },
                await refusal {
                    try await forbid {
                        $0.layerName = name
                        $0.versionNumber = version
                    }
                },
            ]
            for refusal in refusals { #expect(refusal == missing) }
        }
    }

    @Test func aDeletedVersionTakesItsPermissionsAlong() async throws {
        try await fixture.publishLayer("tools")
        try await permit()
        try await fixture.deleteLayer("tools", 1)
        #expect(await refusal { _ = try await policy() }?.code == "ResourceNotFoundException")
        let left = try await fixture.store.records(in: "layer-version-policies", prefix: "", after: nil, limit: 1)
        #expect(left.isEmpty)
    }
}
