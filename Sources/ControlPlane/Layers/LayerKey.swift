import LambdaAPI

/// A layer, whatever its versions.
struct LayerKey: Sendable, Hashable {
    var partition: String
    var account: String
    var region: String
    var name: String

    var arn: String { "arn:\(partition):lambda:\(region):\(account):layer:\(name)" }

    func arn(version: Int) -> String { "\(arn):\(version)" }
}

extension LayerKey {
    /// The layer that a request names, by its name or its ARN.
    ///
    /// - Parameters:
    ///   - text: fits the model's pattern.
    ///   - action: what is asked for, as policies name it.
    /// - Throws: when it is another account's or another region's.
    init(_ text: String?, action: String, caller: Caller) throws(APIError) {
        try self.init(named: text, caller: caller)
        guard account == caller.account else { throw .layerForbidden(text ?? arn, action: action, caller: caller) }
        guard region == caller.region else { throw .layerResourceNotFound }
    }

    /// The layer that a request names, whoever owns it.
    init(named text: String?, caller: Caller) throws(APIError) {
        guard let text else { throw .missing("layerName") }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 7 else {
            self.init(partition: caller.partition, account: caller.account, region: caller.region, name: text)
            return
        }
        self.init(
            partition: String(parts[1]),
            account: String(parts[4]),
            region: String(parts[3]),
            name: String(parts[6])
        )
    }

    init(_ version: LayerVersionIdentifier) {
        self.init(
            partition: version.partition,
            account: version.account,
            region: version.region,
            name: version.name
        )
    }
}
