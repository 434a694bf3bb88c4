package import LambdaAPI
import Storage

extension ControlPlane {
    /// Lets somebody use a version of a layer.
    ///
    /// - Throws: the refusals recorded for AddLayerVersionPermission.
    package func addLayerVersionPermission(
        _ request: AddLayerVersionPermissionRequest,
        _ caller: Caller
    ) async throws(APIError) -> AddLayerVersionPermissionResponse {
        let key = try LayerKey(request.layerName, action: "AddLayerVersionPermission", caller: caller)
        guard let sid = request.statementId else { throw .missing("statementId") }
        guard let action = request.action else { throw .missing("action") }
        guard let principal = request.principal else { throw .missing("principal") }
        while true {
            let (number, version) = try await policedVersion(request.versionNumber, of: key)
            let permission = Permission(
                sid: sid,
                action: action,
                principal: try PolicyPrincipal(principal, partition: caller.partition),
                resource: key.arn(version: number),
                organization: request.organizationId
            )
            let stored = try await policy(at: RecordNames.layerPolicy(number, of: key))
            let changed = try PolicyChange.layer.add(
                permission.statement,
                to: stored?.value,
                revisionID: request.revisionId,
                owner: nil
            )
            if try await commit(changed, after: stored, of: version, number: number, layer: key) {
                return AddLayerVersionPermissionResponse(
                    statement: permission.statement.text,
                    revisionId: changed.revisionID
                )
            }
        }
    }

    /// Takes a permission back.
    package func removeLayerVersionPermission(
        _ request: RemoveLayerVersionPermissionRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let key = try LayerKey(request.layerName, action: "RemoveLayerVersionPermission", caller: caller)
        guard let sid = request.statementId else { throw .missing("statementId") }
        while true {
            let (number, version) = try await policedVersion(request.versionNumber, of: key)
            let stored = try await policy(at: RecordNames.layerPolicy(number, of: key))
            let changed = try PolicyChange.layer.remove(sid, from: stored?.value, revisionID: request.revisionId)
            if try await commit(changed, after: stored, of: version, number: number, layer: key) { return }
        }
    }

    /// The permissions of a version of a layer.
    package func getLayerVersionPolicy(
        _ request: GetLayerVersionPolicyRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetLayerVersionPolicyResponse {
        let key = try LayerKey(request.layerName, action: "GetLayerVersionPolicy", caller: caller)
        let (number, _) = try await policedVersion(request.versionNumber, of: key)
        guard let policy = try await policy(at: RecordNames.layerPolicy(number, of: key))?.value else {
            throw PolicyChange.none
        }
        return GetLayerVersionPolicyResponse(policy: policy.text, revisionId: policy.revisionID)
    }

    private func policedVersion(_ number: Int?, of layer: LayerKey) async throws(APIError) -> (Int, Record) {
        guard let number else { throw .missing("versionNumber") }
        guard number >= 1 else { throw .layerVersionTooSmall }
        guard let version = try await store.record(RecordNames.layerVersion(number, of: layer)) else {
            throw .resourceNotFoundException("Layer version \(layer.arn(version: number)) does not exist.")
        }
        return (number, version)
    }

    /// The version is written as it was, so that its deletion misses no policy.
    private func commit(
        _ policy: PolicyRecord,
        after stored: FunctionStore.Stored<PolicyRecord>?,
        of version: Record,
        number: Int,
        layer: LayerKey
    ) async throws(APIError) -> Bool {
        try await store.commit([
            try .policy(
                policy,
                at: RecordNames.layerPolicy(number, of: layer),
                expecting: stored.map { .version($0.version) } ?? .absent
            ),
            .put(version.key, value: version.value, blobs: version.blobs, expecting: .version(version.version)),
        ])
    }
}
