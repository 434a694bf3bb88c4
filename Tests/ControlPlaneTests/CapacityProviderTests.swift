import LambdaAPI
import Testing

@testable import ControlPlane

/// Capacity providers from their creation to their end, and what functions cannot have of them.
struct CapacityProviderTests {
    let fixture = Fixture()

    private static let arn = "arn:aws:lambda:us-east-1:111111111111:capacity-provider:pool"
    private static let network = CapacityProviderVpcConfig(subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"])
    private static let permissions = CapacityProviderPermissionsConfig(capacityProviderOperatorRoleArn: Fixture.role)
    private static let missing = APIError.resourceNotFoundException("Capacity provider not found: \(arn)")

    private func create(
        _ name: String = "pool",
        _ adjust: (inout CreateCapacityProviderRequest) -> Void = { _ in }
    ) async throws -> CapacityProvider? {
        var request = CreateCapacityProviderRequest(
            capacityProviderName: name,
            vpcConfig: Self.network,
            permissionsConfig: Self.permissions
        )
        adjust(&request)
        return try await fixture.controlPlane.createCapacityProvider(request, fixture.caller).capacityProvider
    }

    private func get(_ name: String = "pool") async throws -> CapacityProvider? {
        let request = GetCapacityProviderRequest(capacityProviderName: name)
        return try await fixture.controlPlane.getCapacityProvider(request, fixture.caller).capacityProvider
    }

    private func update(
        _ adjust: (inout UpdateCapacityProviderRequest) -> Void
    ) async throws -> CapacityProvider? {
        var request = UpdateCapacityProviderRequest(capacityProviderName: "pool")
        adjust(&request)
        return try await fixture.controlPlane.updateCapacityProvider(request, fixture.caller).capacityProvider
    }

    private func delete(_ name: String = "pool") async throws -> CapacityProvider? {
        let request = DeleteCapacityProviderRequest(capacityProviderName: name)
        return try await fixture.controlPlane.deleteCapacityProvider(request, fixture.caller).capacityProvider
    }

    private func list(
        _ adjust: (inout ListCapacityProvidersRequest) -> Void = { _ in }
    ) async throws -> ListCapacityProvidersResponse {
        var request = ListCapacityProvidersRequest()
        adjust(&request)
        return try await fixture.controlPlane.listCapacityProviders(request, fixture.caller)
    }

    private func active(_ name: String = "pool") async throws {
        try await eventually { try await get(name)?.state == "Active" }
    }

    @Test func createdChangedAndDeleted() async throws {
        let created = try await create()
        #expect(
            created
                == CapacityProvider(
                    capacityProviderArn: Self.arn,
                    state: "Pending",
                    vpcConfig: Self.network,
                    permissionsConfig: Self.permissions,
                    instanceRequirements: InstanceRequirements(architectures: ["x86_64"]),
                    capacityProviderScalingConfig: CapacityProviderScalingConfig(
                        maxVCpuCount: 400,
                        scalingMode: "Auto"
                    ),
                    lastModified: "2023-11-14T22:13:20.000+0000"
                )
        )
        try await active()
        #expect(try await get(Self.arn)?.capacityProviderArn == Self.arn)
        let policy = TargetTrackingScalingPolicy(
            predefinedMetricType: "LambdaCapacityProviderAverageCPUUtilization",
            targetValue: 70
        )
        let updated = try await update {
            $0.capacityProviderScalingConfig = CapacityProviderScalingConfig(maxVCpuCount: 8, scalingPolicies: [policy])
        }
        #expect(
            updated?.capacityProviderScalingConfig
                == CapacityProviderScalingConfig(maxVCpuCount: 8, scalingMode: "Manual", scalingPolicies: [policy])
        )
        #expect(updated?.state == "Active")
        #expect(try await delete()?.state == "Deleting")
        try await eventually { await refusal { _ = try await get() } == Self.missing }
        #expect(await refusal { _ = try await update { _ in } } == Self.missing)
        #expect(await refusal { _ = try await delete() } == Self.missing)
    }

    @Test func refusals() async throws {
        _ = try await create()
        #expect(
            await refusal { _ = try await create() }
                == .resourceConflictException("Capacity provider already exists: \(Self.arn)")
        )
        try await active()
        #expect(
            await refusal {
                _ = try await update {
                    $0.capacityProviderScalingConfig = CapacityProviderScalingConfig(scalingMode: "Manual")
                }
            } == .invalidParameterValueException("ScalingPolicies must be specified when ScalingMode is Manual.")
        )
        #expect(
            await refusal {
                _ = try await create("other") {
                    $0.instanceRequirements = InstanceRequirements(
                        allowedInstanceTypes: ["m7i.large"],
                        excludedInstanceTypes: ["c*"]
                    )
                }
            }?.code == "InvalidParameterValueException"
        )
        let foreign = "arn:aws:lambda:us-east-1:222222222222:capacity-provider:pool"
        #expect(await refusal { _ = try await get(foreign) } == .accessDeniedException(nil))
        let remote = "arn:aws:lambda:eu-west-1:111111111111:capacity-provider:pool"
        #expect(
            await refusal { _ = try await get(remote) }
                == .resourceNotFoundException("Capacity provider not found: \(remote)")
        )
    }

    @Test func aProviderThatIsBeingMadeCannotBeChanged() async throws {
        var lifecycle = CapacityProviderLifecycle()
        #expect(lifecycle.handle(.changed) == .refuse)
        #expect(lifecycle.handle(.settled) == .keep)
        #expect(lifecycle.handle(.settled) == .ignore)
        #expect(lifecycle.handle(.changed) == .keep)
        #expect(lifecycle.handle(.deleted) == .settle)
        #expect(lifecycle.handle(.changed) == .refuse)
        #expect(lifecycle.handle(.deleted) == .refuse)
        #expect(lifecycle.handle(.settled) == .remove)
        var unfinished = CapacityProviderLifecycle()
        #expect(unfinished.handle(.deleted) == .settle)
        #expect(unfinished.handle(.settled) == .remove)
    }

    @Test func listsArePagedAndFilteredByState() async throws {
        for name in ["a", "b", "c"] {
            _ = try await create(name)
            try await active(name)
        }
        let first = try await list { $0.maxItems = 2 }
        #expect(first.capacityProviders?.count == 2)
        let second = try await list { $0.marker = first.nextMarker }
        #expect(
            second.capacityProviders?.map(\.capacityProviderArn) == [
                "arn:aws:lambda:us-east-1:111111111111:capacity-provider:c"
            ]
        )
        #expect(second.nextMarker == nil)
        #expect(try await list { $0.state = "Failed" }.capacityProviders == [])
        #expect(try await list { $0.state = "Active" }.capacityProviders?.count == 3)
        let versions = ListFunctionVersionsByCapacityProviderRequest(capacityProviderName: "a")
        let listed = try await fixture.controlPlane.listFunctionVersionsByCapacityProvider(versions, fixture.caller)
        #expect(listed.functionVersions == [])
    }

    @Test func functionsDoNotRunOnThem() async throws {
        _ = try await create()
        let instances = LambdaManagedInstancesCapacityProviderConfig(capacityProviderArn: Self.arn)
        let managed = await refusal {
            try await fixture.makeActive("managed") {
                $0.capacityProviderConfig = CapacityProviderConfig(
                    lambdaManagedInstancesCapacityProviderConfig: instances
                )
            }
        }
        #expect(managed == .invalidParameterValueException("CapacityProviderConfig isn't supported by this server."))
        try await fixture.makeActive()
        try await fixture.publish()
        let put = PutFunctionScalingConfigRequest(functionName: "fn", qualifier: "1")
        #expect(
            await refusal { _ = try await fixture.controlPlane.putFunctionScalingConfig(put, fixture.caller) }
                == .invalidParameterValueException(
                    "FunctionScalingConfig isn't supported for Lambda Default functions."
                )
        )
        let get = GetFunctionScalingConfigRequest(functionName: "fn", qualifier: "1")
        #expect(
            try await fixture.controlPlane.getFunctionScalingConfig(get, fixture.caller)
                == GetFunctionScalingConfigResponse(functionArn: fixture.arn() + ":1")
        )
        let unknown = GetFunctionScalingConfigRequest(functionName: "fn", qualifier: "$LATEST.PUBLISHED")
        #expect(
            await refusal { _ = try await fixture.controlPlane.getFunctionScalingConfig(unknown, fixture.caller) }
                == .resourceNotFoundException("Function not found: \(fixture.arn()):$LATEST.PUBLISHED")
        )
    }
}
