/// The function that a segment is about.
package struct TracedFunction: Sendable, Hashable, Codable {
    package var name: String
    /// `$LATEST` or a number.
    package var version: String
    /// Without a qualifier.
    package var arn: String
    package var account: String
    package var region: String
    /// In MB.
    package var memorySize: Int

    package init(name: String, version: String, arn: String, account: String, region: String, memorySize: Int) {
        self.name = name
        self.version = version
        self.arn = arn
        self.account = account
        self.region = region
        self.memorySize = memorySize
    }
}
