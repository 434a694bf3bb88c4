import Execution

/// The policies of functions in memory, ready to be asked, so that an invocation reads no record for them.
enum PolicyTable {
    /// A function, version or alias.
    struct Key: Hashable, Sendable {
        var function: FunctionKey
        /// nil for the function itself.
        var qualifier: String?
    }

    /// What is known of a resource.
    enum Entry: Sendable {
        case none
        case policy(PolicyDocument)

        var policy: PolicyDocument? {
            if case .policy(let policy) = self { policy } else { nil }
        }
    }
}

extension ControlPlane {
    /// What is known of a function, its versions, aliases and addresses is read again.
    func forgetReads(of function: FunctionKey) {
        policies.forget { key, _ in key.function == function }
        urls.forget { _, url in url.function == function }
    }
}
