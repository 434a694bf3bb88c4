import Crypto
import Foundation

/// Variables under a data key of KMS, in the form in which they are stored.
///
/// The form: one byte for the version (2), the ARN of the key and the data key as only KMS can open it, each after its
/// length in two bytes, 12 bytes of nonce, the cipher text of AES-256-GCM, 16 of tag. Everything before the nonce and the
/// context are authenticated.
struct KeyEnvelope {
    static let version: UInt8 = 2

    /// The key of KMS.
    let keyARN: String

    /// Opens with ``keyARN`` at KMS.
    let dataKey: Data

    private let box: Data

    init(
        sealing variables: [String: String],
        keyARN: String,
        dataKey: KMSNeighbour.DataKey,
        context: [String: String]
    ) throws(SealingError) {
        self.keyARN = keyARN
        self.dataKey = dataKey.encrypted
        guard keyARN.utf8.count <= UInt16.max, dataKey.encrypted.count <= UInt16.max else { throw .malformed }
        do {
            let sealed = try AES.GCM.seal(
                try JSONEncoder().encode(variables),
                using: SymmetricKey(data: dataKey.plain),
                authenticating: Self.head(keyARN, dataKey.encrypted) + SealingContext.bytes(of: context)
            )
            guard let combined = sealed.combined else { throw SealingError.malformed }
            box = combined
        } catch {
            throw .malformed
        }
    }

    /// - Returns: nil when the data is not of this form.
    init?(_ sealed: Data) {
        guard sealed.first == Self.version else { return nil }
        var rest = sealed.dropFirst()
        guard let arn = Self.takePart(&rest), let dataKey = Self.takePart(&rest) else { return nil }
        keyARN = String(decoding: arn, as: UTF8.self)
        self.dataKey = Data(dataKey)
        box = Data(rest)
    }

    /// What is stored.
    var sealed: Data { Self.head(keyARN, dataKey) + box }

    /// - Parameter plainKey: what KMS opened ``dataKey`` to.
    func open(_ plainKey: Data, context: [String: String]) throws(SealingError) -> [String: String] {
        let plain: Data
        do {
            plain = try AES.GCM.open(
                try AES.GCM.SealedBox(combined: box),
                using: SymmetricKey(data: plainKey),
                authenticating: Self.head(keyARN, dataKey) + SealingContext.bytes(of: context)
            )
        } catch {
            throw .notAuthentic
        }
        do {
            return try JSONDecoder().decode([String: String].self, from: plain)
        } catch {
            throw .malformed
        }
    }

    private static func head(_ keyARN: String, _ dataKey: Data) -> Data {
        var data = Data([version])
        for part in [Data(keyARN.utf8), dataKey] {
            withUnsafeBytes(of: UInt16(part.count).bigEndian) { data.append(contentsOf: $0) }
            data.append(part)
        }
        return data
    }

    private static func takePart(_ rest: inout Data) -> Data? {
        guard rest.count >= 2 else { return nil }
        let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(2)
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }
}
