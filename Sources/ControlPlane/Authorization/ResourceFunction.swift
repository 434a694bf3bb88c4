import Execution

/// The function, version or alias that an ARN names, as its policy is kept.
struct ResourceFunction: Sendable, Equatable {
    let key: PolicyTable.Key
    /// The ARN that statements of the policy name.
    let policyARN: String

    /// nil when the ARN is not that of a function.
    init?(arn: String) {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7 || parts.count == 8, parts[2] == "lambda", parts[5] == "function" else { return nil }
        let qualifier = parts.count == 8 && parts[7] != FunctionTarget.latestQualifier ? parts[7] : nil
        key = PolicyTable.Key(
            function: FunctionKey(account: parts[4], region: parts[3], name: parts[6]),
            qualifier: qualifier
        )
        policyARN = parts[0..<7].joined(separator: ":") + (qualifier.map { ":" + $0 } ?? "")
    }
}
