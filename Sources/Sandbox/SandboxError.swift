import Glibc

/// Why a sandbox or a process could not be made.
package struct SandboxError: Error, Sendable, Equatable {
    /// What went wrong, as far as a caller may want to tell it apart.
    package struct Code: Sendable, Hashable {
        private enum Kind: Sendable, Hashable {
            case launcherUnavailable, launcherGone, isolationUnavailable, sandboxGone, invalidSpecification
            case makeFailed, sharedDirectoryFailed, networkFailed
            case executableFailed, interpreterMissing, workingDirectoryFailed, startFailed
        }

        private let kind: Kind

        /// The launcher could not be started.
        package static let launcherUnavailable = Code(kind: .launcherUnavailable)
        /// The launcher ended while it was needed.
        package static let launcherGone = Code(kind: .launcherGone)
        /// This host does not let the launcher isolate sandboxes.
        package static let isolationUnavailable = Code(kind: .isolationUnavailable)
        /// The sandbox was destroyed or its init died.
        package static let sandboxGone = Code(kind: .sandboxGone)
        /// The specification holds what no process can be given.
        package static let invalidSpecification = Code(kind: .invalidSpecification)
        /// The launcher could not make the sandbox.
        package static let makeFailed = Code(kind: .makeFailed)
        /// A shared directory could not be shown: see `errno`.
        package static let sharedDirectoryFailed = Code(kind: .sharedDirectoryFailed)
        /// The sandbox could not be joined to its network.
        package static let networkFailed = Code(kind: .networkFailed)
        /// The program could not be executed: see `errno` (ENOENT, EACCES, ENOEXEC, …).
        package static let executableFailed = Code(kind: .executableFailed)
        /// The program is there, but not what is to run it: the interpreter of its first line, or its loader.
        package static let interpreterMissing = Code(kind: .interpreterMissing)
        /// The working directory could not be entered: see `errno`.
        package static let workingDirectoryFailed = Code(kind: .workingDirectoryFailed)
        /// Another step of the start failed: see `errno`.
        package static let startFailed = Code(kind: .startFailed)
    }

    package let code: Code
    /// The system's error number, where there is one.
    package let errno: CInt?
    /// Says what failed and on what.
    package let message: String

    package init(_ code: Code, errno: CInt? = nil, message: String) {
        self.code = code
        self.errno = errno
        self.message = message
    }
}

extension SandboxError: CustomStringConvertible {
    package var description: String {
        guard let errno else { return message }
        return "\(message): \(String(cString: strerror(errno)))"
    }
}
