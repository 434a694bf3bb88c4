import Foundation
import SignatureV4
import Testing

@testable import Neighbours

struct VariableVaultTests {
    private static let key = "arn:aws:kms:eu-west-1:222222222222:key/k"
    private let context = ["aws:lambda:FunctionArn": "arn:aws:lambda:eu-west-1:222222222222:function:f"]
    private let variables = ["NAME": "value with ü", "OTHER": ""]
    private static let plain = Data((0..<32).map { UInt8($0) })
    private static let encrypted = Data("what KMS alone can open".utf8)

    private static let dataKey = StubServer.Answer(
        body: #"{"Plaintext":"\#(plain.base64EncodedString())","CiphertextBlob":"\#(encrypted.base64EncodedString())"}"#
    )

    private static func refusal(_ code: String, _ message: String) -> StubServer.Answer {
        StubServer.Answer(status: 400, body: #"{"__type":"\#(code)","message":"\#(message)"}"#)
    }

    @Test func whatIsUnderAKeyOfKMSIsSealedWithADataKeyOfIt() async throws {
        try await withNeighbours([Self.dataKey]) { client, server in
            let vault = VariableVault(sealer: .ephemeral(), client: client)
            let sealed = try await vault.seal(variables, underKey: Self.key, context: context)
            let request = try #require(server.requests.first)
            #expect(request.contains("X-Amz-Target: TrentService.GenerateDataKey\r\n"))
            #expect(request.contains("Credential=222222222222/20231114/eu-west-1/kms/"))
            #expect(request.contains(#""KeySpec":"AES_256""#))
            #expect(request.contains(#""EncryptionContext":{"aws:lambda:FunctionArn":"#))
            #expect(VariableVault.keyToAsk(for: sealed) == Self.key)
            #expect(sealed.range(of: Self.encrypted) != nil, "the data key is kept as KMS encrypted it")
            #expect(sealed.range(of: Self.plain) == nil, "and not as it is")
            #expect(sealed.range(of: Data("value".utf8)) == nil)
            #expect(server.requests.count == 1)
        }
    }

    /// The two questions of an opening come in any order: both stubs answer both.
    @Test func itIsOpenedWithOneDecryptByWhomeverIsToAsk() async throws {
        let both = StubServer.Answer(
            body:
                #"{"Plaintext":"\#(Self.plain.base64EncodedString())","KeyMetadata":{"KeyState":"Enabled"}}"#
        )
        try await withNeighbours([Self.dataKey, both, both]) { client, server in
            let vault = VariableVault(sealer: .ephemeral(), client: client)
            let sealed = try await vault.seal(variables, underKey: Self.key, context: context)
            let role = SigningCredentials(accessKeyID: "ASIAROLE", secretAccessKey: "s", sessionToken: "t")
            #expect(try await vault.open(sealed, context: context, credentials: role) == variables)
            let decrypts = server.requests.filter { $0.contains("TrentService.Decrypt\r\n") }
            #expect(decrypts.count == 1)
            let request = try #require(decrypts.first)
            #expect(request.contains("Credential=ASIAROLE/"))
            #expect(request.lowercased().contains("x-amz-security-token: t\r\n"))
            #expect(request.contains(#""CiphertextBlob":"\#(Self.encrypted.base64EncodedString())""#))
        }
    }

    @Test func anotherContextOpensNothing() async throws {
        let both = StubServer.Answer(body: #"{"Plaintext":"\#(Self.plain.base64EncodedString())","KeyMetadata":{}}"#)
        try await withNeighbours([Self.dataKey, both, both]) { client, _ in
            let vault = VariableVault(sealer: .ephemeral(), client: client)
            let sealed = try await vault.seal(variables, underKey: Self.key, context: context)
            await #expect(throws: VaultError.sealing(.notAuthentic)) {
                try await vault.open(sealed, context: ["aws:lambda:FunctionArn": "another"])
            }
        }
    }

    @Test(arguments: [
        ("AccessDeniedException", KeyFailure.Kind.accessDenied), ("UnrecognizedClientException", .accessDenied),
        ("InvalidCiphertextException", .accessDenied), ("DisabledException", .disabled),
        ("KMSInvalidStateException", .invalidState), ("NotFoundException", .notFound),
        ("ThrottlingException", .unavailable),
    ])
    func whatKMSRefusesIsKnownByItsCode(code: String, kind: KeyFailure.Kind) async throws {
        let refusals = Array(repeating: Self.refusal(code, "why"), count: 4)
        try await withNeighbours(refusals) { client, _ in
            let vault = VariableVault(sealer: .ephemeral(), client: client)
            let error = await #expect(throws: VaultError.self) {
                try await vault.seal(variables, underKey: Self.key, context: context)
            }
            #expect(error == .key(KeyFailure(kind, code: code, message: "why")))
        }
    }

    @Test(arguments: [
        ("Enabled", nil), ("Disabled", KeyFailure.Kind.disabled), ("PendingDeletion", .invalidState),
        ("PendingImport", .invalidState), ("Unavailable", .invalidState),
    ])
    func aStateIsBelievedWhereDecryptIsLax(state: String, kind: KeyFailure.Kind?) {
        #expect(KeyFailure(state: state, ofKey: Self.key)?.kind == kind)
    }

    @Test func withoutKMSEachKeyIsStoodInForByOneDerivedFromTheMasterKey() async throws {
        let sealer = VariableSealer.ephemeral()
        let vault = VariableVault(sealer: sealer, client: nil)
        let sealed = try await vault.seal(variables, underKey: Self.key, context: context)
        #expect(VariableVault.keyToAsk(for: sealed) == nil)
        #expect(try await vault.open(sealed, context: context) == variables)
        let place = try #require(sealed.range(of: Data("key/k".utf8)))
        var other = sealed
        other.replaceSubrange(place, with: Data("key/o".utf8))
        await #expect(throws: VaultError.sealing(.notAuthentic)) { try await vault.open(other, context: context) }
        await #expect(throws: VaultError.sealing(.malformed)) {
            try await vault.open(sealed.prefix(20), context: context)
        }
        let underNone = try await vault.seal(variables, underKey: nil, context: context)
        #expect(try sealer.open(underNone, context: context) == variables)
    }

    @Test func withoutKMSNothingOfKMSOpens() async throws {
        try await withNeighbours([Self.dataKey]) { client, _ in
            let sealed = try await VariableVault(sealer: .ephemeral(), client: client)
                .seal(variables, underKey: Self.key, context: context)
            let error = await #expect(throws: VaultError.self) {
                try await VariableVault(sealer: .ephemeral(), client: nil).open(sealed, context: context)
            }
            #expect("\(try #require(error))".contains("no endpoint is configured for kms"))
        }
    }

    @Test(
        arguments: [[], [2], [2, 0], [2, 0, 9, 1], [2, 0, 0, 0, 9], [3, 0], [3, 1, 1, 65], [9, 9, 9]] as [[UInt8]]
    )
    func damagedFormsAreRefused(bytes: [UInt8]) async {
        let vault = VariableVault(sealer: .ephemeral(), client: nil)
        await #expect(throws: VaultError.self) { try await vault.open(Data(bytes), context: [:]) }
    }
}
