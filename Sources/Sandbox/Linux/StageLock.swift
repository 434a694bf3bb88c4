import Glibc
internal import Logging

/// The lock that a launcher holds for as long as it lives, which after the death of its server may be a moment longer.
struct StageLock {
    /// Of the stage.
    let directory: String

    private static let limit = Duration.seconds(10)

    /// Returns when no launcher holds it, or when that takes too long.
    func waitUntilFree(logger: Logger) async {
        let file = open(directory + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let deadline = ContinuousClock.now + Self.limit
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                logger.warning("the launcher of an earlier server still runs", metadata: ["directory": "\(directory)"])
                return
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
