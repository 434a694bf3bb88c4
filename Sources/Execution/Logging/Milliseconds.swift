import NIOCore

/// A length of time as the log prints it.
struct Milliseconds: Equatable, Comparable, Sendable {
    var nanoseconds: Int64

    init(nanoseconds: Int64) {
        self.nanoseconds = max(0, nanoseconds)
    }

    init(from start: NIODeadline, to end: NIODeadline) {
        self.init(nanoseconds: (end - start).nanoseconds)
    }

    /// Two decimals, as in REPORT lines.
    var text: String { decimals(2) }

    /// Three decimals, as in platform events.
    var precise: String { decimals(3) }

    /// Whole milliseconds, rounded up.
    var roundedUp: Int64 { (nanoseconds + 999_999) / 1_000_000 }

    static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.nanoseconds < right.nanoseconds }

    static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(nanoseconds: left.nanoseconds + right.nanoseconds)
    }

    private func decimals(_ count: Int) -> String {
        let unit: Int64 = count == 2 ? 10_000 : 1_000
        let scale: Int64 = count == 2 ? 100 : 1_000
        let units = (nanoseconds + unit / 2) / unit
        let fraction = String(units % scale)
        return "\(units / scale).\(String(repeating: "0", count: count - fraction.utf8.count))\(fraction)"
    }
}
