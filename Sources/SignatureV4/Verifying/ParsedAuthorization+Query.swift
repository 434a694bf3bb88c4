import Foundation

extension ParsedAuthorization {
    /// Seconds that a presigned address may be good for.
    static let expiresRange = 1...604_800

    /// Reads the `X-Amz-…` parameters of a presigned address.
    static func parse(_ parameters: QueryParameters) throws(SignatureError) -> ParsedAuthorization {
        let missing = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"]
            .filter { (parameters[$0] ?? "").isEmpty }
            .map { "AWS query-string parameters must include '\($0)'." }
        guard missing.isEmpty, let algorithm = parameters["X-Amz-Algorithm"],
            let credential = parameters["X-Amz-Credential"], let signature = parameters["X-Amz-Signature"],
            let signedHeaders = parameters["X-Amz-SignedHeaders"], let dateText = parameters["X-Amz-Date"]
        else {
            throw .incompleteSignature(
                missing.joined(separator: " ") + " Re-examine the query-string parameters."
            )
        }
        guard algorithm == StringToSign.algorithm else {
            throw .incompleteSignature("Unsupported AWS 'algorithm': '\(algorithm)'.")
        }
        return try ParsedAuthorization(
            form: .query(expires: expires(parameters["X-Amz-Expires"])),
            scope: CredentialScope(parsing: credential),
            signedHeaders: signedHeaders.split(separator: ";").map { $0.lowercased() },
            signature: signature,
            date: date(dateText),
            sessionToken: parameters["X-Amz-Security-Token"]
        ).checked()
    }

    private static func expires(_ text: String?) throws(SignatureError) -> Int? {
        guard let text else { return nil }
        guard let seconds = Int(text) else {
            throw .incompleteSignature("X-Amz-Expires should be a number")
        }
        guard seconds >= expiresRange.lowerBound else {
            throw .incompleteSignature("X-Amz-Expires must be greater than 0 seconds")
        }
        guard seconds <= expiresRange.upperBound else {
            throw .incompleteSignature(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be "
                    + "less than \(expiresRange.upperBound) seconds"
            )
        }
        return seconds
    }
}
