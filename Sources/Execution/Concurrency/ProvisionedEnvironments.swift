import NIOCore

/// The environments of a version that are started ahead of invocations. Event loop only; that is
/// what guards its state.
final class ProvisionedEnvironments: @unchecked Sendable {
    let pool = EnvironmentPool()

    /// How many are wanted.
    var target = 0 {
        didSet { rate.change(units: target) }
    }

    /// How many invocations they take in a second; more run as if there were none of them.
    var rate = InvocationRate(units: 0)

    /// Why the last one that was tried could not be had; nil when it could.
    var failure: String?

    /// The next attempt to have as many as are wanted.
    var attempt: Scheduled<Void>?

    /// How many are initialized.
    var ready: Int { pool.members.count { $0.isInitialized } }

    var state: ProvisionedState {
        ProvisionedState(target: target, ready: min(ready, target), failure: ready < target ? failure : nil)
    }

    func cancelAttempt() {
        attempt?.cancel()
        attempt = nil
    }
}

/// How far a version has come with its provisioned environments.
package struct ProvisionedState: Sendable, Equatable {
    /// How many are wanted.
    package var target: Int

    /// How many are initialized and take invocations.
    package var ready: Int

    /// Why there are not more; nil when they are on their way.
    package var failure: String?

    package init(target: Int, ready: Int, failure: String? = nil) {
        self.target = target
        self.ready = ready
        self.failure = failure
    }
}
