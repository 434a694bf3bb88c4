package import LambdaAPI

extension ControlPlane {
    /// A version of a layer and where its zip can be fetched.
    package func getLayerVersion(
        _ request: GetLayerVersionRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetLayerVersionResponse {
        let key = try LayerKey(named: request.layerName, caller: caller)
        guard let number = request.versionNumber else { throw .missing("versionNumber") }
        return try await layerVersion(number, of: key, asked: request.layerName ?? key.arn, caller)
    }

    /// The same, by the version's ARN.
    package func getLayerVersionByArn(
        _ request: GetLayerVersionByArnRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetLayerVersionResponse {
        guard let arn = request.arn else { throw .missing("arn") }
        // The layers that AWS keeps in no account have another form; there are none here.
        guard let version = LayerVersionIdentifier(parsing: arn) else { throw .layerResourceNotFound }
        return try await layerVersion(version.version, of: LayerKey(version), asked: arn, caller)
    }

    private func layerVersion(
        _ number: Int,
        of key: LayerKey,
        asked: String,
        _ caller: Caller
    ) async throws(APIError) -> GetLayerVersionResponse {
        guard try await store.admits(caller, to: number, of: key) else {
            throw .layerForbidden(asked, action: "GetLayerVersion", caller: caller)
        }
        guard key.region == caller.region else { throw .layerResourceNotFound }
        guard number >= 1 else { throw .layerVersionTooSmall }
        guard let record = try await store.layerVersion(number, of: key) else { throw .layerResourceNotFound }
        return LayerVersionView(layer: key, record: record).found(location: location(of: record, of: key))
    }
}
