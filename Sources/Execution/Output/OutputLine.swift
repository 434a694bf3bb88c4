/// One event that a function wrote.
struct OutputLine: Equatable, Sendable {
    /// Levels of framed lines, as their headers number them.
    enum Level: UInt8, Comparable, Sendable {
        case undefined = 0
        case trace
        case debug
        case info
        case warn
        case error
        case fatal

        /// The level of this name, as `ApplicationLogLevel` spells it.
        init?(name: String) {
            switch name {
            case "TRACE": self = .trace
            case "DEBUG": self = .debug
            case "INFO": self = .info
            case "WARN": self = .warn
            case "ERROR": self = .error
            case "FATAL": self = .fatal
            default: return nil
            }
        }

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// The bytes, with the newline if there was one.
    var text: String

    /// Microseconds since 1970, where the function told.
    var timestampMicroseconds: Int64?

    var level: Level

    init(text: String, timestampMicroseconds: Int64? = nil, level: Level = .undefined) {
        self.text = text
        self.timestampMicroseconds = timestampMicroseconds
        self.level = level
    }
}
