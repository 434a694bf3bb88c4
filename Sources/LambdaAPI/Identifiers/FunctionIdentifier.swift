import Foundation

/// A function as a request names it: a bare name, `function:name`, a partial or a full ARN, each with or without a
/// qualifier.
package struct FunctionIdentifier: Sendable, Hashable {
    /// The bare name.
    package var name: String
    /// The version, alias or `$LATEST` after the name; nil where none was given.
    package var qualifier: String?
    /// The twelve digits, where given.
    package var account: String?
    /// The region, where given.
    package var region: String?
    /// The partition, such as `aws`, where given.
    package var partition: String?

    /// An identifier from its parts.
    package init(
        name: String,
        qualifier: String? = nil,
        account: String? = nil,
        region: String? = nil,
        partition: String? = nil
    ) {
        self.name = name
        self.qualifier = qualifier
        self.account = account
        self.region = region
        self.partition = partition
    }

    /// Reads any form that the API accepts. Each prefix of an ARN is optional, so an ARN that ends in `:function` names
    /// the function `function`. Text that has none of the forms, which the API's constraints refuse, is taken as a name.
    package init(parsing text: String) {
        guard text.utf8.contains(UInt8(ascii: ":")), text.utf8.count <= ConstraintPattern.longestTried,
            let match = Self.expression?.firstMatch(
                in: text,
                options: .anchored,
                range: NSRange(location: 0, length: text.utf16.count)
            )
        else {
            self.init(name: text)
            return
        }
        func group(_ name: String) -> String? {
            guard let range = Range(match.range(withName: name), in: text), !range.isEmpty else { return nil }
            return String(text[range])
        }
        self.init(
            name: group("name") ?? text,
            qualifier: group("qualifier"),
            account: group("account"),
            region: group("region"),
            partition: group("partition")
        )
    }

    // The constraint of the wider of the API's function name shapes, with its parts named.
    private static let expression = try? NSRegularExpression(
        pattern: #"\A(?:arn:(?<partition>aws[a-zA-Z-]*)?:lambda:)?"#
            + #"(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?"#
            + #"(?:(?<account>\d{12}):)?(?:function:)?(?<name>[a-zA-Z0-9\-_.]+)"#
            + #"(?::(?<qualifier>\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9\-_]+))?\z"#
    )
}
