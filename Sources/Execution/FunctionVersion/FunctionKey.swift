import LambdaAPI

/// Names one function: names are unique in an account and a region.
package struct FunctionKey: Hashable, Sendable {
    /// Twelve digits.
    package var account: String

    /// The region the function lives in, for example `us-east-1`.
    package var region: String

    /// The bare name of the function, without qualifier.
    package var name: String

    package init(account: String, region: String, name: String) {
        self.account = account
        self.region = region
        self.name = name
    }

    /// The ARN of the function without a qualifier.
    package var arn: String { LambdaARN.functionARN(region: region, account: account, name: name) }

    /// What the variables of the function and of all its versions are sealed with: they open only with the same.
    package var sealingContext: [String: String] { ["aws:lambda:FunctionArn": arn] }
}
