package import Execution

/// What the control plane asks of what runs functions.
package protocol FunctionPreparer: Sendable {
    /// Makes everything ready that a new environment of the version needs; no code of the user runs.
    func prepare(_ version: FunctionSnapshot) async throws(PreparationFailure) -> PreparedFunctionVersion

    /// Puts the version behind a qualifier: every invocation after this returned runs it.
    ///
    /// - Returns: the version behind the qualifier now: the one that was there when its generation is the same.
    @discardableResult
    func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) async -> PreparedFunctionVersion

    /// Sends the invocations of an alias to versions: every invocation after this returned goes there.
    func publish(_ alias: AliasRoute, for key: RouteKey) async

    /// Lets at most so many invocations of a function run at a time, beside those in provisioned environments; nil for
    /// as many as the account allows.
    func limit(_ concurrency: Int?, of function: FunctionKey) async

    /// Lets at most so many invocations of those functions of an account run at a time that have no limit of their own.
    func limit(unreserved: Int, account: String, region: String) async

    /// Keeps environments of versions that routes lead to initialized ahead of invocations, which take them first.
    ///
    /// - Parameter counts: how many each version has; one that is not named has none any more.
    func provision(_ counts: [String: Int], of function: FunctionKey) async

    /// How far the version of a route has come with them.
    func provisionedState(of key: RouteKey) async -> ProvisionedState

    /// The version of a runtime that a function runs on unless told; nil when there is none.
    func runtimeVersion(of runtime: String, architecture: String) async -> RuntimeVersion?

    /// Every version of a runtime that functions can run on.
    func runtimeVersions(of runtime: String) async -> [RuntimeVersion]

    /// Takes a qualifier of a function away; all of them for nil.
    func withdraw(_ function: FunctionKey, qualifier: String?) async

    /// How long ago each route's version was used last; those that were not used since they were published are missing.
    func uses() async -> [RouteKey: Duration]

    /// The packages that environments or prepared versions still use.
    func packageDigestsInUse() async -> Set<String>
}

extension ExecutionService: FunctionPreparer {}
