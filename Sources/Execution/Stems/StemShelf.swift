/// Decides which stems there are to be: as many of each kind as is wanted, the kinds that were asked for last first, and
/// not more together than there is room for. Decisions only; whoever makes stems and ends them tells it.
struct StemShelf<Key: Hashable & Sendable>: Sendable {
    private struct Kind {
        var size: Int
        var ready = 0
        var making = 0
        /// Attempts in a row that failed since it was last asked for.
        var failures = 0
        /// Grows with each demand.
        var demand: Int
        var asked: ContinuousClock.Instant

        var isMissing: Bool { ready + making < size && failures < StemShelf.patience }

        mutating func end(success: Bool) {
            // One that was begun before its kind was forgotten and asked for again is counted no more.
            making = max(0, making - 1)
            failures = success ? 0 : failures + 1
        }
    }

    /// After so many failures a kind is left alone until it is asked for again.
    static var patience: Int { 3 }

    private let limit: Int
    private var kinds: [Key: Kind] = [:]
    private var demands = 0

    /// - Parameter limit: how many there may be together.
    init(limit: Int) {
        self.limit = limit
    }

    /// A function that could start from such a stem was published, or is starting.
    ///
    /// - Parameter size: how many are to wait.
    /// - Returns: kinds that had to give way; those of them that wait are to be ended.
    mutating func want(_ key: Key, size: Int, at now: ContinuousClock.Instant) -> [Key] {
        guard size > 0 else { return [] }
        demands += 1
        kinds[key, default: Kind(size: size, demand: demands, asked: now)].size = size
        kinds[key]?.demand = demands
        kinds[key]?.asked = now
        kinds[key]?.failures = 0
        return makeRoom()
    }

    /// Whether one waits, which then is the caller's.
    mutating func take(_ key: Key) -> Bool {
        guard let kind = kinds[key], kind.ready > 0 else { return false }
        kinds[key]?.ready -= 1
        return true
    }

    /// The kind that is to be made next, which counts as begun; nil when none is missing.
    mutating func next() -> Key? {
        let missing = kinds.filter(\.value.isMissing)
        guard let key = missing.max(by: { $0.value.demand < $1.value.demand })?.key else { return nil }
        kinds[key]?.making += 1
        return key
    }

    /// One that ``next()`` named is made.
    ///
    /// - Returns: whether it is to wait; else it is to be ended.
    mutating func made(_ key: Key) -> Bool {
        guard kinds[key] != nil else { return false }
        kinds[key]?.end(success: true)
        kinds[key]?.ready += 1
        return true
    }

    /// One that ``next()`` named could not be made.
    mutating func failed(_ key: Key) {
        kinds[key]?.end(success: false)
    }

    /// One that waited died.
    mutating func died(_ key: Key) {
        kinds[key]?.ready -= 1
        kinds[key]?.failures += 1
    }

    /// Kinds that nobody asked for since `limit`; those of them that wait are to be ended.
    mutating func forget(before limit: ContinuousClock.Instant) -> [Key] {
        remove { $0.asked < limit }
    }

    /// When the next kind is to be forgotten, if it is for so long after it was asked for.
    func expiry(after lifetime: Duration) -> ContinuousClock.Instant? {
        kinds.values.map(\.asked).min()?.advanced(by: lifetime)
    }

    private mutating func makeRoom() -> [Key] {
        var room = limit
        var kept: Set<Int> = []
        for kind in kinds.values.sorted(by: { $0.demand > $1.demand }) where kind.size <= room {
            room -= kind.size
            kept.insert(kind.demand)
        }
        return remove { !kept.contains($0.demand) }
    }

    private mutating func remove(_ isUnwanted: (Kind) -> Bool) -> [Key] {
        let unwanted = kinds.filter { isUnwanted($0.value) }.map(\.key)
        for key in unwanted { kinds[key] = nil }
        return unwanted
    }
}
