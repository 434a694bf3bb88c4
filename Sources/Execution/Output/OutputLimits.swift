import NIOCore

/// Bounds of what a function writes.
enum OutputLimits {
    /// The longest log event in bytes; what is longer becomes several.
    static let eventBytes = 256 * 1024

    /// How long the end of an invocation waits for what was written before it: a function that never stops writing must
    /// not stay busy for ever.
    static let patience = TimeAmount.milliseconds(50)

    /// How often it looks whether all is read, though nothing said so.
    static let checkInterval = TimeAmount.milliseconds(1)
}
