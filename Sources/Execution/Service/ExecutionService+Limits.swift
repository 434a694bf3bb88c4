/// How much of a function runs at a time.
extension ExecutionService {
    /// From when this returns, at most so many invocations of a function run at a time, beside those in provisioned
    /// environments; nil for as many as the account allows.
    package func limit(_ concurrency: Int?, of function: FunctionKey) async {
        await onLoop { $0.limit(concurrency, of: function) }
    }

    /// From when this returns, at most so many invocations of an account's functions without a limit of their own run
    /// at a time in a region.
    package func limit(unreserved: Int, account: String, region: String) async {
        await onLoop { $0.limit(unreserved: unreserved, account: account, region: region) }
    }

    /// Keeps environments of versions that routes lead to initialized ahead of invocations, which take them first.
    ///
    /// - Parameter counts: how many each version has; one that is not named has none any more.
    package func provision(_ counts: [String: Int], of function: FunctionKey) async {
        await onLoop { $0.provision(counts, of: function) }
    }

    /// How far the version of a route has come with them.
    package func provisionedState(of key: RouteKey) async -> ProvisionedState {
        await onLoop { $0.provisionedState(of: key) }
    }
}
