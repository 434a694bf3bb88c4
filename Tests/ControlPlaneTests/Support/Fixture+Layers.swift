import ControlPlane
import LambdaAPI

extension Fixture {
    @discardableResult
    func publishLayer(
        _ name: String = "tools",
        _ adjust: (inout PublishLayerVersionRequest) -> Void = { _ in }
    ) async throws -> PublishLayerVersionResponse {
        var request = PublishLayerVersionRequest(
            layerName: name,
            content: LayerVersionContentInput(zipFile: TestZip.function("layer"))
        )
        adjust(&request)
        return try await controlPlane.publishLayerVersion(request, caller)
    }

    func layer(_ name: String, _ version: Int) async throws -> GetLayerVersionResponse {
        let request = GetLayerVersionRequest(layerName: name, versionNumber: version)
        return try await controlPlane.getLayerVersion(request, caller)
    }

    func deleteLayer(_ name: String, _ version: Int) async throws {
        let request = DeleteLayerVersionRequest(layerName: name, versionNumber: version)
        try await controlPlane.deleteLayerVersion(request, caller)
    }

    func layerVersions(
        _ name: String = "tools",
        _ adjust: (inout ListLayerVersionsRequest) -> Void = { _ in }
    ) async throws -> ListLayerVersionsResponse {
        var request = ListLayerVersionsRequest(layerName: name)
        adjust(&request)
        return try await controlPlane.listLayerVersions(request, caller)
    }

    func layers(_ adjust: (inout ListLayersRequest) -> Void = { _ in }) async throws -> ListLayersResponse {
        var request = ListLayersRequest()
        adjust(&request)
        return try await controlPlane.listLayers(request, caller)
    }
}
