/// A version of a function that is ready to run: its code lies on disk and its variables are open in memory.
///
/// The environments of the version hang on it, so an invocation that holds it finds them without a look-up.
package final class PreparedFunctionVersion: Sendable {
    /// The snapshot it was made from.
    package let version: FunctionVersion

    /// The ARN of the function without a qualifier.
    package let functionARN: String

    /// Nil for a version that was never prepared: invocations of it answer ServiceException.
    let resources: PreparedResources?

    let environments = EnvironmentPool()

    let provisioned = ProvisionedEnvironments()

    /// A version that cannot be invoked: for tests of what handles prepared versions without running them.
    package convenience init(version: FunctionVersion) {
        self.init(version: version, resources: nil)
    }

    init(version: FunctionVersion, resources: PreparedResources?) {
        self.version = version
        self.functionARN = version.key.arn
        self.resources = resources
    }

    /// What runs it; nil when this host lacks it. Event loop only.
    var runtime: ResolvedRuntime? {
        if case .available(let runtime)? = resources?.runtime { return runtime }
        return environments.lateRuntime
    }
}
