import ControlPlane
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import SignatureV4

/// Finds out who makes a request and which region is addressed.
///
/// With configured identities the signature decides. Without any, the credential scope is believed: it names the region,
/// and an access key of twelve digits the account.
struct Authenticator: Sendable {
    private let directory: CredentialDirectory
    private let region: String
    private let account: String
    private let now: @Sendable () -> Date
    private let verifier = Verifier()
    /// Who signs for the usual account in the usual region: nearly everybody.
    private let usualRoot: String

    init(configuration: GatewayConfiguration, credentials: CredentialDirectory) {
        directory = credentials
        region = configuration.region
        account = configuration.account
        now = configuration.now
        usualRoot = Self.root(of: configuration.account, in: configuration.region)
    }

    /// Refuses, by the head alone, who would be refused whatever the body is.
    func admit(_ head: HTTPRequestHead, _ target: RequestTarget) throws(APIError) {
        guard directory.checksSignatures else { return }
        _ = try identity(of: authorization(head, target))
    }

    /// Refuses, by the head alone, who would be refused whatever the body is of a request for another service.
    func admitForeign(_ head: HTTPRequestHead, _ target: RequestTarget) throws(APIError) {
        guard directory.checksSignatures else { return }
        _ = try identity(of: Self.parsed(head, target))
    }

    /// Checks a request for another service, whose bodies may be signed in other ways than ours: not at all, or piece by
    /// piece, which only that service can check.
    ///
    /// - Throws: the errors of signatures.
    func authenticateForeign(_ request: HTTPServerRequest, _ target: RequestTarget) throws(APIError) {
        guard directory.checksSignatures else { return }
        let authorization = try Self.parsed(request.head, target)
        let declared = request.head.headers.first(name: "x-amz-content-sha256")
        let isPresigned = request.head.headers.first(name: "authorization") == nil
        let payloadHash: String
        if let declared, declared.hasPrefix("STREAMING-") {
            payloadHash = declared
        } else if declared == nil, isPresigned, authorization.scope.service == "s3" {
            payloadHash = PayloadHash.unsigned
        } else {
            payloadHash = request.body.withUnsafeReadableBytes { PayloadHash.of($0) }
        }
        try verify(authorization, request.head, target, payloadHash, identity(of: authorization))
    }

    /// - Throws: the errors of signatures.
    func authenticate(
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        requestID: String
    ) throws(APIError) -> Caller {
        guard directory.checksSignatures else {
            return try believe(request.head, target, requestID: requestID)
        }
        let authorization = try authorization(request.head, target)
        let identity = try identity(of: authorization)
        let payloadHash = request.body.withUnsafeReadableBytes { PayloadHash.of($0) }
        try verify(authorization, request.head, target, payloadHash, identity)
        var caller = caller(identity.account, identity.arn, authorization.scope.region, requestID)
        caller.permissions = Self.permissions(of: identity, request.head)
        caller.organization = identity.organization
        caller.isFunction = identity.isFunction
        return caller
    }

    private func verify(
        _ authorization: ParsedAuthorization,
        _ head: HTTPRequestHead,
        _ target: RequestTarget,
        _ payloadHash: String,
        _ identity: Identity
    ) throws(APIError) {
        let signed = RequestToSign(
            method: head.method.rawValue,
            path: String(target.path),
            query: String(target.rawQuery),
            headers: Self.fields(head),
            payloadHash: payloadHash
        )
        do {
            try verifier.verify(authorization, of: signed, secret: identity.secretAccessKey, now: now())
        } catch {
            throw APIError(error)
        }
    }

    private static func parsed(
        _ head: HTTPRequestHead,
        _ target: RequestTarget
    ) throws(APIError) -> ParsedAuthorization {
        do {
            return try ParsedAuthorization.parse(headers: fields(head), query: String(target.rawQuery))
        } catch {
            throw APIError(error)
        }
    }

    /// A service says by headers on whose behalf it acts, as services of the cloud do among themselves.
    private static func permissions(of identity: Identity, _ head: HTTPRequestHead) -> CallerPermissions {
        guard case .service(var service) = identity.permissions else { return identity.permissions }
        service.sourceARN = head.headers.first(name: "x-amz-source-arn")
        service.sourceAccount = head.headers.first(name: "x-amz-source-account")
        return .service(service)
    }

    private func authorization(
        _ head: HTTPRequestHead,
        _ target: RequestTarget
    ) throws(APIError) -> ParsedAuthorization {
        let authorization = try Self.parsed(head, target)
        try Self.check(region: authorization.scope.region, service: authorization.scope.service)
        return authorization
    }

    private func identity(of authorization: ParsedAuthorization) throws(APIError) -> Identity {
        guard let identity = directory.identity(accessKeyID: authorization.scope.accessKeyID),
            identity.sessionToken == authorization.sessionToken
        else {
            throw .unrecognizedClientException()
        }
        if let expiration = identity.expiration, expiration <= now() {
            throw .expiredTokenException()
        }
        return identity
    }

    private func believe(
        _ head: HTTPRequestHead,
        _ target: RequestTarget,
        requestID: String
    ) throws(APIError) -> Caller {
        // Whoever signs nothing, as with plain curl, means the usual account and region.
        guard let scope = ClaimedScope(head, target) else {
            return caller(account, usualRoot, region, requestID)
        }
        try Self.check(region: scope.region, service: scope.service)
        if let identity = directory.identity(accessKeyID: scope.accessKeyID) {
            var caller = caller(identity.account, identity.arn, scope.region, requestID)
            caller.isFunction = identity.isFunction
            return caller
        }
        let account = Self.isAccount(scope.accessKeyID) ? scope.accessKeyID : account
        let isUsual = account == self.account && scope.region == region
        let root = isUsual ? usualRoot : Self.root(of: account, in: scope.region)
        return caller(account, root, scope.region, requestID)
    }

    private func caller(_ account: String, _ arn: String, _ region: String, _ requestID: String) -> Caller {
        Caller(
            account: account,
            region: region,
            partition: Self.partition(of: region),
            principalARN: arn,
            requestID: requestID
        )
    }
}

extension Authenticator {
    private static func fields(_ head: HTTPRequestHead) -> [(name: String, value: String)] {
        head.headers.map { (name: $0.name, value: $0.value) }
    }

    private static func check(region: String, service: String) throws(APIError) {
        let isRegion =
            (1...32).contains(region.utf8.count)
            && region.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default:
                    false
                }
            }
        guard isRegion else {
            throw .invalidSignatureException("Credential should be scoped to a valid region.")
        }
        guard service == "lambda" else {
            throw .invalidSignatureException("Credential should be scoped to correct service: 'lambda'.")
        }
    }

    private static func isAccount(_ accessKeyID: String) -> Bool {
        let bytes = accessKeyID.utf8
        return bytes.count == 12 && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func partition(of region: String) -> String {
        if region.hasPrefix("cn-") { return "aws-cn" }
        if region.hasPrefix("us-gov-") { return "aws-us-gov" }
        return "aws"
    }

    private static func root(of account: String, in region: String) -> String {
        "arn:\(partition(of: region)):iam::\(account):root"
    }
}
