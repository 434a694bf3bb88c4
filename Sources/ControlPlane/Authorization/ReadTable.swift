import Synchronization

/// What was read of the records and is kept in memory until it changes.
///
/// Whoever changes a record makes the table forget it after the commit; what was read before that is not kept.
final class ReadTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// A moment in the life of the table: what was read before a change is not to be kept after it.
    struct Moment: Sendable {
        fileprivate var changes: Int
    }

    private struct State {
        var values: [Key: Value] = [:]
        var changes = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: more values than this are not kept at once.
    init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// nil when nothing is known.
    func entry(_ key: Key) -> Value? {
        state.withLock { $0.values[key] }
    }

    var moment: Moment {
        state.withLock { Moment(changes: $0.changes) }
    }

    /// Keeps what was read since a moment, unless something changed meanwhile.
    func keep(_ value: Value, for key: Key, readSince moment: Moment) {
        state.withLock { state in
            guard state.changes == moment.changes else { return }
            if state.values.count >= capacity { state.values = [:] }
            state.values[key] = value
        }
    }

    func forget(_ key: Key) {
        state.withLock { state in
            state.changes += 1
            state.values[key] = nil
        }
    }

    func forget(where isMeant: (Key, Value) -> Bool) {
        state.withLock { state in
            state.changes += 1
            state.values = state.values.filter { !isMeant($0.key, $0.value) }
        }
    }
}
