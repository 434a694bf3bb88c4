package import Foundation

/// A signature as a request carries it, taken apart but not checked.
package struct ParsedAuthorization: Sendable, Equatable {
    /// Where the request carries its signature.
    package enum Form: Sendable, Equatable {
        /// In the `Authorization` field.
        case header
        /// In query parameters; good for so many seconds, where it says so.
        case query(expires: Int?)
    }

    /// Where the signature was.
    package var form: Form
    /// Who signed, for what.
    package var scope: CredentialScope
    /// Names of the covered fields, in lower case.
    package var signedHeaders: [String]
    /// The signature, in hexadecimal if it is well-formed.
    package var signature: String
    /// When it was signed.
    package var date: Date
    /// The token that accompanies a temporary key.
    package var sessionToken: String?

    /// Takes the signature out of a request.
    ///
    /// - Parameters:
    ///   - headers: all header fields of the request.
    ///   - query: the query as it was sent, without the question mark.
    /// - Throws: ``SignatureError/missingAuthenticationToken`` if there is none, ``SignatureError/incompleteSignature(_:)``
    ///   or ``SignatureError/invalidScope(_:)`` if it cannot be read.
    package static func parse(
        headers: [(name: String, value: String)],
        query: String
    ) throws(SignatureError) -> ParsedAuthorization {
        let fields = HeaderFields(headers)
        if let authorization = fields["authorization"] {
            return try parse(authorization: authorization, fields: fields)
        }
        let parameters = QueryParameters(query)
        guard parameters.arePresigned else { throw .missingAuthenticationToken }
        return try parse(parameters)
    }

    /// The time of signing in the form that is signed.
    var timestamp: String {
        SigningTime.format(date)
    }

    /// Checks what holds for both forms.
    func checked() throws(SignatureError) -> ParsedAuthorization {
        guard signedHeaders.contains("host") else {
            throw .incompleteSignature(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
            )
        }
        let day = String(timestamp.prefix(8))
        guard scope.date == day else {
            throw .invalidScope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(scope.date)' != '\(day)', from '\(timestamp)'."
            )
        }
        return self
    }

    /// Reads a time, or says what is wrong with it.
    static func date(_ text: String) throws(SignatureError) -> Date {
        guard let date = SigningTime.parse(text) else {
            throw .incompleteSignature("Date must be in ISO-8601 'basic format'. Got '\(text)'.")
        }
        return date
    }
}
