import ControlPlane
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import SignatureV4
import Testing

@testable import Gateway

struct SignatureTests {
    private static let now = Date(timeIntervalSince1970: 1_767_225_600)
    private static let identity = Identity(
        accessKeyID: "AKIDEXAMPLE",
        secretAccessKey: "secret",
        account: "111122223333",
        arn: "arn:aws:iam::111122223333:user/ci"
    )
    private static let function = Identity(
        accessKeyID: "ASIAFUNCTION",
        secretAccessKey: "function-secret",
        sessionToken: "token",
        account: "444455556666",
        arn: "arn:aws:sts::444455556666:assumed-role/r/f",
        expiration: now.addingTimeInterval(3600)
    )

    private func authenticator(open: Bool = false, now: Date = now) -> Authenticator {
        var configuration = GatewayConfiguration()
        configuration.now = { now }
        let directory = CredentialDirectory(identities: open ? [] : [Self.identity]) { accessKeyID in
            accessKeyID == Self.function.accessKeyID ? Self.function : nil
        }
        return Authenticator(configuration: configuration, credentials: directory)
    }

    private func request(
        signedBy identity: Identity?,
        service: String = "lambda",
        region: String = "eu-west-1",
        token: String?? = nil,
        body: String = #"{"Timeout":5}"#,
        presigned: Bool = false
    ) -> HTTPServerRequest {
        let path = "/2015-03-31/functions/a%3Ab/configuration"
        var headers = [(name: "Host", value: "localhost:4566"), (name: "Content-Type", value: "application/json")]
        var query = "Qualifier=1"
        if let identity {
            let signer = Signer(
                credentials: SigningCredentials(
                    accessKeyID: identity.accessKeyID,
                    secretAccessKey: identity.secretAccessKey,
                    sessionToken: token ?? identity.sessionToken
                ),
                region: region,
                service: service
            )
            let signed = RequestToSign(
                method: "PUT",
                path: path,
                query: query,
                headers: headers,
                payloadHash: PayloadHash.of(Data(body.utf8))
            )
            if presigned {
                query = signer.presign(signed, expires: 60, at: Self.now)
            } else {
                headers += signer.sign(signed, at: Self.now)
            }
        }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: .PUT,
            uri: "\(path)?\(query)",
            headers: HTTPHeaders(headers.map { ($0.name, $0.value) })
        )
        return HTTPServerRequest(head: head, body: ByteBuffer(string: body))
    }

    private func outcome(_ request: HTTPServerRequest, by authenticator: Authenticator) -> String {
        let target = RequestTarget(request.head.uri)
        do throws(APIError) {
            let caller = try authenticator.authenticate(request, target, requestID: "id")
            return "\(caller.account) \(caller.region) \(caller.principalARN)"
        } catch {
            return "\(error.status) \(error.code): \(error.message ?? "")"
        }
    }

    @Test func aValidSignatureIsItsIdentity() {
        let expected = "111122223333 eu-west-1 arn:aws:iam::111122223333:user/ci"
        #expect(outcome(request(signedBy: Self.identity), by: authenticator()) == expected)
        #expect(outcome(request(signedBy: Self.identity, presigned: true), by: authenticator()) == expected)
    }

    @Test func aFunctionIsItsRole() {
        let expected = "444455556666 eu-west-1 arn:aws:sts::444455556666:assumed-role/r/f"
        #expect(outcome(request(signedBy: Self.function), by: authenticator()) == expected)
        #expect(outcome(request(signedBy: Self.function), by: authenticator(open: true)) == expected)
    }

    private func caller(of request: HTTPServerRequest, _ directory: CredentialDirectory) throws -> Caller {
        var configuration = GatewayConfiguration()
        configuration.now = { Self.now }
        let authenticator = Authenticator(configuration: configuration, credentials: directory)
        return try authenticator.authenticate(request, RequestTarget(request.head.uri), requestID: "id")
    }

    @Test func aFunctionMayDoWhatItsRoleMay() throws {
        let policy = try PolicyDocument(
            identity: Document(json: Data(#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#.utf8))
        )
        var role = Self.identity
        role.account = "444455556666"
        role.arn = "arn:aws:iam::444455556666:role/path/r"
        role.permissions = .limited([policy])
        role.organization = "o-1234567890"
        for (arn, permissions) in [
            (role.arn, CallerPermissions.limited([policy])), ("arn:aws:iam::444455556666:role/other", .all),
        ] {
            role.arn = arn
            let directory = CredentialDirectory(identities: [role]) { _ in Self.function }
            let caller = try caller(of: request(signedBy: Self.function), directory)
            #expect(caller.permissions == permissions)
            #expect(caller.organization == (permissions == .all ? nil : "o-1234567890"))
            #expect(caller.principalARN == Self.function.arn)
        }
    }

    @Test func aServiceSaysOnWhoseBehalfItActs() throws {
        var service = Self.identity
        service.permissions = .service(ServiceCaller(name: "s3.amazonaws.com"))
        let directory = CredentialDirectory(identities: [service])
        var request = request(signedBy: service)
        let silent = try caller(of: request, directory)
        #expect(silent.permissions == .service(ServiceCaller(name: "s3.amazonaws.com")))
        request.head.headers.add(name: "X-Amz-Source-Arn", value: "arn:aws:s3:::bucket")
        request.head.headers.add(name: "X-Amz-Source-Account", value: "123456789012")
        let named = ServiceCaller(
            name: "s3.amazonaws.com",
            sourceARN: "arn:aws:s3:::bucket",
            sourceAccount: "123456789012"
        )
        #expect(try caller(of: request, directory).permissions == .service(named))
    }

    @Test func aChangedBodyPathQueryOrHeaderDoesNotMatch() {
        let refusal = "403 InvalidSignatureException: The request signature we calculated does not match"
        let changes: [(inout HTTPServerRequest) -> Void] = [
            { $0.body = ByteBuffer(string: #"{"Timeout":6}"#) },
            { $0.head.uri = $0.head.uri.replacingOccurrences(of: "a%3Ab", with: "a%3Ac") },
            { $0.head.uri = $0.head.uri.replacingOccurrences(of: "Qualifier=1", with: "Qualifier=2") },
            { $0.head.headers.replaceOrAdd(name: "Host", value: "elsewhere") },
            { $0.head.method = .POST },
        ]
        for change in changes {
            for presigned in [false, true] {
                var request = request(signedBy: Self.identity, presigned: presigned)
                change(&request)
                #expect(outcome(request, by: authenticator()).hasPrefix(refusal))
            }
        }
        var stranger = Self.identity
        stranger.secretAccessKey = "guess"
        #expect(outcome(request(signedBy: stranger), by: authenticator()).hasPrefix(refusal))
    }

    @Test func whatIsMissingOrUnknownIsNamed() {
        #expect(
            outcome(request(signedBy: nil), by: authenticator())
                == "403 MissingAuthenticationTokenException: Missing Authentication Token"
        )
        var stranger = Self.identity
        stranger.accessKeyID = "AKIDSTRANGER"
        let unrecognized = "403 UnrecognizedClientException: The security token included in the request is invalid."
        #expect(outcome(request(signedBy: stranger), by: authenticator()) == unrecognized)
        #expect(outcome(request(signedBy: Self.function, token: .some(nil)), by: authenticator()) == unrecognized)
        #expect(outcome(request(signedBy: Self.function, token: "other"), by: authenticator()) == unrecognized)
        #expect(outcome(request(signedBy: Self.identity, token: "extra"), by: authenticator()) == unrecognized)
        #expect(
            outcome(request(signedBy: Self.identity, service: "sqs"), by: authenticator())
                == "403 InvalidSignatureException: Credential should be scoped to correct service: 'lambda'."
        )
        #expect(
            outcome(request(signedBy: Self.identity, region: "No_Region"), by: authenticator())
                == "403 InvalidSignatureException: Credential should be scoped to a valid region."
        )
        var incomplete = request(signedBy: nil)
        incomplete.head.headers.add(name: "Authorization", value: "AWS4-HMAC-SHA256 Signature=00")
        #expect(outcome(incomplete, by: authenticator()).hasPrefix("403 IncompleteSignatureException: "))
    }

    @Test func timeIsChecked() {
        let late = authenticator(now: Self.now.addingTimeInterval(301))
        #expect(
            outcome(request(signedBy: Self.identity), by: late).hasPrefix(
                "403 InvalidSignatureException: Signature expired: "
            )
        )
        let early = authenticator(now: Self.now.addingTimeInterval(-301))
        #expect(
            outcome(request(signedBy: Self.identity), by: early)
                .hasPrefix("403 InvalidSignatureException: Signature not yet current: ")
        )
        #expect(
            outcome(
                request(signedBy: Self.identity, presigned: true),
                by: authenticator(now: Self.now.addingTimeInterval(61))
            ).hasPrefix("403 InvalidSignatureException: Signature expired: ")
        )
        let muchLater = authenticator(now: Self.now.addingTimeInterval(7200))
        #expect(
            outcome(request(signedBy: Self.function), by: muchLater)
                == "403 ExpiredTokenException: The security token included in the request is expired"
        )
    }

    @Test(
        arguments: [
            (nil, "000000000000 us-east-1 arn:aws:iam::000000000000:root"),
            ("nonsense", "000000000000 us-east-1 arn:aws:iam::000000000000:root"),
            ("Credential=short/x", "000000000000 us-east-1 arn:aws:iam::000000000000:root"),
            (
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-3/lambda/aws4_request, SignedHeaders=host, Signature=0",
                "000000000000 eu-west-3 arn:aws:iam::000000000000:root"
            ),
            (
                "AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-gov-west-1/lambda/aws4_request,SignedHeaders=host",
                "123456789012 us-gov-west-1 arn:aws-us-gov:iam::123456789012:root"
            ),
        ] as [(String?, String)]
    )
    func withoutIdentitiesTheScopeIsBelieved(authorization: String?, expected: String) {
        var request = request(signedBy: nil)
        if let authorization { request.head.headers.add(name: "Authorization", value: authorization) }
        #expect(outcome(request, by: authenticator(open: true)) == expected)
    }

    @Test func aPresignedScopeIsBelievedToo() {
        #expect(
            outcome(request(signedBy: Self.identity, presigned: true), by: authenticator(open: true))
                == "000000000000 eu-west-1 arn:aws:iam::000000000000:root"
        )
    }

    @Test func strangersAreRefusedBeforeTheirBody() async throws {
        let fixture = GatewayFixture(credentials: CredentialDirectory(identities: [Self.identity]))
        try await fixture.serve { client, _ in
            client.send("POST /2015-03-31/functions HTTP/1.1\r\nHost: h\r\nContent-Length: 60000000\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 403)
            #expect(answer.headers["x-amzn-errortype"] == "MissingAuthenticationTokenException")
            #expect(answer.body == #"{"message":"Missing Authentication Token"}"#)
        }
    }
}
