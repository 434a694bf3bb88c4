import Foundation

/// Lets the C library read text as UTF-8, which the names of zip entries need: in the plain C locale libarchive has no
/// name for an entry outside ASCII.
enum UTF8Locale {
    /// Made once and never freed. Safe to share: it is only read.
    private nonisolated(unsafe) static let locale: locale_t? = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    /// Runs `body` with the locale set for this thread alone, so that the process keeps its own.
    static func use<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        guard let locale else { return try body() }
        let previous = uselocale(locale)
        defer { uselocale(previous) }
        return try body()
    }
}
