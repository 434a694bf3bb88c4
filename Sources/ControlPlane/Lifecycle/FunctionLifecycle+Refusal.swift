extension FunctionLifecycle {
    /// Why the function cannot be changed, published or invoked now.
    enum Refusal: Sendable, Equatable {
        /// The function is neither active nor able to become so by itself; the name of the state and its reason code.
        case state(String, reasonCode: String)
        case updateInProgress
        case lastUpdateFailed
    }

    /// Why a change of the code or the configuration is refused; nil when it is not.
    ///
    /// An inactive function becomes active by a change.
    var refusalOfChange: Refusal? {
        if isInactive { return nil }
        if let refusal = refusalOfUse { return refusal }
        return update == .inProgress ? .updateInProgress : nil
    }

    /// Why a version cannot be published; nil when it can.
    ///
    /// After a failed update the shown settings are not what runs: a version of them would not run either.
    var refusalOfPublication: Refusal? {
        if let refusal = refusalOfChange { return refusal }
        if case .failed = update { return .lastUpdateFailed }
        return nil
    }

    /// Why an invocation is refused; nil when it is not: during an update the effective settings serve.
    var refusalOfUse: Refusal? {
        switch state {
        case .active: nil
        case .pending: .state("Pending", reasonCode: Reason.creating.code)
        case .failed(let reason): .state("Failed", reasonCode: reason.code)
        case .inactive(let reason): .state("Inactive", reasonCode: reason.code)
        case .restoring: .state("Pending", reasonCode: Reason.restoring.code)
        }
    }
}
