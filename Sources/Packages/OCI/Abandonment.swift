import Synchronization

/// Tells work on another thread that nobody waits for it any more.
final class Abandonment: Sendable {
    private let flag = Atomic(false)

    func declare() {
        flag.store(true, ordering: .relaxed)
    }

    /// - Throws: `.unavailable` once it was declared.
    func check() throws(ImageError) {
        guard flag.load(ordering: .relaxed) else { return }
        throw .unavailable(reason: "nobody waits for the image any more")
    }
}
