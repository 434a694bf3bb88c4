package import Foundation
package import SignatureV4

/// Seals the variables of functions under the key that each function names, and opens them again.
///
/// Under a key of KMS, KMS makes a data key, which is kept only in the form that KMS alone can open. Where KMS is no
/// neighbour, the local master key stands in: from it a key of its own is derived for each ARN. What was sealed in one way
/// is opened in that way, whatever the neighbours are by then.
package struct VariableVault: Sendable {
    private let sealer: VariableSealer
    private let kms: KMSNeighbour?

    /// - Parameters:
    ///   - sealer: for what is under no key of KMS.
    ///   - client: asked when KMS is a neighbour; nil for no neighbours.
    package init(sealer: VariableSealer, client: NeighbourClient?) {
        self.sealer = sealer
        if let client, client.isConfigured(service: "kms") {
            kms = KMSNeighbour(client: client)
        } else {
            kms = nil
        }
    }

    /// Seals `variables`; two sealings of the same variables differ.
    ///
    /// - Parameters:
    ///   - key: the ARN of a key of KMS; nil for the local master key.
    ///   - context: what the variables belong to, which is not secret; opening needs the same.
    package func seal(
        _ variables: [String: String],
        underKey key: String?,
        context: [String: String]
    ) async throws(VaultError) -> Data {
        do {
            guard let key, let kms else { return try sealer.seal(variables, keyARN: key, context: context) }
            let dataKey = try await kms.dataKey(underKey: key, context: context)
            return try KeyEnvelope(sealing: variables, keyARN: key, dataKey: dataKey, context: context).sealed
        } catch {
            throw VaultError(error)
        }
    }

    /// The variables that ``seal(_:underKey:context:)`` was given.
    ///
    /// - Parameter credentials: who asks KMS; whoever the neighbours' configuration says when nil.
    package func open(
        _ sealed: Data,
        context: [String: String],
        credentials: SigningCredentials? = nil
    ) async throws(VaultError) -> [String: String] {
        do {
            guard let envelope = KeyEnvelope(sealed) else { return try sealer.open(sealed, context: context) }
            guard let kms else {
                throw KeyFailure(
                    .unavailable,
                    code: "",
                    message: "the variables are under \(envelope.keyARN), and no endpoint is configured for kms"
                )
            }
            let plainKey = try await kms.decrypt(
                envelope.dataKey,
                underKey: envelope.keyARN,
                context: context,
                credentials: credentials
            )
            return try envelope.open(plainKey, context: context)
        } catch {
            throw VaultError(error)
        }
    }

    /// The key of KMS that must be asked to open this; nil when it opens without.
    package static func keyToAsk(for sealed: Data) -> String? {
        KeyEnvelope(sealed)?.keyARN
    }
}

/// Why variables could not be sealed or opened.
package enum VaultError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key cannot be used.
    case key(KeyFailure)
    /// The sealed data, or the local master key, is not what it should be.
    case sealing(SealingError)

    init(_ error: any Error) {
        self =
            switch error {
            case let failure as KeyFailure: .key(failure)
            case let error as SealingError: .sealing(error)
            default: .sealing(.malformed)
            }
    }

    package var description: String {
        switch self {
        case .key(let failure): "\(failure)"
        case .sealing(let error): "\(error)"
        }
    }
}
