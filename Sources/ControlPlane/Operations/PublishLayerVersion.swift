package import LambdaAPI
import Storage

extension ControlPlane {
    /// Makes a version of a layer out of a zip, under a number that was never used, and the layer with its first version.
    package func publishLayerVersion(
        _ request: PublishLayerVersionRequest,
        _ caller: Caller
    ) async throws(APIError) -> PublishLayerVersionResponse {
        let key = try LayerKey(request.layerName, action: "PublishLayerVersion", caller: caller)
        let code = try await intake.check(CodeSource(request.content), keyARN: nil)
        try await intake.keep(code)
        var version = LayerVersionRecord(
            number: 1,
            description: request.description ?? "",
            created: timestamp,
            compatibleRuntimes: request.compatibleRuntimes?.map(\.rawValue),
            compatibleArchitectures: request.compatibleArchitectures?.map(\.rawValue),
            licenseInfo: request.licenseInfo,
            digest: code.reference.digest,
            codeSize: code.reference.size,
            unzippedSize: code.reference.unzippedSize
        )
        // Whoever commits first takes the number; each round that fails is one that another caller won.
        while true {
            let stored = try await store.layer(key)
            version.number = stored?.value.nextVersion ?? 1
            let layer = LayerRecord(name: key.name, nextVersion: version.number + 1)
            let changes: [RecordChange] = [
                try .put(layer, of: key, expecting: stored.map { .version($0.version) } ?? .absent),
                try .put(version, of: key),
            ]
            if try await store.commit(changes) { break }
        }
        let view = LayerVersionView(layer: key, record: version)
        return view.published(location: location(of: version, of: key))
    }

    /// Where the zip of a version can be fetched for a while.
    func location(of version: LayerVersionRecord, of layer: LayerKey) -> String {
        codeLocation(
            CodeLocationRequest(
                digest: version.digest,
                size: version.codeSize,
                account: layer.account,
                region: layer.region,
                functionName: layer.name,
                version: String(version.number)
            )
        )
    }
}
