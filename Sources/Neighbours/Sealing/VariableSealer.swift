import Crypto
package import Foundation

/// Seals the variables of functions, so that no file holds them in plain text.
///
/// AES-256-GCM under a key that is derived for each sealing from the local master key and a random salt. The context
/// (which function, which version…) is authenticated but not stored: sealed variables open only with the same context,
/// so one function's variables cannot be passed off as another's.
///
/// The form: one byte for the version (1), 8 bytes that name the master key, 32 bytes of salt, 12 of nonce, the cipher
/// text, 16 of tag.
package struct VariableSealer: Sendable {
    private static let version: UInt8 = 1
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
    ///   - context: what the variables belong to; ``open(_:context:)`` needs the same.
    package func seal(_ variables: [String: String], context: [String: String]) throws(SealingError) -> Data {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        do {
            let plain = try JSONEncoder().encode(variables)
            let box = try AES.GCM.seal(
                plain,
                using: derivedKey(salt: salt),
                authenticating: Self.authenticated(context)
            )
            guard let combined = box.combined else { throw SealingError.malformed }
            return Data([Self.version]) + keyName + salt + combined
        } catch {
            throw .malformed
        }
    }

    /// The variables that ``seal(_:context:)`` was given.
    ///
    /// - Throws: ``SealingError/otherMasterKey``, ``SealingError/notAuthentic`` when a byte or the context differs,
    ///   ``SealingError/malformed``.
    package func open(_ sealed: Data, context: [String: String]) throws(SealingError) -> [String: String] {
        let headLength = 1 + Self.keyNameLength + Self.saltLength
        guard sealed.count > headLength, sealed.first == Self.version else {
            throw .malformed
        }
        let name = sealed.dropFirst().prefix(Self.keyNameLength)
        guard name == keyName else {
            throw .otherMasterKey
        }
        let salt = Data(sealed.dropFirst(1 + Self.keyNameLength).prefix(Self.saltLength))
        let plain: Data
        do {
            let box = try AES.GCM.SealedBox(combined: Data(sealed.dropFirst(headLength)))
            plain = try AES.GCM.open(box, using: derivedKey(salt: salt), authenticating: Self.authenticated(context))
        } catch {
            throw .notAuthentic
        }
        do {
            return try JSONDecoder().decode([String: String].self, from: plain)
        } catch {
            throw .malformed
        }
    }

    private func derivedKey(salt: Data) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: masterKey, salt: salt, info: Self.purpose, outputByteCount: 32)
    }

    /// The context as bytes: sorted, each part with its length before it, so that no two contexts look alike.
    private static func authenticated(_ context: [String: String]) -> Data {
        var data = Data([version])
        for (name, value) in context.sorted(by: { $0.key < $1.key }) {
            for part in [name, value] {
                withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
                data.append(contentsOf: part.utf8)
            }
        }
        return data
    }
}
