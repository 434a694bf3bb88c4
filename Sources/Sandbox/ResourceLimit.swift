import Glibc

/// One resource limit of a process, as `getrlimit` knows it.
package struct ResourceLimit: Sendable, Equatable {
    /// What is limited.
    package enum Resource: Sendable, Equatable, CaseIterable {
        /// Open descriptors.
        case descriptors
        /// Processes and threads. The kernel counts all of the user's, not only the sandbox's, and none of root's.
        case processes
        /// Size of a core file, in bytes.
        case core
        /// Size of the main thread's stack, in bytes.
        case stack
        /// Locked memory, in bytes.
        case lockedMemory
        /// Size of a file that is written, in bytes.
        case fileSize
    }

    /// No limit.
    package static let unlimited = UInt64.max

    package var resource: Resource
    package var soft: UInt64
    package var hard: UInt64

    package init(_ resource: Resource, soft: UInt64, hard: UInt64) {
        self.resource = resource
        self.soft = soft
        self.hard = hard
    }

    package init(_ resource: Resource, _ value: UInt64) {
        self.init(resource, soft: value, hard: value)
    }
}

extension ResourceLimit.Resource {
    /// The kernel's number of it.
    var number: UInt32 {
        switch self {
        case .descriptors: UInt32(RLIMIT_NOFILE.rawValue)
        case .processes: UInt32(__RLIMIT_NPROC.rawValue)
        case .core: UInt32(RLIMIT_CORE.rawValue)
        case .stack: UInt32(RLIMIT_STACK.rawValue)
        case .lockedMemory: UInt32(__RLIMIT_MEMLOCK.rawValue)
        case .fileSize: UInt32(RLIMIT_FSIZE.rawValue)
        }
    }
}
