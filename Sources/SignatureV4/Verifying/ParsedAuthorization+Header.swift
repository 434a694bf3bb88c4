import Crypto
import Foundation

extension ParsedAuthorization {
    /// Reads the form `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
    static func parse(authorization: String, fields: HeaderFields) throws(SignatureError) -> ParsedAuthorization {
        let (algorithm, rest) = split(authorization)
        guard algorithm == StringToSign.algorithm else {
            throw .incompleteSignature("Unsupported AWS 'algorithm': '\(algorithm)'.")
        }
        var parameters: [String: String] = [:]
        for part in rest.split(separator: ",") {
            let pair = part.trimmingCharacters(in: .whitespaces)
            if pair.isEmpty { continue }
            guard let equals = pair.firstIndex(of: "=") else {
                throw .incompleteSignature(
                    "'\(pair)' not a valid key=value pair (missing equal-sign) in Authorization header "
                        + "(hashed with SHA-256 and encoded with Base64): '\(hash(of: authorization))'."
                )
            }
            parameters[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        let dateText = fields["x-amz-date"] ?? fields["date"]
        var missing = ["Credential", "Signature", "SignedHeaders"]
            .filter { (parameters[$0] ?? "").isEmpty }
            .map { "Authorization header requires '\($0)' parameter." }
        if dateText == nil {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        guard missing.isEmpty, let credential = parameters["Credential"], let signature = parameters["Signature"],
            let signedHeaders = parameters["SignedHeaders"], let dateText
        else {
            throw .incompleteSignature(
                missing.joined(separator: " ")
                    + " (Hashed with SHA-256 and encoded with Base64) Authorization=\(hash(of: authorization))"
            )
        }
        let date: Date
        if fields["x-amz-date"] == nil, let parsed = SigningTime.parseHTTPDate(dateText) {
            date = parsed
        } else {
            date = try Self.date(dateText)
        }
        return try ParsedAuthorization(
            form: .header,
            scope: CredentialScope(parsing: credential),
            signedHeaders: signedHeaders.split(separator: ";").map { $0.lowercased() },
            signature: signature,
            date: date,
            sessionToken: fields["x-amz-security-token"]
        ).checked()
    }

    private static func split(_ authorization: String) -> (algorithm: String, rest: Substring) {
        let text = authorization.drop { $0 == " " }
        let algorithm = text.prefix { $0 != " " }
        return (String(algorithm), text.dropFirst(algorithm.count))
    }

    /// The header's hash, since its text may not be repeated to whoever reads the answer.
    private static func hash(of authorization: String) -> String {
        Data(SHA256.hash(data: Array(authorization.utf8))).base64EncodedString()
    }
}
