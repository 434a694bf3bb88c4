/// Asks for an address from which the code of a function or of a layer can be fetched for a while.
package struct CodeLocationRequest: Sendable, Equatable {
    /// SHA-256 of the zip, 64 hexadecimal digits: the name of its blob.
    package var digest: String
    /// Bytes of the zip.
    package var size: Int
    /// The owner of the function: twelve digits.
    package var account: String
    /// The region of the function.
    package var region: String
    /// The name of the function or layer.
    package var functionName: String
    /// `$LATEST` or a number.
    package var version: String

    /// A request from its parts.
    package init(
        digest: String,
        size: Int,
        account: String,
        region: String,
        functionName: String,
        version: String
    ) {
        self.digest = digest
        self.size = size
        self.account = account
        self.region = region
        self.functionName = functionName
        self.version = version
    }
}
