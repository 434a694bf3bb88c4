import Execution
import Synchronization

/// The policies of functions in memory, ready to be asked, so that an invocation reads no record for them.
///
/// Every change passes through here after its commit, and drops what is known of the resource.
final class PolicyTable: Sendable {
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

    /// A moment in the life of the table: what was read before a change is not to be kept after it.
    struct Moment: Sendable {
        fileprivate var changes: Int
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var changes = 0
    }

    /// More resources than this are not kept in mind at once.
    private static let capacity = 10_000

    private let state = Mutex(State())

    /// nil when nothing is known.
    func entry(_ key: Key) -> Entry? {
        state.withLock { $0.entries[key] }
    }

    var moment: Moment {
        state.withLock { Moment(changes: $0.changes) }
    }

    /// Keeps what was read since a moment, unless something changed meanwhile.
    func keep(_ entry: Entry, for key: Key, readSince moment: Moment) {
        state.withLock { state in
            guard state.changes == moment.changes else { return }
            if state.entries.count >= Self.capacity { state.entries = [:] }
            state.entries[key] = entry
        }
    }

    /// Forgets a resource, or all that belongs to a function.
    func forget(_ function: FunctionKey) {
        state.withLock { state in
            state.changes += 1
            state.entries = state.entries.filter { $0.key.function != function }
        }
    }

    func forget(_ key: Key) {
        state.withLock { state in
            state.changes += 1
            state.entries[key] = nil
        }
    }
}
