import ControlPlane
import Execution
import Foundation
import LambdaAPI
import NIOCore

/// Runs a function once.
protocol FunctionInvoker: Sendable {
    /// - Parameter qualifier: what it leads to is decided now.
    func invoke(
        _ invocation: Invocation,
        of function: FunctionKey,
        qualifier: String
    ) async -> Result<InvocationOutcome, APIError>

    /// Tells of an event that was traced and has ended.
    func record(_ trace: EventTrace)
}

/// Runs functions on this server.
struct ExecutionInvoker: FunctionInvoker {
    let execution: ExecutionService
    let controlPlane: ControlPlane

    func invoke(
        _ invocation: Invocation,
        of function: FunctionKey,
        qualifier: String
    ) async -> Result<InvocationOutcome, APIError> {
        let caller = Caller(
            account: function.account,
            region: function.region,
            principalARN: "arn:aws:iam::\(function.account):root",
            requestID: invocation.requestID
        )
        let route = RouteKey(function: function, qualifier: qualifier)
        let known = await onLoop { $0.preparedVersion(for: route) }
        let version: PreparedFunctionVersion
        do throws(APIError) {
            if let known {
                version = known
            } else {
                version = try await controlPlane.resolveForInvoke(function.name, qualifier: qualifier, caller).prepared
            }
        } catch {
            return .failure(error)
        }
        return await withCheckedContinuation { continuation in
            execution.eventLoop.execute {
                execution.invoke(invocation, on: version) { continuation.resume(returning: $0) }
            }
        }
    }

    func record(_ trace: EventTrace) {
        execution.record(trace)
    }

    private func onLoop<Value: Sendable>(_ work: @escaping @Sendable (ExecutionService) -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            execution.eventLoop.execute { continuation.resume(returning: work(execution)) }
        }
    }
}
