import Foundation
import Testing

@testable import SignatureV4

struct ParsedAuthorizationTests {
    private static let scope = "AKIDEXAMPLE/20250102/eu-west-1/lambda/aws4_request"

    private func parse(
        _ authorization: String?,
        date: String? = "20250102T030405Z",
        dateField: String = "X-Amz-Date",
        query: String = ""
    ) throws(SignatureError) -> ParsedAuthorization {
        var headers = [(name: "Host", value: "x")]
        if let date { headers.append((name: dateField, value: date)) }
        if let authorization { headers.append((name: "authorization", value: authorization)) }
        return try ParsedAuthorization.parse(headers: headers, query: query)
    }

    private func failure(_ authorization: String, date: String? = "20250102T030405Z", query: String = "") -> String? {
        do throws(SignatureError) {
            _ = try parse(authorization, date: date, query: query)
            return nil
        } catch {
            return error.message
        }
    }

    @Test(arguments: [", ", ",", " ,  "])
    func readsTheHeaderForm(separator: String) throws {
        let parts = ["Credential=\(Self.scope)", "SignedHeaders=Host;x-amz-date", "Signature=abc"]
        let parsed = try parse("AWS4-HMAC-SHA256 " + parts.joined(separator: separator))
        #expect(
            parsed
                == ParsedAuthorization(
                    form: .header,
                    scope: CredentialScope(
                        accessKeyID: "AKIDEXAMPLE",
                        date: "20250102",
                        region: "eu-west-1",
                        service: "lambda"
                    ),
                    signedHeaders: ["host", "x-amz-date"],
                    signature: "abc",
                    date: SigningVector.date
                )
        )
    }

    @Test
    func readsThePresignedForm() throws {
        let parsed = try parse(nil, query: SigningVector.presignedS3Query)
        #expect(parsed.form == .query(expires: 604_800))
        #expect(parsed.scope.service == "s3")
        #expect(parsed.sessionToken == SigningVector.token)
        #expect(parsed.date == SigningVector.date)
    }

    @Test
    func takesTheDateFieldWhereThereIsNoOther() throws {
        let parsed = try parse(
            "AWS4-HMAC-SHA256 Credential=\(Self.scope), SignedHeaders=date;host, Signature=abc",
            date: "Thu, 02 Jan 2025 03:04:05 GMT",
            dateField: "Date"
        )
        #expect(parsed.date == SigningVector.date)
    }

    @Test
    func aRequestWithoutSignatureHasNoToken() {
        #expect(throws: SignatureError.missingAuthenticationToken) { try parse(nil, query: "Qualifier=1") }
        #expect(SignatureError.missingAuthenticationToken.message == "Missing Authentication Token")
    }

    @Test
    func namesEverythingThatIsMissing() {
        let hash = " (Hashed with SHA-256 and encoded with Base64) Authorization="
        #expect(
            failure("AWS4-HMAC-SHA256 ", date: nil)
                == "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' "
                + "parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires "
                + "existence of either a 'X-Amz-Date' or a 'Date' header." + hash
                + "CiYVUkvqEFxnqOZfl+qKLWniec690XZ/NzTormsckxs="
        )
        #expect(
            failure("AWS4-HMAC-SHA256 Credential=a, Signature=b")?.hasPrefix(
                "Authorization header requires 'SignedHeaders' parameter." + hash
            ) == true
        )
        #expect(
            failure("AWS4-HMAC-SHA256 Credential=a, Signature")?.hasPrefix(
                "'Signature' not a valid key=value pair (missing equal-sign) in Authorization header (hashed with "
            ) == true
        )
    }

    @Test
    func namesEveryMissingParameter() throws {
        #expect(
            throws: SignatureError.incompleteSignature(
                "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include "
                    + "'X-Amz-Date'. Re-examine the query-string parameters."
            )
        ) {
            try parse(
                nil,
                query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=\(Self.scope)&X-Amz-SignedHeaders=host"
            )
        }
    }

    @Test(arguments: [
        ("Basic dXNlcjpwYXNz", "Unsupported AWS 'algorithm': 'Basic'."),
        ("AWS4-HMAC-SHA1 Credential=a", "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'."),
        (
            "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c",
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'"
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/20250102/r/s/x, SignedHeaders=host, Signature=c",
            "Credential should be scoped with a valid terminator: 'aws4_request'."
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/20250103/r/s/aws4_request, SignedHeaders=host, Signature=c",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + "'20250103' != '20250102', from '20250102T030405Z'."
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/20250102/r/s/aws4_request, SignedHeaders=x-amz-date, Signature=c",
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
        ),
    ])
    func saysWhatIsWrong(authorization: String, message: String) {
        #expect(failure(authorization) == message)
    }

    @Test(arguments: ["2025-01-02T03:04:05Z", "20250102T030405", "20251302T030405Z", "20250230T000000Z", "", "é"])
    func refusesOtherTimes(text: String) {
        #expect(
            failure("AWS4-HMAC-SHA256 Credential=\(Self.scope), SignedHeaders=host, Signature=c", date: text)
                == "Date must be in ISO-8601 'basic format'. Got '\(text)'."
        )
    }

    @Test(arguments: [
        ("0", "X-Amz-Expires must be greater than 0 seconds"),
        ("-5", "X-Amz-Expires must be greater than 0 seconds"),
        ("1e3", "X-Amz-Expires should be a number"),
        (
            "604801",
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than "
                + "604800 seconds"
        ),
    ])
    func boundsTheLifeOfPresignedAddresses(expires: String, message: String) {
        let query = SigningVector.presignedLambdaQuery.replacingOccurrences(of: "=600", with: "=\(expires)")
        #expect(throws: SignatureError.incompleteSignature(message)) { try parse(nil, query: query) }
    }
}
