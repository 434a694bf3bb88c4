/// Places for invocations that run at the same time. Event loop only.
final class ConcurrencySlots {
    /// It may be less than what is taken: then nothing is given out until enough came back.
    var limit: Int

    private(set) var used = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a slot; false when there is none.
    func take() -> Bool {
        guard used < limit else { return false }
        used += 1
        return true
    }

    func giveBack() {
        used -= 1
    }
}
