import Foundation
import LambdaAPI
import Storage

/// One version of a layer, as responses show it.
struct LayerVersionView: Sendable {
    let layer: LayerKey
    let record: LayerVersionRecord

    private var created: String {
        APIDate.milliseconds(Date(timeIntervalSince1970: Double(record.created) / 1000))
    }

    private var runtimes: [Runtime]? { record.compatibleRuntimes?.map(Runtime.init(rawValue:)) }

    private var architectures: [Architecture]? {
        record.compatibleArchitectures?.map(Architecture.init(rawValue:))
    }

    private func content(_ location: String) -> LayerVersionContentOutput {
        LayerVersionContentOutput(
            location: location,
            codeSha256: BlobDigest(hex: record.digest)?.base64,
            codeSize: record.codeSize
        )
    }

    /// - Parameter location: where the zip can be fetched.
    func published(location: String) -> PublishLayerVersionResponse {
        PublishLayerVersionResponse(
            content: content(location),
            layerArn: layer.arn,
            layerVersionArn: layer.arn(version: record.number),
            description: record.description,
            createdDate: created,
            version: record.number,
            compatibleArchitectures: architectures,
            compatibleRuntimes: runtimes,
            licenseInfo: record.licenseInfo
        )
    }

    /// - Parameter location: where the zip can be fetched.
    func found(location: String) -> GetLayerVersionResponse {
        GetLayerVersionResponse(
            content: content(location),
            layerArn: layer.arn,
            layerVersionArn: layer.arn(version: record.number),
            description: record.description,
            createdDate: created,
            version: record.number,
            compatibleArchitectures: architectures,
            compatibleRuntimes: runtimes,
            licenseInfo: record.licenseInfo
        )
    }

    var listed: LayerVersionsListItem {
        LayerVersionsListItem(
            layerVersionArn: layer.arn(version: record.number),
            version: record.number,
            description: record.description,
            createdDate: created,
            compatibleArchitectures: architectures,
            compatibleRuntimes: runtimes,
            licenseInfo: record.licenseInfo
        )
    }
}
