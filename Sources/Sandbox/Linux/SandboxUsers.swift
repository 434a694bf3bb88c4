import Synchronization

/// Gives each sandbox a user that no other process of the host is.
final class SandboxUsers: Sendable {
    private struct State {
        var next: UInt32 = 0
        var used: Set<UInt32> = []
    }

    /// Above what distributions, containers and network directories give out, below what does not fit into 31 bits.
    private static let first: UInt32 = 0x7000_0000
    private static let perServer: UInt32 = 65_536
    private static let servers: UInt32 = 4_000

    /// No sandbox's.
    static let nobody = first - 1

    private let base: UInt32
    private let isShared: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - instance: chooses the range, so that servers side by side rarely share one.
    ///   - inUserNamespace: every sandbox has the same user, in a namespace of its own.
    init(instance: String, inUserNamespace: Bool) {
        var hash: UInt32 = 2_166_136_261
        for byte in instance.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        base = Self.first + hash % Self.servers * Self.perServer
        isShared = inUserNamespace
    }

    /// Nil when all are taken.
    func take() -> SandboxUser? {
        if isShared { return .inUserNamespace }
        return state.withLock { state in
            guard state.used.count < Int(Self.perServer) else { return nil }
            // In turn, so that what is left of an ended sandbox for a moment is not the next one's.
            while !state.used.insert(state.next).inserted { state.next = (state.next + 1) % Self.perServer }
            defer { state.next = (state.next + 1) % Self.perServer }
            return SandboxUser(id: base + state.next)
        }
    }

    func giveBack(_ user: SandboxUser) {
        // One that was not taken here is the owner of a shared directory.
        guard !isShared, (base..<base + Self.perServer).contains(user.id) else { return }
        _ = state.withLock { $0.used.remove(user.id - base) }
    }
}
