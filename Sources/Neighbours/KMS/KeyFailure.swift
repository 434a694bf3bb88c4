/// Why a key of KMS cannot be used.
package struct KeyFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// KMS does not let the caller use the key.
        case accessDenied
        case disabled
        /// The key waits for its deletion or its material, or its store is away.
        case invalidState
        case notFound
        /// KMS did not answer, or not to the question: nothing is known of the key.
        case unavailable
    }

    package let kind: Kind

    /// The error code of KMS; empty when it gave none.
    package let code: String

    /// The message of KMS, or what went wrong on the way to it.
    package let message: String

    init(_ kind: Kind, code: String, message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    /// What the failure of a call means.
    package init(_ error: NeighbourError) {
        let code = error.serviceCode ?? ""
        self.init(Self.kind(of: error, code), code: code, message: error.message)
    }

    private static func kind(of error: NeighbourError, _ code: String) -> Kind {
        switch code {
        case "DisabledException": return .disabled
        case "NotFoundException", "InvalidArnException": return .notFound
        case "KMSInvalidStateException", "InvalidKeyUsageException": return .invalidState
        default: break
        }
        guard error.isServiceAnswer, let status = error.status, status < 500,
            !RetryPolicy.isTransient(status: status, code: code)
        else { return .unavailable }
        // Whatever else KMS refuses: unknown credentials, another context, a ciphertext of another key.
        return .accessDenied
    }

    /// What a state of a key means; nil when it can be used.
    ///
    /// - Parameter state: one of the API's words.
    package init?(state: String, ofKey arn: String) {
        switch state {
        case "Disabled":
            self.init(.disabled, code: "DisabledException", message: "\(arn) is disabled.")
        case "PendingDeletion", "PendingReplicaDeletion":
            self.init(.invalidState, code: "KMSInvalidStateException", message: "\(arn) is pending deletion.")
        case "PendingImport":
            self.init(.invalidState, code: "KMSInvalidStateException", message: "\(arn) is pending import.")
        case "Unavailable":
            self.init(.invalidState, code: "KMSInvalidStateException", message: "\(arn) is unavailable.")
        default:
            return nil
        }
    }

    package var description: String { code.isEmpty ? message : "\(code): \(message)" }
}
