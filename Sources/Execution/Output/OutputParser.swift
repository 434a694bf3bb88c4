/// Makes events of the bytes of a pipe.
protocol OutputParser: Sendable {
    /// Takes the next bytes of the pipe.
    mutating func consume(_ bytes: UnsafeRawBufferPointer, _ emit: (OutputLine) -> Void)

    /// No more bytes belong to what came last: the pipe or an invocation ended.
    mutating func finish(_ emit: (OutputLine) -> Void)
}
