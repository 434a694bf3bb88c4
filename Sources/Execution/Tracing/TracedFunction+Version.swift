import Neighbours

extension TracedFunction {
    init(_ version: FunctionVersion) {
        self.init(
            name: version.key.name,
            version: version.version,
            arn: version.key.arn,
            account: version.key.account,
            region: version.key.region,
            memorySize: version.memorySize
        )
    }
}
