package import struct Foundation.Data
package import LambdaAPI
package import Logging
package import Logs
package import NIOCore
package import Neighbours
package import Packages
package import Sandbox

/// Runs functions: prepares versions, keeps their environments, and takes invocations.
package final class ExecutionService: Sendable {
    package init(
        configuration: ExecutionConfiguration,
        eventLoop: any EventLoop,
        launcher: any SandboxLauncher,
        packages: PackageStore,
        blobs: @escaping @Sendable (_ digest: String) async throws -> Data,
        logs: LogStore,
        sealer: VariableSealer,
        roleCredentials: @escaping @Sendable (_ role: String, _ functionName: String) async throws -> RoleCredentials,
        logger: Logger
    ) { fatalError() }

    package func start() async throws { fatalError() }
    package func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> PreparedFunctionVersion { fatalError() }
    @discardableResult
    package func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) async -> PreparedFunctionVersion { fatalError() }
    package func withdraw(_ function: FunctionKey, qualifier: String?) async { fatalError() }
    package func preparedVersion(for key: RouteKey) -> PreparedFunctionVersion? { fatalError() }
    @discardableResult
    package func invoke(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) -> InvocationHandle { fatalError() }
    package func shutdown(grace: Duration) async { fatalError() }
    package func statistics() async -> ExecutionStatistics { fatalError() }
    package func packageDigestsInUse() async -> Set<String> { fatalError() }
}
