/// Where and how bytes are no JSON, in the words of the parser that the service uses.
package struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, one line.
    package let message: String
    /// The line, from 1.
    package let line: Int
    /// The column in bytes, from 1.
    package let column: Int

    /// The whole text, with the place on a second line.
    package var description: String {
        "\(message)\n at \(Self.place(line: line, column: column))"
    }

    static func place(line: Int, column: Int) -> String {
        "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: \(line), column: \(column)]"
    }
}
