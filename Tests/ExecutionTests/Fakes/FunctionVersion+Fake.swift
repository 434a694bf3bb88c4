@testable import Execution

extension FunctionVersion {
    /// A function named `fn`.
    static func fake(
        version: String = "$LATEST",
        runtime: String = "python3.12",
        timeout: Int = 30,
        generation: String = "1",
        logging: LoggingSettings? = nil
    ) -> FunctionVersion {
        FunctionVersion(
            key: FunctionKey(account: "000000000000", region: "us-east-1", name: "fn"),
            version: version,
            generation: generation,
            runtime: runtime,
            handler: "app.handler",
            timeout: timeout,
            packageDigest: "digest",
            role: "arn:aws:iam::000000000000:role/r",
            logging: logging
        )
    }
}
