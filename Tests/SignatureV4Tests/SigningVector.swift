import Foundation
import Testing

@testable import SignatureV4

/// A request and the signature that the public Python client computes for it, with the key and time below.
struct SigningVector: Sendable, CustomTestStringConvertible {
    static let credentials = SigningCredentials(
        accessKeyID: "AKIDEXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    )
    static let token = "FwoGZXIvYXdzEXAMPLE//token=="
    static let region = "eu-west-1"
    /// 2025-01-02 03:04:05 UTC.
    static let date = Date(timeIntervalSince1970: 1_735_787_045)
    static let lambdaHost = "lambda.eu-west-1.amazonaws.com"

    let name: String
    var service = "lambda"
    var method = "GET"
    var host = Self.lambdaHost
    let path: String
    var query = ""
    var headers: [(name: String, value: String)] = []
    var body = ""
    var token: String?
    let signedHeaders: String
    let signature: String

    var testDescription: String { name }

    var signer: Signer {
        var credentials = Self.credentials
        credentials.sessionToken = token
        return Signer(credentials: credentials, region: Self.region, service: service)
    }

    var request: RequestToSign {
        RequestToSign(
            method: method,
            path: path,
            query: query,
            headers: [(name: "Host", value: host)] + headers,
            payloadHash: PayloadHash.of(Data(body.utf8))
        )
    }

    /// Requests signed in their header.
    static let inHeader: [SigningVector] = [
        SigningVector(
            name: "plain",
            path: "/2015-03-31/functions/",
            signedHeaders: "host;x-amz-date",
            signature: "8b3fd451f367cd2450ff4cab79a6cad4031cc537fc437036c354c2b2084aaac2"
        ),
        SigningVector(
            name: "encoded label, query and session token",
            path:
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Ahello/configuration",
            query: "Qualifier=%24LATEST",
            token: token,
            signedHeaders: "host;x-amz-date;x-amz-security-token",
            signature: "253d6ae4aafe69b5ac274af4ed92e77be6596be6b565ce6af54b75744ba38084"
        ),
        SigningVector(
            name: "body, space in values, fields that are not signed",
            method: "POST",
            path: "/2015-03-31/functions/hello/invocations",
            headers: [
                (name: "Content-Type", value: "application/json"),
                (name: "X-Amz-Client-Context", value: "  a   b \t c  "),
                (name: "X-Amz-Log-Type", value: "Tail"),
                (name: "User-Agent", value: "x"),
                (name: "Expect", value: "100-continue"),
            ],
            body: #"{"a":1}"#,
            signedHeaders: "content-type;host;x-amz-client-context;x-amz-date;x-amz-log-type",
            signature: "f26f97bd3bd070f7590fca58f92804f507178f5135620bfca66a1dce7c896fc0"
        ),
        SigningVector(
            name: "a field twice",
            path: "/2015-03-31/functions/",
            headers: [(name: "X-Amz-Meta", value: "b"), (name: "X-Amz-Meta", value: " a  c ")],
            signedHeaders: "host;x-amz-date;x-amz-meta",
            signature: "f727ce45c907d52fc5cd3655e7db341cad451f0ba8c4054f67c560d44b9fb1d5"
        ),
        SigningVector(
            name: "repeated, empty and valueless parameters",
            method: "DELETE",
            path: "/2017-03-31/tags/arn%3Aaws%3Alambda",
            query: "tagKeys=b&tagKeys=a&empty=&flag&tagKeys=a%20b&A=1",
            signedHeaders: "host;x-amz-date",
            signature: "7bc1cbd9d37e5d01d9094afe011893207338a6b4ebb516997dd6dbeed8d4e7d2"
        ),
        SigningVector(
            name: "dot segments and doubled slashes",
            path: "/a/./b/../c//d/%20e/~x/",
            signedHeaders: "host;x-amz-date",
            signature: "f99bcbe8f99c2a1724d6a92a5768d12d4a131e1d920fca0b6ebbc15d93e9c122"
        ),
        SigningVector(
            name: "hash of the body in a field",
            method: "PUT",
            path: "/x",
            headers: [
                (
                    name: "X-Amz-Content-SHA256",
                    value: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                )
            ],
            body: "abc",
            signedHeaders: "host;x-amz-content-sha256;x-amz-date",
            signature: "56b20964e2854fa6c8d461e274c57ea8f1d476885bb5b56187c4da20ea8f1c01"
        ),
        SigningVector(
            name: "object of S3",
            service: "s3",
            host: "bucket.s3.eu-west-1.amazonaws.com",
            path: "/folder/a%20b/%C3%A9//code.zip",
            query: "versionId=3%2F4",
            signedHeaders: "host;x-amz-content-sha256;x-amz-date",
            signature: "c24faa23bd6c9231b502f9c318bb36baa98c0eee994fa0c95d8bfde1a1e474d2"
        ),
    ]

    /// Signed with `X-Amz-Content-SHA256: UNSIGNED-PAYLOAD`, so that any body goes with it.
    static let unsignedPayloadSignature = "91bcb76d079b06b32d2619d78c285874c3d1a8624657f32af38a3c6dbc1661d6"

    /// Queries of presigned addresses.
    static let presignedLambdaQuery =
        "Qualifier=1&X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIDEXAMPLE%2F20250102%2Feu-west-1%2Flambda%2Faws4_request&X-Amz-Date=20250102T030405Z"
        + "&X-Amz-Expires=600&X-Amz-SignedHeaders=host"
        + "&X-Amz-Signature=9be8224a46b6aedbb493b0ab7a9781dbba03b99b3fd477c6b05e0548a6d40587"
    static let presignedS3Query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIDEXAMPLE%2F20250102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20250102T030405Z"
        + "&X-Amz-Expires=604800&X-Amz-SignedHeaders=host"
        + "&X-Amz-Security-Token=FwoGZXIvYXdzEXAMPLE%2F%2Ftoken%3D%3D"
        + "&X-Amz-Signature=d22997c6ce4fad894047851fe6d37fa72fc919f7ce1e630a11beb97673072d14"
}
