import Foundation

/// Names the log stream of an environment.
enum LogStreamName {
    /// `YYYY/MM/DD/[VERSION]HEX`; in a group that functions may share the name of the function is part of it:
    /// `YYYY/MM/DD/NAME[VERSION]HEX`.
    static func make(for version: FunctionVersion, date: Date, identifier: String) -> String {
        let seconds = Int64(date.timeIntervalSince1970.rounded(.down))
        let day = CivilTime(secondsSince1970: seconds).day
        let isOwn = version.logging.group == "/aws/lambda/\(version.key.name)"
        return "\(day.replacing("-", with: "/"))/\(isOwn ? "" : version.key.name)[\(version.version)]\(identifier)"
    }

    /// 32 random hexadecimal digits.
    static func makeIdentifier() -> String {
        HexDigits.random(bytes: 16)
    }
}
