/// A process that runs its program.
package struct StartedProcess: Sendable, Equatable {
    /// Names the process within its sandbox; its process id as the init sees it.
    package var id: Int32
    /// Read end of the pipe that is its standard output. The caller closes it.
    package var standardOutput: CInt
    /// Read end of the pipe that is its standard error. The caller closes it.
    package var standardError: CInt

    package init(id: Int32, standardOutput: CInt, standardError: CInt) {
        self.id = id
        self.standardOutput = standardOutput
        self.standardError = standardError
    }
}
