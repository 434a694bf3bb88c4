/// The concurrency slots of one account. Event loop only.
final class AccountSlots {
    let limit: Int
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
