import Crypto
package import Foundation

/// Seals the variables of functions under the local master key, so that no file holds them in plain text.
///
/// AES-256-GCM under a key that is derived for each sealing from the local master key, a random salt and, where a key of
/// KMS is stood in for, its ARN. The context (which function, which version…) is authenticated but not stored: sealed
/// variables open only with the same context, so one function's variables cannot be passed off as another's.
///
/// The form: one byte for the version (1, or 3 with an ARN), with 3 the ARN after its length in two bytes, 8 bytes that
/// name the master key, 32 bytes of salt, 12 of nonce, the cipher text, 16 of tag.
package struct VariableSealer: Sendable {
    private static let version: UInt8 = 1
    private static let keyRingVersion: UInt8 = 3
    private static let keyNameLength = 8
    private static let saltLength = 32
    private static let purpose = Data("lambent variables".utf8)

    private let masterKey: SymmetricKey
    private let keyName: Data

    /// A sealer with the master key in `directory`/`master.key`, which is made, with mode 0600, when there is none.
    ///
    /// - Throws: ``SealingError`` when the file cannot be made or read, or when others may read it.
    package static func open(directory: String) throws(SealingError) -> VariableSealer {
        VariableSealer(masterKey: try MasterKeyFile(path: directory + "/master.key").load())
    }

    /// A sealer with a key that lives in memory only: what it seals is lost when the process ends.
    package static func ephemeral() -> VariableSealer {
        VariableSealer(masterKey: SymmetricKey(size: .bits256))
    }

    private init(masterKey: SymmetricKey) {
        self.masterKey = masterKey
        let digest = masterKey.withUnsafeBytes { bytes in
            HMAC<SHA256>.authenticationCode(for: Data("lambent master key name".utf8), using: SymmetricKey(data: bytes))
        }
        self.keyName = Data(digest.prefix(Self.keyNameLength))
    }

    /// Seals `variables`; two sealings of the same variables differ.
    ///
    /// - Parameters:
    ///   - variables: names and values; may be empty.
    ///   - keyARN: a key that is to be stood in for; nil for none.
    ///   - context: what the variables belong to; ``open(_:context:)`` needs the same.
    package func seal(
        _ variables: [String: String],
        keyARN: String? = nil,
        context: [String: String]
    ) throws(SealingError) -> Data {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        do {
            let plain = try JSONEncoder().encode(variables)
            let box = try AES.GCM.seal(
                plain,
                using: derivedKey(salt: salt, keyARN: keyARN),
                authenticating: SealingContext.bytes(of: context)
            )
            guard let combined = box.combined else { throw SealingError.malformed }
            return try Self.head(keyARN) + keyName + salt + combined
        } catch {
            throw .malformed
        }
    }

    /// The variables that ``seal(_:keyARN:context:)`` was given.
    ///
    /// - Throws: ``SealingError/otherMasterKey``, ``SealingError/notAuthentic`` when a byte or the context differs,
    ///   ``SealingError/malformed``.
    package func open(_ sealed: Data, context: [String: String]) throws(SealingError) -> [String: String] {
        var rest = Data(sealed)
        let keyARN = try Self.takeHead(&rest)
        guard rest.count > Self.keyNameLength + Self.saltLength else {
            throw .malformed
        }
        guard rest.prefix(Self.keyNameLength) == keyName else {
            throw .otherMasterKey
        }
        let salt = Data(rest.dropFirst(Self.keyNameLength).prefix(Self.saltLength))
        let plain: Data
        do {
            let box = try AES.GCM.SealedBox(combined: Data(rest.dropFirst(Self.keyNameLength + Self.saltLength)))
            let key = derivedKey(salt: salt, keyARN: keyARN)
            plain = try AES.GCM.open(box, using: key, authenticating: SealingContext.bytes(of: context))
        } catch {
            throw .notAuthentic
        }
        do {
            return try JSONDecoder().decode([String: String].self, from: plain)
        } catch {
            throw .malformed
        }
    }

    private func derivedKey(salt: Data, keyARN: String?) -> SymmetricKey {
        let info = Self.purpose + Data((keyARN.map { " of " + $0 } ?? "").utf8)
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: masterKey, salt: salt, info: info, outputByteCount: 32)
    }

    private static func head(_ keyARN: String?) throws(SealingError) -> Data {
        guard let keyARN else { return Data([version]) }
        guard keyARN.utf8.count <= UInt16.max else { throw .malformed }
        let length = withUnsafeBytes(of: UInt16(keyARN.utf8.count).bigEndian) { Data($0) }
        return Data([keyRingVersion]) + length + Data(keyARN.utf8)
    }

    private static func takeHead(_ rest: inout Data) throws(SealingError) -> String? {
        switch rest.popFirst() {
        case version:
            return nil
        case keyRingVersion where rest.count >= 2:
            let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(2)
            guard rest.count >= length else { throw .malformed }
            defer { rest = rest.dropFirst(length) }
            return String(decoding: rest.prefix(length), as: UTF8.self)
        default:
            throw .malformed
        }
    }
}
