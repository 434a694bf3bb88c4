internal import CSandbox
import Glibc

/// A pipe that no other process inherits by accident.
struct OutputPipe: Sendable {
    let readEnd: CInt
    let writeEnd: CInt

    init() throws(SandboxError) {
        var ends: [CInt] = [-1, -1]
        guard lambent_pipe(&ends) == 0 else {
            throw SandboxError(.startFailed, errno: errno, message: "cannot make a pipe")
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    func closeReadEnd() {
        close(readEnd)
    }

    func closeWriteEnd() {
        close(writeEnd)
    }
}
