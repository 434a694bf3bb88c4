import ControlPlane
import LambdaAPI
import Testing

struct ReservedConcurrencyTests {
    private func reserve(_ count: Int, _ name: String = "fn", in fixture: Fixture) async throws {
        let request = PutFunctionConcurrencyRequest(functionName: name, reservedConcurrentExecutions: count)
        let answer = try await fixture.controlPlane.putFunctionConcurrency(request, fixture.caller)
        #expect(answer.reservedConcurrentExecutions == count)
    }

    private func reserved(_ name: String = "fn", in fixture: Fixture) async throws -> Int? {
        let request = GetFunctionConcurrencyRequest(functionName: name)
        return try await fixture.controlPlane.getFunctionConcurrency(request, fixture.caller)
            .reservedConcurrentExecutions
    }

    private func unreserve(_ name: String = "fn", in fixture: Fixture) async throws {
        let request = DeleteFunctionConcurrencyRequest(functionName: name)
        try await fixture.controlPlane.deleteFunctionConcurrency(request, fixture.caller)
    }

    private static let belowMinimum =
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
        + " below its minimum value of [100]."

    @Test func reservesShowsAndGivesBack() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        #expect(try await reserved(in: fixture) == nil)
        try await reserve(3, in: fixture)
        #expect(try await reserved(in: fixture) == 3)
        #expect(fixture.preparer.limit(of: fixture.key()) == 3)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 997)
        let shown = try await fixture.controlPlane.getFunction(GetFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(shown.concurrency?.reservedConcurrentExecutions == 3)
        #expect(shown.configuration?.revisionId == before.revisionId)
        try await reserve(0, in: fixture)
        #expect(fixture.preparer.limit(of: fixture.key()) == 0)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 1000)
        try await unreserve(in: fixture)
        try await unreserve(in: fixture)
        #expect(try await reserved(in: fixture) == nil)
        #expect(fixture.preparer.limit(of: fixture.key()) == nil)
    }

    @Test(arguments: [(901, false), (900, true), (1000, false), (1001, false), (0, true)])
    func keepsTheMinimum(count: Int, isTaken: Bool) async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        let error = await refusal { try await reserve(count, in: fixture) }
        #expect((error == nil) == isTaken)
        if let error {
            #expect(error.message == Self.belowMinimum)
            #expect(error.code == "InvalidParameterValueException")
            #expect(error.type == nil)
        }
    }

    @Test func functionsShareTheAccount() async throws {
        let fixture = Fixture()
        for name in ["a", "b"] { try await fixture.makeActive(name) }
        try await reserve(800, "a", in: fixture)
        #expect(await refusal { try await reserve(101, "b", in: fixture) }?.message == Self.belowMinimum)
        try await reserve(100, "b", in: fixture)
        // What the function has itself is not counted against it.
        try await reserve(700, "a", in: fixture)
        try await reserve(800, "a", in: fixture)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 100)
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "a"), fixture.caller)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 900)
        try await reserve(900, "b", in: fixture)
    }

    @Test func concurrentReservationsNeverExceedTheAccount() async throws {
        let fixture = Fixture()
        for number in 0..<4 { try await fixture.makeActive("f\(number)") }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask { try? await reserve(400, "f\(number)", in: fixture) }
            }
        }
        var taken = 0
        for number in 0..<4 { taken += try await reserved("f\(number)", in: fixture) ?? 0 }
        #expect(taken == 800)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 200)
    }

    @Test func limitsHoldAfterARestart() async throws {
        let first = Fixture()
        try await first.makeActive()
        try await reserve(5, in: first)
        await first.controlPlane.shutdown()
        let second = Fixture(store: first.store, sealer: first.sealer)
        try await second.controlPlane.start()
        #expect(second.preparer.unreserved(region: Fixture.region) == 995)
        _ = try await second.controlPlane.resolveForInvoke("fn", qualifier: nil, second.caller)
        #expect(second.preparer.limit(of: second.key()) == 5)
        await second.controlPlane.shutdown()
    }

    @Test(arguments: ["fn:1", "fn:live", "fn:$LATEST"])
    func qualifiersAreRefused(name: String) async throws {
        let fixture = Fixture()
        let error = await refusal { try await reserve(1, name, in: fixture) }
        #expect(
            error?.message
                == "This operation is permitted on Lambda functions only. Aliases and versions do not support this"
                + " operation. Please specify either a function name or an unqualified function ARN."
        )
    }

    @Test func unknownFunctions() async throws {
        let fixture = Fixture()
        #expect(
            await refusal { try await reserve(0, "none", in: fixture) }
                == .resourceNotFoundException("Function not found: \(fixture.arn("none")):$LATEST")
        )
        let missing = APIError.resourceNotFoundException("Function not found: \(fixture.arn("none"))")
        #expect(await refusal { _ = try await reserved("none", in: fixture) } == missing)
        #expect(await refusal { try await unreserve("none", in: fixture) } == missing)
    }
}
