import Glibc

/// Why the kernel did not do what a control group was asked for.
package struct ControlGroupError: Error, Sendable, Equatable {
    /// The file or directory that it failed on.
    package let path: String
    /// The system's error number.
    package let errno: CInt
    /// What was tried, in one word: "make", "write", …
    package let action: String

    package init(_ action: String, _ path: String, errno: CInt) {
        self.action = action
        self.path = path
        self.errno = errno
    }
}

extension ControlGroupError: CustomStringConvertible {
    package var description: String {
        "cannot \(action) \(path): \(String(cString: strerror(errno)))"
    }
}
