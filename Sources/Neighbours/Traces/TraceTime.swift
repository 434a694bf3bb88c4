/// A moment in a trace.
package struct TraceTime: Sendable, Hashable, Comparable {
    /// Since 1970.
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Seconds since 1970 as X-Ray writes them, exact to the microsecond; nil for what is no moment of this age.
    package init?(seconds: Double) {
        guard seconds.isFinite, seconds >= 0, seconds < 9e9 else { return nil }
        nanoseconds = Int64((seconds * 1e6).rounded()) * 1000
    }

    /// With microseconds, which is as exact as such a number can be.
    package var seconds: Double { Double(nanoseconds / 1000) / 1e6 }

    package static func < (left: TraceTime, right: TraceTime) -> Bool { left.nanoseconds < right.nanoseconds }
}
