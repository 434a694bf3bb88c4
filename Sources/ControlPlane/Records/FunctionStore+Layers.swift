import LambdaAPI
import Storage

extension FunctionStore {
    func layer(_ key: LayerKey) async throws(APIError) -> Stored<LayerRecord>? {
        try await value(RecordNames.layer(key))
    }

    func layerVersion(_ number: Int, of layer: LayerKey) async throws(APIError) -> LayerVersionRecord? {
        guard number > 0 else { return nil }
        let stored: Stored<LayerVersionRecord>? = try await value(RecordNames.layerVersion(number, of: layer))
        return stored?.value
    }

    func layerVersion(_ version: LayerVersionIdentifier) async throws(APIError) -> LayerVersionRecord? {
        try await layerVersion(version.version, of: LayerKey(version))
    }

    /// Layers in the order of their names, those without a version too.
    ///
    /// - Parameter name: the last that is not wanted any more; nil to begin.
    func layers(of caller: Caller, after name: String?, limit: Int) async throws(APIError) -> [LayerRecord] {
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        let found: [Stored<LayerRecord>] = try await values(
            in: RecordNames.layers,
            prefix: scope,
            after: name.map { scope + $0 },
            limit: limit
        )
        return found.map(\.value)
    }

    /// Versions of one layer, the newest first.
    ///
    /// - Parameter number: the last that is not wanted any more; nil to begin.
    func layerVersions(
        of layer: LayerKey,
        after number: Int?,
        limit: Int
    ) async throws(APIError) -> [LayerVersionRecord] {
        let found: [Stored<LayerVersionRecord>] = try await values(
            in: RecordNames.layerVersions,
            prefix: RecordNames.layerVersionPrefix(layer),
            after: number.map { RecordNames.layerVersion($0, of: layer).id },
            limit: limit
        )
        return found.map(\.value)
    }
}
