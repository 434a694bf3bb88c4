/// Where and how the log of a function is written.
package struct LoggingSettings: Hashable, Sendable {
    /// The form of the lines that Lambent writes itself.
    package enum Format: String, Hashable, Sendable {
        case text = "Text"
        case json = "JSON"
    }

    package var format: Format

    /// The least level of the function's own lines, TRACE to FATAL; nil in the text form.
    package var applicationLevel: String?

    /// The least level of Lambent's lines, DEBUG, INFO or WARN; nil in the text form.
    package var systemLevel: String?

    /// The log group; `/aws/lambda/NAME` unless configured.
    package var group: String

    package init(
        format: Format = .text,
        applicationLevel: String? = nil,
        systemLevel: String? = nil,
        group: String
    ) {
        self.format = format
        self.applicationLevel = applicationLevel
        self.systemLevel = systemLevel
        self.group = group
    }
}
