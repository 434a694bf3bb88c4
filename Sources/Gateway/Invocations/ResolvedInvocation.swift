package import Execution

/// What an invocation runs, found by the control plane.
package struct ResolvedInvocation: Sendable {
    /// The version to run, published so that the next invocation finds it without the control plane.
    package var version: PreparedFunctionVersion

    /// The ARN that the caller named, in full.
    package var invokedFunctionARN: String

    package init(version: PreparedFunctionVersion, invokedFunctionARN: String) {
        self.version = version
        self.invokedFunctionARN = invokedFunctionARN
    }
}
