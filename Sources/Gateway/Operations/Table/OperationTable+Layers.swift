import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Layers and their versions.
    static let layers: [APIOperation: Handler] = [
        .deleteLayerVersion: done(DeleteLayerVersionRequest.init(document:), ControlPlane.deleteLayerVersion),
        .getLayerVersion: answer(GetLayerVersionRequest.init(document:), ControlPlane.getLayerVersion),
        .getLayerVersionByArn: answer(GetLayerVersionByArnRequest.init(document:), ControlPlane.getLayerVersionByArn),
        .listLayers: answer(ListLayersRequest.init(document:), ControlPlane.listLayers),
        .listLayerVersions: answer(ListLayerVersionsRequest.init(document:), ControlPlane.listLayerVersions),
        .publishLayerVersion: answer(PublishLayerVersionRequest.init(document:), ControlPlane.publishLayerVersion),
    ]
}
