package import LambdaAPI
import Storage

extension ControlPlane {
    /// Keeps a capacity provider; it is Pending for a moment, then Active.
    ///
    /// - Throws: ResourceConflictException for a name that is taken, InvalidParameterValueException for requirements and
    ///   scaling that contradict themselves.
    package func createCapacityProvider(
        _ request: CreateCapacityProviderRequest,
        _ caller: Caller
    ) async throws(APIError) -> CreateCapacityProviderResponse {
        let key = try CapacityProviderKey(request.capacityProviderName, caller: caller)
        guard let network = request.vpcConfig else { throw .missing("vpcConfig") }
        guard let permissions = request.permissionsConfig else { throw .missing("permissionsConfig") }
        let record = CapacityProviderRecord(
            account: key.account,
            region: key.region,
            name: key.name,
            lifecycle: CapacityProviderLifecycle(),
            network: network,
            permissions: permissions,
            instances: try CapacityProviderRules.instances(request.instanceRequirements),
            scaling: try CapacityProviderRules.scaling(request.capacityProviderScalingConfig),
            keyARN: request.kmsKeyArn,
            tagPropagation: request.propagateTags,
            telemetry: request.telemetryConfig,
            lastModified: timestamp
        )
        try TagRules.check(request.tags ?? [:])
        let transition = ResourceTransitionRecord(of: RecordNames.capacityProvider(key), began: timestamp)
        let changes: [RecordChange] = [
            try .put(record, expecting: .absent), try transition.put,
            try .tags(request.tags ?? [:], at: record.tagsKey),
        ]
        guard try await store.commit(changes) else {
            throw .resourceConflictException("Capacity provider already exists: \(key.arn)")
        }
        begin(transition)
        return CreateCapacityProviderResponse(capacityProvider: record.view)
    }
}
