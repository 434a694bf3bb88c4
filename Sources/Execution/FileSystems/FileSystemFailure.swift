import Glibc
package import LambdaAPI
import Sandbox

/// Why a function cannot have its file system.
package struct FileSystemFailure: Error, Sendable, Equatable {
    /// What went wrong, by the reason codes that a function's state shows.
    package enum Kind: String, Sendable, CaseIterable {
        /// The file system cannot be reached.
        case connectivity = "EFSMountConnectivityError"
        /// It can, and does not answer.
        case timeout = "EFSMountTimeout"
        /// It answers that it cannot read or write.
        case inputOutput = "EFSIOError"
        /// Anything else: it is not there, or may not be opened.
        case mount = "EFSMountFailure"
    }

    package var kind: Kind
    /// For the caller: nothing in it is of this host alone.
    package var message: String
    /// For the operator.
    package var detail: String
    private let isOfS3: Bool

    init(_ error: SandboxError, of system: FunctionFileSystem?) {
        kind = Kind(errno: error.errno ?? 0)
        detail = error.description
        isOfS3 = system?.isOfS3 ?? false
        let name = system.map { " with access point \($0.arn)" } ?? ""
        message =
            switch kind {
            case .connectivity: "The function couldn't connect to the file system\(name)."
            case .timeout: "The function couldn't mount the file system\(name) in time: it does not answer."
            case .inputOutput: "The function couldn't read from or write to the file system\(name)."
            case .mount: "The function couldn't mount the file system\(name): \(Self.cause(error.errno ?? 0))"
            }
    }

    /// Nil for an error that has nothing to do with file systems.
    init?(_ error: any Error, of version: FunctionVersion) {
        guard let error = error as? SandboxError, error.code == .sharedDirectoryFailed else { return nil }
        self.init(error, of: version.fileSystems.first)
    }

    private static func cause(_ error: CInt) -> String {
        switch error {
        case ENOENT: "it, or the directory that the access point shows, does not exist."
        case ENOTDIR, ELOOP: "what the access point shows is not a directory."
        case EACCES, EPERM: "access was denied."
        default: "see the server's log."
        }
    }

    /// What an invocation that needs it is told.
    package var refusal: APIError {
        switch kind {
        case .connectivity:
            isOfS3 ? .s3FilesMountConnectivityException(message) : .efsMountConnectivityException(message)
        case .timeout: isOfS3 ? .s3FilesMountTimeoutException(message) : .efsMountTimeoutException(message)
        case .inputOutput: .efsioException(message)
        case .mount: isOfS3 ? .s3FilesMountFailureException(message) : .efsMountFailureException(message)
        }
    }
}

extension FileSystemFailure.Kind {
    fileprivate init(errno: CInt) {
        switch errno {
        case ETIMEDOUT: self = .timeout
        case ECONNREFUSED, ECONNRESET, ECONNABORTED, EHOSTDOWN, EHOSTUNREACH, ENETDOWN, ENETUNREACH, ENOTCONN, ENONET,
            ESHUTDOWN:
            self = .connectivity
        case EIO, EREMOTEIO, ESTALE: self = .inputOutput
        default: self = .mount
        }
    }
}
