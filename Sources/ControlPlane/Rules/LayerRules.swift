import LambdaAPI

/// Which layers a function may use.
struct LayerRules: Sendable {
    static let limit = 5

    var caller: Caller

    /// Looks every layer up, in the order of the request, and refuses the first that cannot be used.
    ///
    /// - Parameters:
    ///   - arns: ARNs of layer versions that fit the model's pattern.
    ///   - mayUse: whether the caller may use a layer version.
    ///   - find: the record of a layer version of the caller's region.
    func check(
        _ arns: [String],
        mayUse: (LayerVersionIdentifier) async throws(APIError) -> Bool,
        find: (LayerVersionIdentifier) async throws(APIError) -> LayerVersionRecord?
    ) async throws(APIError) -> [LayerReference] {
        guard arns.count <= Self.limit else {
            throw .invalidParameterValueException("Cannot reference more than \(Self.limit) layers.")
        }
        var found: [LayerReference] = []
        for arn in arns {
            let record = try await record(of: arn, mayUse: mayUse, find: find)
            let layer = layerARN(of: arn)
            if let other = found.first(where: { layerARN(of: $0.arn) == layer }) {
                throw .invalidParameterValueException(
                    "Two different versions of the same layer are not allowed to be referenced in the same function. "
                        + "\(other.arn) and \(arn) are versions of the same layer."
                )
            }
            found.append(
                LayerReference(
                    arn: arn,
                    codeSize: record.codeSize,
                    digest: record.digest,
                    unzippedSize: record.unzippedSize
                )
            )
        }
        return found
    }

    private func record(
        of arn: String,
        mayUse: (LayerVersionIdentifier) async throws(APIError) -> Bool,
        find: (LayerVersionIdentifier) async throws(APIError) -> LayerVersionRecord?
    ) async throws(APIError) -> LayerVersionRecord {
        // The ARNs of layers that AWS keeps in no account have another form.
        guard let name = LayerVersionIdentifier(parsing: arn) else {
            throw .invalidParameterValueException("Layer version \(arn) does not exist.")
        }
        guard try await mayUse(name) else {
            throw .layerForbidden(arn, action: "GetLayerVersion", caller: caller)
        }
        guard name.region == caller.region else {
            throw .invalidParameterValueException(
                "Layers are not in the same region as the function."
                    + " Layers are expected to be in region \(caller.region)."
            )
        }
        guard let record = try await find(name) else {
            throw .invalidParameterValueException("Layer version \(arn) does not exist.")
        }
        return record
    }

    private func layerARN(of versionARN: String) -> Substring {
        versionARN.prefix(upTo: versionARN.lastIndex(of: ":") ?? versionARN.endIndex)
    }
}
