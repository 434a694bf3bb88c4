/// How many invocations run and may run, of every account and function. Event loop only.
final class ConcurrencyLedger {
    /// An account in a region: what the service counts concurrency in.
    private struct Scope: Hashable {
        var account: String
        var region: String
    }

    private let accountLimit: Int
    private var accounts: [Scope: ConcurrencySlots] = [:]
    private var functions: [FunctionKey: FunctionConcurrency] = [:]

    /// Invocations in provisioned environments: the number of these bounds them.
    private let provisioned = ConcurrencySlots(limit: .max)

    /// - Parameter accountLimit: for the functions of an account that reserved nothing.
    init(accountLimit: Int) {
        self.accountLimit = accountLimit
    }

    /// The concurrency of a function: the same object as long as the function exists.
    func concurrency(of function: FunctionKey) -> FunctionConcurrency {
        if let known = functions[function] { return known }
        let made = FunctionConcurrency(unreserved: slots(of: function.account, region: function.region))
        functions[function] = made
        return made
    }

    func takeProvisioned() -> ConcurrencySlots {
        _ = provisioned.take()
        return provisioned
    }

    func limit(unreserved: Int, account: String, region: String) {
        slots(of: account, region: region).limit = unreserved
    }

    /// The function is gone; invocations that still run give back what they hold.
    func forget(_ function: FunctionKey) {
        functions[function] = nil
    }

    /// Invocations that run now.
    var running: Int {
        let unreserved = accounts.values.reduce(0) { $0 + $1.used }
        return functions.values.reduce(unreserved + provisioned.used) { $0 + ($1.reserved?.used ?? 0) }
    }

    private func slots(of account: String, region: String) -> ConcurrencySlots {
        let scope = Scope(account: account, region: region)
        if let known = accounts[scope] { return known }
        let slots = ConcurrencySlots(limit: accountLimit)
        accounts[scope] = slots
        return slots
    }
}
