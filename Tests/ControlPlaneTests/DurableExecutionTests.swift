import ControlPlane
import LambdaAPI
import Testing

/// Durable executions, of which there are none.
struct DurableExecutionTests {
    let fixture = Fixture()

    private static let arn = "arn:aws:lambda:us-east-1:111111111111:function:fn:1/durable-execution/name/id"
    private static let missing = APIError.resourceNotFoundException("Durable execution not found: \(arn)")

    @Test func aFunctionHasNone() async throws {
        try await fixture.makeActive()
        let request = ListDurableExecutionsByFunctionRequest(functionName: "fn")
        let listed = try await fixture.controlPlane.listDurableExecutionsByFunction(request, fixture.caller)
        #expect(listed == ListDurableExecutionsByFunctionResponse(durableExecutions: []))
        let unknown = ListDurableExecutionsByFunctionRequest(functionName: "fn", qualifier: "7")
        #expect(
            await refusal {
                _ = try await fixture.controlPlane.listDurableExecutionsByFunction(unknown, fixture.caller)
            } == .resourceNotFoundException("Function not found: \(fixture.arn()):7")
        )
    }

    @Test func whatNamesOneIsRefused() async {
        let (controlPlane, caller) = (fixture.controlPlane, fixture.caller)
        let calls: [() async throws -> Void] = [
            { _ = try await controlPlane.getDurableExecution(.init(durableExecutionArn: Self.arn), caller) },
            { _ = try await controlPlane.getDurableExecutionHistory(.init(durableExecutionArn: Self.arn), caller) },
            { _ = try await controlPlane.stopDurableExecution(.init(durableExecutionArn: Self.arn), caller) },
            { _ = try await controlPlane.pauseDurableExecution(.init(durableExecutionArn: Self.arn), caller) },
            { _ = try await controlPlane.resumeDurableExecution(.init(durableExecutionArn: Self.arn), caller) },
            { _ = try await controlPlane.deleteDurableExecution(.init(durableExecutionArn: Self.arn), caller) },
        ]
        for call in calls { #expect(await refusal(call) == Self.missing) }
        let token = APIError.invalidParameterValueException("Invalid checkpoint token.")
        #expect(
            await refusal {
                _ = try await controlPlane.getDurableExecutionState(.init(durableExecutionArn: Self.arn), caller)
            } == token
        )
        #expect(
            await refusal {
                _ = try await controlPlane.checkpointDurableExecution(.init(durableExecutionArn: Self.arn), caller)
            } == token
        )
        let callback = APIError.resourceNotFoundException("Callback not found: aaaa")
        #expect(
            await refusal {
                _ = try await controlPlane.sendDurableExecutionCallbackHeartbeat(.init(callbackId: "aaaa"), caller)
            } == callback
        )
        let foreign = "arn:aws:lambda:us-east-1:222222222222:function:fn:1/durable-execution/name/id"
        #expect(
            await refusal {
                _ = try await controlPlane.getDurableExecution(.init(durableExecutionArn: foreign), caller)
            }
                == .accessDeniedException(nil)
        )
    }
}
