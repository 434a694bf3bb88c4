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

    /// The version of the runtime that was found for it; nil for an image, and when this host had none.
    package var runtimeVersion: RuntimeVersion? {
        guard resources?.image == nil, case .available(let runtime)? = resources?.runtime else { return nil }
        return runtime.version
    }

    /// What runs it; nil when this host lacks it, or its program is another file by now. Event loop only.
    var runtime: ResolvedRuntime? {
        var runtime = environments.lateRuntime
        if runtime == nil, case .available(let found)? = resources?.runtime { runtime = found }
        return runtime?.isUnchanged == true ? runtime : nil
    }
}
