import Foundation

/// The limit of open files.
enum OpenFiles {
    /// Raises it as far as the system lets us: every connection and every environment holds several.
    static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(7), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(7), &limit)
    }
}
