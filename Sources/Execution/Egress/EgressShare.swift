import Glibc
import Synchronization

/// What the ways outside of all environments share.
final class EgressShare: Sendable {
    let policy: EgressPolicy
    let names: NameServers
    private let maximum: Int
    private let open = Atomic(0)

    /// - Parameter maximum: connections of all environments at once.
    init(
        policy: EgressPolicy = EgressPolicy(),
        names: NameServers = NameServers(),
        maximum: Int = EgressShare.halfOfDescriptors
    ) {
        self.policy = policy
        self.names = names
        self.maximum = maximum
    }

    /// Whether there may be one more connection; `giveBack` ends it.
    func take() -> Bool {
        let taken = open.wrappingAdd(1, ordering: .relaxed).newValue <= maximum
        if !taken { giveBack() }
        return taken
    }

    func giveBack() {
        open.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Each connection has two ends; the other half of this process's descriptors is for everything else.
    static var halfOfDescriptors: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
        return Int(clamping: limit.rlim_cur / 4)
    }
}
