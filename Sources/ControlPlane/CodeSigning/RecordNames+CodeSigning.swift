import Execution
import LambdaAPI
import Storage

extension RecordNames {
    static let codeSigningConfigs = "code-signing-configs"
    /// Which functions are under a configuration, in the order of their names.
    static let codeSigningUses = "code-signing-uses"

    static func codeSigningConfig(_ id: String, account: String, region: String) -> RecordKey {
        RecordKey(collection: codeSigningConfigs, id: scope(account: account, region: region) + id)
    }

    static func codeSigningUsePrefix(_ config: CodeSigningConfigRecord) -> String {
        scope(account: config.account, region: config.region) + config.id + "/"
    }

    /// - Parameter arn: of the configuration.
    static func codeSigningUse(_ arn: String, by function: FunctionKey) -> RecordKey {
        let id = arn.split(separator: ":").last.map(String.init) ?? arn
        return RecordKey(
            collection: codeSigningUses,
            id: scope(account: function.account, region: function.region) + id + "/" + function.name
        )
    }
}

extension RecordChange {
    static func put(_ record: CodeSigningConfigRecord, expecting: Expectation) throws(APIError) -> RecordChange {
        let key = RecordNames.codeSigningConfig(record.id, account: record.account, region: record.region)
        return try put(key, record, packages: [], expecting: expecting)
    }
}
