import Synchronization

/// The injected outcomes that are left: the first that applies to a change is its end.
final class Injections: Sendable {
    private let outcomes: Mutex<[InjectedOutcome]>

    init(_ outcomes: [InjectedOutcome]) {
        self.outcomes = Mutex(outcomes)
    }

    /// What becomes of a change, which counts as one time; nil for what it would be anyway.
    func take(_ name: String, _ operation: InjectedOutcome.Operation?) -> InjectedOutcome? {
        outcomes.withLock { outcomes in
            guard let index = outcomes.firstIndex(where: { $0.times != 0 && $0.applies(to: name, operation) }) else {
                return nil
            }
            outcomes[index].times = outcomes[index].times.map { $0 - 1 }
            return outcomes[index]
        }
    }
}
