/// Builds the ARNs that the API shows.
package enum LambdaARN {
    private static let partitions = [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"), ("eusc-", "aws-eusc"),
    ]

    /// The partition that a region belongs to.
    package static func partition(ofRegion region: String) -> String {
        partitions.first { region.hasPrefix($0.0) }?.1 ?? "aws"
    }

    /// `arn:aws:lambda:us-east-1:123456789012:function:name[:qualifier]`; also the ARN of a version or an alias.
    package static func functionARN(
        region: String,
        account: String,
        name: String,
        qualifier: String? = nil
    ) -> String {
        let tail = qualifier.map { ":\($0)" } ?? ""
        return "\(prefix(region, account)):function:\(name)\(tail)"
    }

    /// `arn:aws:lambda:us-east-1:123456789012:layer:name`
    package static func layerARN(region: String, account: String, name: String) -> String {
        "\(prefix(region, account)):layer:\(name)"
    }

    /// `arn:aws:lambda:us-east-1:123456789012:layer:name:3`
    package static func layerVersionARN(region: String, account: String, name: String, version: Int) -> String {
        "\(layerARN(region: region, account: account, name: name)):\(version)"
    }

    /// `arn:aws:lambda:us-east-1::runtime:<64 hexadecimal digits>`
    package static func runtimeVersionARN(region: String, digest: String) -> String {
        "\(prefix(region, "")):runtime:\(digest)"
    }

    private static func prefix(_ region: String, _ account: String) -> String {
        "arn:\(partition(ofRegion: region)):lambda:\(region):\(account)"
    }
}
