import LambdaAPI

/// What may be taken out of an account's concurrency; texts recorded from the service, which sends most without `Type`.
struct ConcurrencyRules: Sendable {
    /// How many invocations of an account may run at a time in a region.
    let limit: Int
    /// How much of that stays for functions that claim nothing.
    let minimumUnreserved: Int

    /// - Parameter account: nil as long as no function of it claimed anything.
    func checkReservation(
        _ reserved: Int,
        of function: FunctionRecord,
        account: AccountRecord?
    ) throws(APIError) {
        let unclaimed = account?.unclaimed(by: function.name, of: limit) ?? limit
        // Nothing can be reserved of nothing.
        guard reserved == 0 || unclaimed - reserved >= minimumUnreserved else {
            throw APIError.invalidParameterValueException(
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
                    + " below its minimum value of [\(minimumUnreserved)]."
            ).withoutType
        }
        let provisioned = function.provisionedConcurrency ?? 0
        guard reserved >= provisioned else {
            throw APIError.invalidParameterValueException(
                " ReservedConcurrentExecutions  \(reserved) should not be lower than function's total provisioned"
                    + " concurrency [\(provisioned)]."
            ).withoutType
        }
    }

    /// - Parameters:
    ///   - asked: the provisioned concurrency of one version or alias.
    ///   - others: that of the function's other versions and aliases.
    ///   - account: nil as long as no function of it claimed anything.
    func checkProvision(
        _ asked: Int,
        beside others: Int,
        of function: FunctionRecord,
        account: AccountRecord?
    ) throws(APIError) {
        if let reserved = function.reservedConcurrency {
            guard asked + others <= reserved else {
                throw .invalidParameterValueException(
                    "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution"
                        + " for function"
                )
            }
            return
        }
        let unclaimed = (account?.unclaimed(by: function.name, of: limit) ?? limit) - others
        guard asked <= unclaimed else {
            throw APIError.invalidParameterValueException(
                "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency"
                    + " [\(unclaimed)]."
            ).withoutType
        }
        guard unclaimed - asked >= minimumUnreserved else {
            throw APIError.invalidParameterValueException(
                "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below"
                    + " its minimum value of [\(minimumUnreserved)]."
            ).withoutType
        }
    }
}
