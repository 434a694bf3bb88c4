package import Execution
package import LambdaAPI

/// An address on the web, for whoever serves it.
package struct FunctionURL: Sendable, Equatable {
    /// 32 lower-case letters and digits.
    package var id: String
    /// The function that answers.
    package var function: FunctionKey
    /// The alias that is meant; nil for the function itself.
    package var qualifier: String?
    /// Whether callers sign their requests; anybody may call otherwise, if the function's policy lets him.
    package var needsSignature: Bool
    /// What pages of other origins may do; nil when nothing is said, and the function answers for itself.
    package var cors: Cors?
    /// Whether the response is handed on while the function writes it.
    package var isStreamed: Bool

    /// What the function sees itself invoked by, and what its policy is about.
    package var arn: String {
        LambdaARN.functionARN(
            region: function.region,
            account: function.account,
            name: function.name,
            qualifier: qualifier
        )
    }

    /// An address from its parts.
    package init(
        id: String,
        function: FunctionKey,
        qualifier: String? = nil,
        needsSignature: Bool,
        cors: Cors? = nil,
        isStreamed: Bool = false
    ) {
        self.id = id
        self.function = function
        self.qualifier = qualifier
        self.needsSignature = needsSignature
        self.cors = cors
        self.isStreamed = isStreamed
    }
}
