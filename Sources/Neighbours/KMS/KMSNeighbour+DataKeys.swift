import Foundation
import SignatureV4

extension KMSNeighbour {
    /// A key that KMS made to seal something with.
    struct DataKey: Decodable, Sendable {
        /// 32 bytes, never to be kept.
        var plain: Data

        /// The same under the key of KMS: only KMS can open it.
        var encrypted: Data

        enum CodingKeys: String, CodingKey {
            case plain = "Plaintext"
            case encrypted = "CiphertextBlob"
        }
    }

    private struct GenerateDataKey: Encodable {
        var keyID: String
        var spec = "AES_256"
        var context: [String: String]

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case spec = "KeySpec"
            case context = "EncryptionContext"
        }
    }

    private struct Decrypt: Encodable {
        var keyID: String
        var encrypted: Data
        var context: [String: String]

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case encrypted = "CiphertextBlob"
            case context = "EncryptionContext"
        }
    }

    private struct Decrypted: Decodable {
        var plain: Data

        enum CodingKeys: String, CodingKey { case plain = "Plaintext" }
    }

    /// A new data key under a key.
    ///
    /// - Parameter context: opens it again; KMS logs it, so it must not be secret.
    func dataKey(underKey arn: String, context: [String: String]) async throws(KeyFailure) -> DataKey {
        let key: DataKey
        do {
            key = try await service(ofKey: arn).json(
                "TrentService.GenerateDataKey",
                version: .v1_1,
                input: GenerateDataKey(keyID: arn, context: context)
            )
        } catch {
            throw KeyFailure(error)
        }
        guard key.plain.count == 32 else {
            throw KeyFailure(.unavailable, code: "", message: "KMS made a data key of \(key.plain.count) bytes")
        }
        return key
    }

    /// Opens a data key again, and asks meanwhile what state the key is in: stand-ins of KMS open what is under a key that
    /// is disabled.
    ///
    /// - Parameter credentials: who asks; whoever the configuration says when nil.
    func decrypt(
        _ encrypted: Data,
        underKey arn: String,
        context: [String: String],
        credentials: SigningCredentials?
    ) async throws(KeyFailure) -> Data {
        async let refusal = refusalByState(ofKey: arn, credentials: credentials)
        let opened: Result<Decrypted, KeyFailure>
        do {
            opened = .success(
                try await service(ofKey: arn, credentials: credentials).json(
                    "TrentService.Decrypt",
                    version: .v1_1,
                    input: Decrypt(keyID: arn, encrypted: encrypted, context: context)
                )
            )
        } catch {
            opened = .failure(KeyFailure(error))
        }
        if let refusal = await refusal { throw refusal }
        return try opened.get().plain
    }

    /// Why a key cannot be used now, as far as its state tells.
    private func refusalByState(ofKey arn: String, credentials: SigningCredentials?) async -> KeyFailure? {
        do {
            return KeyFailure(state: try await state(ofKey: arn, credentials: credentials), ofKey: arn)
        } catch {
            // Who may use a key need not be allowed to look at it.
            let failure = KeyFailure(error)
            return failure.kind == .notFound ? failure : nil
        }
    }

    private func service(
        ofKey arn: String,
        credentials: SigningCredentials? = nil
    ) throws(NeighbourError) -> NeighbourService {
        guard let key = ResourceName(arn) else { throw .invalidRequest("\(arn) is no ARN") }
        return client.service(of: key, credentials: credentials, limits: limits)
    }
}
