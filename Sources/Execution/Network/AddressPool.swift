import Sandbox

/// The addresses of environments on one wire: who asks gets one that nobody has, and that nobody had for as long as possible.
struct AddressPool: Sendable, Equatable {
    private var taken: Set<IPAddress> = []
    private var last: IPAddress?

    /// One of the range that is neither taken nor reserved; nil when there is none.
    mutating func take(from range: ClosedRange<IPAddress>, reserved: Set<IPAddress>) -> IPAddress? {
        guard let address = next(in: range, reserved: reserved) else { return nil }
        taken.insert(address)
        last = address
        return address
    }

    /// Whether one could be had if these were given back.
    func hasFree(in range: ClosedRange<IPAddress>, reserved: Set<IPAddress>, besides own: Set<IPAddress>) -> Bool {
        var without = self
        without.taken.subtract(own)
        return without.next(in: range, reserved: reserved) != nil
    }

    mutating func giveBack(_ address: IPAddress) {
        taken.remove(address)
    }

    private func next(in range: ClosedRange<IPAddress>, reserved: Set<IPAddress>) -> IPAddress? {
        let family = range.lowerBound.family
        let count = range.upperBound.value - range.lowerBound.value + 1
        // Among as many, at least one is neither taken nor reserved.
        let tries = min(count, UInt128(taken.count + reserved.count + 1))
        var value = range.lowerBound.value
        if let last, range.contains(last) { value = last.value + 1 }
        for _ in 0..<tries {
            if value > range.upperBound.value { value = range.lowerBound.value }
            let address = IPAddress(family, value)
            if !taken.contains(address), !reserved.contains(address) { return address }
            value += 1
        }
        return nil
    }
}
