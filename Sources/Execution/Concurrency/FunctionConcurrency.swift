import LambdaAPI
import NIOCore

/// Where the invocations of a function, whatever their version, take their slots. Event loop only.
final class FunctionConcurrency {
    /// What the functions of an account share that have nothing of their own.
    let unreserved: ConcurrencySlots

    /// What only this function uses, and all that it uses; nil when nothing is reserved.
    private(set) var reserved: ConcurrencySlots?

    /// How many invocations may take what is reserved in a second.
    private var reservedRate = InvocationRate(units: 0)

    init(unreserved: ConcurrencySlots) {
        self.unreserved = unreserved
    }

    /// - Parameter limit: how many invocations may run beside those in provisioned environments; nil for as many as the
    ///   account allows.
    func reserve(_ limit: Int?) {
        guard let limit else {
            reserved = nil
            return
        }
        if let reserved {
            reserved.limit = limit
            reservedRate.change(units: limit)
        } else {
            reserved = ConcurrencySlots(limit: limit)
            reservedRate = InvocationRate(units: limit)
        }
    }

    /// Takes a slot for one invocation.
    ///
    /// - Returns: the slot's owner, or the throttle: the text of the service, and the reason that SDKs look for.
    func take(at now: NIODeadline) -> Result<ConcurrencySlots, APIError> {
        if let reserved {
            guard reserved.take() else {
                return .failure(.throttled("ReservedFunctionConcurrentInvocationLimitExceeded"))
            }
            guard reservedRate.take(at: now) else {
                reserved.giveBack()
                return .failure(.throttled("ReservedFunctionInvocationRateLimitExceeded"))
            }
            return .success(reserved)
        }
        return unreserved.take() ? .success(unreserved) : .failure(.throttled("ConcurrentInvocationLimitExceeded"))
    }
}

extension APIError {
    /// An invocation that comes while too many run, or after too many; recorded from the service.
    static func throttled(_ reason: String) -> APIError {
        .tooManyRequestsException("Rate Exceeded.", reason: reason)
    }
}
