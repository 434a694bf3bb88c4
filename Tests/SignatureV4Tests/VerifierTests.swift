import Foundation
import Testing

@testable import SignatureV4

struct VerifierTests {
    private let verifier = Verifier()
    private let secret = SigningVector.credentials.secretAccessKey

    /// The request of a vector as a server gets it.
    private func received(_ vector: SigningVector) -> RequestToSign {
        var request = vector.request
        request.headers += vector.signer.sign(request, at: SigningVector.date)
        return request
    }

    private func verify(_ request: RequestToSign, now: Date = SigningVector.date) throws(SignatureError) {
        let authorization = try ParsedAuthorization.parse(headers: request.headers, query: request.query)
        try verifier.verify(authorization, of: request, secret: secret, now: now)
    }

    @Test(arguments: SigningVector.inHeader)
    func acceptsWhatThePublicClientSigned(vector: SigningVector) throws {
        try verify(received(vector))
    }

    @Test(arguments: SigningVector.inHeader)
    func refusesAnotherSecret(vector: SigningVector) throws {
        let request = received(vector)
        let authorization = try ParsedAuthorization.parse(headers: request.headers, query: request.query)
        #expect(throws: SignatureError.signatureDoesNotMatch) {
            try verifier.verify(authorization, of: request, secret: "other", now: SigningVector.date)
        }
    }

    @Test
    func refusesAChangedRequest() {
        for part in [\RequestToSign.method, \.path, \.query, \.payloadHash] {
            var request = received(SigningVector.inHeader[2])
            request[keyPath: part] += "x"
            #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(request) }
        }
    }

    @Test(arguments: ["content-type", "x-amz-log-type", "host"])
    func refusesAChangedOrMissingSignedField(name: String) throws {
        let request = received(SigningVector.inHeader[2])
        let index = try #require(request.headers.firstIndex { $0.name.lowercased() == name })
        var changed = request
        changed.headers[index].value = "other"
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(changed) }
        var missing = request
        missing.headers.remove(at: index)
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(missing) }
        var added = request
        added.headers.append((name: name, value: "other"))
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(added) }
    }

    @Test
    func anUnsignedPayloadGoesWithAnyBody() throws {
        let headers = [
            (name: "Host", value: SigningVector.lambdaHost),
            (name: "X-Amz-Content-SHA256", value: "UNSIGNED-PAYLOAD"),
            (name: "X-Amz-Date", value: "20250102T030405Z"),
            (
                name: "Authorization",
                value: "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20250102/eu-west-1/lambda/aws4_request, "
                    + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, "
                    + "Signature=\(SigningVector.unsignedPayloadSignature)"
            ),
        ]
        for body in ["abc", "other"] {
            let hash = PayloadHash.of(Data(body.utf8))
            try verify(RequestToSign(method: "PUT", path: "/x", headers: headers, payloadHash: hash))
        }
    }

    @Test
    func refusesABodyOtherThanItsDeclaredHash() {
        var request = received(SigningVector.inHeader[6])
        request.payloadHash = PayloadHash.of(Data("abd".utf8))
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(request) }
    }

    @Test(arguments: ["", "zz", "00", "8b3f"])
    func refusesASignatureThatIsNone(signature: String) throws {
        let request = received(SigningVector.inHeader[0])
        var authorization = try ParsedAuthorization.parse(headers: request.headers, query: request.query)
        authorization.signature = signature
        #expect(throws: SignatureError.signatureDoesNotMatch) {
            try verifier.verify(authorization, of: request, secret: secret, now: SigningVector.date)
        }
    }

    @Test
    func theClocksMayDifferByFiveMinutes() throws {
        let request = received(SigningVector.inHeader[0])
        try verify(request, now: SigningVector.date.addingTimeInterval(300))
        try verify(request, now: SigningVector.date.addingTimeInterval(300.9))
        try verify(request, now: SigningVector.date.addingTimeInterval(-300))
        #expect(
            throws: SignatureError.expired(
                "Signature expired: 20250102T030405Z is now earlier than 20250102T030406Z (20250102T030906Z - 5 min.)"
            )
        ) { try verify(request, now: SigningVector.date.addingTimeInterval(301)) }
        #expect(
            throws: SignatureError.notYetCurrent(
                "Signature not yet current: 20250102T030405Z is still later than 20250102T030404Z "
                    + "(20250102T025904Z + 5 min.)"
            )
        ) { try verify(request, now: SigningVector.date.addingTimeInterval(-301)) }
    }

    @Test
    func aPresignedAddressIsGoodUntilItExpires() throws {
        let request = RequestToSign(
            method: "GET",
            path: "/2015-03-31/functions/hello",
            query: SigningVector.presignedLambdaQuery,
            headers: [(name: "host", value: SigningVector.lambdaHost)]
        )
        try verify(request)
        try verify(request, now: SigningVector.date.addingTimeInterval(600))
        #expect(
            throws: SignatureError.expired(
                "Signature expired: 20250102T030405Z is now earlier than 20250102T030406Z (20250102T031406Z - 10 min.)"
            )
        ) { try verify(request, now: SigningVector.date.addingTimeInterval(601)) }
        var changed = request
        changed.query = request.query.replacingOccurrences(of: "Qualifier=1", with: "Qualifier=2")
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(changed) }
        changed.query = request.query.replacingOccurrences(of: "Expires=600", with: "Expires=6000")
        #expect(throws: SignatureError.signatureDoesNotMatch) { try verify(changed) }
    }

    @Test
    func aPresignedAddressMayLeaveTheBodyOpen() throws {
        let request = RequestToSign(
            method: "GET",
            path: "/code.zip",
            query: SigningVector.presignedS3Query,
            headers: [(name: "Host", value: "bucket.s3.eu-west-1.amazonaws.com")],
            payloadHash: PayloadHash.unsigned
        )
        try verify(request)
    }

    @Test
    func theKeyCacheIsBounded() {
        let cache = SigningKeyCache(capacity: 4)
        for day in 1...100 {
            let scope = CredentialScope(accessKeyID: "A", date: "\(day)", region: "r", service: "s")
            _ = cache.key(secret: "secret", scope: scope)
            #expect(cache.count <= 4)
        }
    }
}
