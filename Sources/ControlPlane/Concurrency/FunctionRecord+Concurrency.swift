extension FunctionRecord {
    /// What the function keeps from the others of its account: provisioned concurrency counts as a part of the reserved.
    var concurrencyClaim: Int {
        max(reservedConcurrency ?? 0, provisionedConcurrency ?? 0)
    }

    /// How many invocations may run beside those in provisioned environments; nil for as many as the account allows.
    var onDemandLimit: Int? {
        reservedConcurrency.map { max(0, $0 - (provisionedConcurrency ?? 0)) }
    }
}
