package import LambdaAPI
import Storage

extension ControlPlane {
    /// Deletes a version of a layer; no error when there is none. Functions that use it keep it.
    package func deleteLayerVersion(_ request: DeleteLayerVersionRequest, _ caller: Caller) async throws(APIError) {
        let key = try LayerKey(request.layerName, action: "DeleteLayerVersion", caller: caller)
        guard let number = request.versionNumber else { throw .missing("versionNumber") }
        guard number >= 1 else { throw .layerVersionTooSmall }
        _ = try await store.commit([
            .delete(RecordNames.layerVersion(number, of: key), expecting: .any),
            .delete(RecordNames.layerPolicy(number, of: key), expecting: .any),
        ])
    }
}
