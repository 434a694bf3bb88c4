/// Bounds of what a function writes.
enum OutputLimits {
    /// The longest log event in bytes; what is longer becomes several.
    static let eventBytes = 256 * 1024

    /// How much one pipe may hand over when it is emptied at the end of an invocation: the pipe's own capacity, and a
    /// function that never stops writing must not hold the event loop.
    static let drainBytes = 1024 * 1024

    static let readBytes = 64 * 1024
}
