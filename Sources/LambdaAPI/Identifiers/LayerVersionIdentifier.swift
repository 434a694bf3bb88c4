/// A version of a layer as its ARN names it.
package struct LayerVersionIdentifier: Sendable, Hashable {
    /// The partition, such as `aws`.
    package let partition: String
    /// The region.
    package let region: String
    /// The twelve digits of the owner.
    package let account: String
    /// The layer's name.
    package let name: String
    /// The number of the version.
    package let version: Int

    /// Reads `arn:aws:lambda:us-east-1:123456789012:layer:name:3`; nil for any other text.
    package init?(parsing text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 8, parts[0] == "arn", parts[2] == "lambda", parts[5] == "layer", !parts[6].isEmpty,
            parts[7].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let version = Int(parts[7])
        else { return nil }
        partition = String(parts[1])
        region = String(parts[3])
        account = String(parts[4])
        name = String(parts[6])
        self.version = version
    }

    /// The layer without a version.
    package var layerARN: String { "arn:\(partition):lambda:\(region):\(account):layer:\(name)" }

    /// The whole ARN.
    package var arn: String { "\(layerARN):\(version)" }
}
