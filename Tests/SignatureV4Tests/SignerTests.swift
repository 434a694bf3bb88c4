import Foundation
import Testing

@testable import SignatureV4

struct SignerTests {
    @Test(arguments: SigningVector.inHeader)
    func signsAsThePublicClientDoes(vector: SigningVector) throws {
        // What the client put into a field itself is not put there twice.
        let added = vector.signer.sign(vector.request, at: SigningVector.date)
        let authorization = try #require(added.last)
        #expect(authorization.name == "Authorization")
        #expect(
            authorization.value
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20250102/eu-west-1/\(vector.service)/aws4_request, "
                + "SignedHeaders=\(vector.signedHeaders), Signature=\(vector.signature)"
        )
        #expect(added.first?.value == "20250102T030405Z")
        #expect(added.contains { $0.name == "X-Amz-Security-Token" } == (vector.token != nil))
        #expect(added.contains { $0.name == "X-Amz-Content-SHA256" } == (vector.service == "s3"))
    }

    @Test
    func signsTheSimplestRequestOfThePublishedExamples() throws {
        let signer = Signer(credentials: SigningVector.credentials, region: "us-east-1", service: "service")
        let request = RequestToSign(
            method: "GET",
            path: "/",
            headers: [(name: "Host", value: "example.amazonaws.com")]
        )
        let added = signer.sign(request, at: Date(timeIntervalSince1970: 1_440_938_160))
        let authorization = try #require(added.last?.value)
        #expect(
            authorization.hasSuffix("Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
        )
    }

    @Test
    func presignsAsThePublicClientDoes() {
        let lambda = Signer(credentials: SigningVector.credentials, region: "eu-west-1", service: "lambda")
        let function = RequestToSign(
            method: "GET",
            path: "/2015-03-31/functions/hello",
            query: "Qualifier=1",
            headers: [(name: "Host", value: SigningVector.lambdaHost)]
        )
        #expect(
            lambda.presign(function, expires: 600, at: SigningVector.date) == SigningVector.presignedLambdaQuery
        )
        var credentials = SigningVector.credentials
        credentials.sessionToken = SigningVector.token
        let s3 = Signer(credentials: credentials, region: "eu-west-1", service: "s3")
        let object = RequestToSign(
            method: "GET",
            path: "/code.zip",
            headers: [(name: "Host", value: "bucket.s3.eu-west-1.amazonaws.com")],
            payloadHash: PayloadHash.unsigned
        )
        #expect(s3.presign(object, expires: 604_800, at: SigningVector.date) == SigningVector.presignedS3Query)
    }

    @Test
    func credentialsDoNotPrintTheirSecret() {
        let credentials = SigningVector.credentials
        #expect("\(credentials) \(String(reflecting: credentials))".contains("wJalr") == false)
    }
}
