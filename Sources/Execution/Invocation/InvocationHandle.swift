/// A running invocation, in the hands of its caller. Event loop only.
package struct InvocationHandle {
    let invocation: ActiveInvocation?

    /// The caller is gone: the completion is not called any more. The function runs to its end all the same.
    package func abandon() {
        invocation?.abandon()
    }
}
