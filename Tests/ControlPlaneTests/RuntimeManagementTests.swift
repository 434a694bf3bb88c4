import ControlPlane
import Execution
import LambdaAPI
import Testing

struct RuntimeManagementTests {
    private func arn(_ version: String, of runtime: String = "python3.12") -> String {
        FakePreparer.runtime(runtime, version).arn(region: Fixture.region)
    }

    @discardableResult
    private func put(
        _ updates: UpdateRuntimeOn,
        _ arn: String? = nil,
        _ qualifier: String? = nil,
        in fixture: Fixture
    ) async throws -> PutRuntimeManagementConfigResponse {
        let request = PutRuntimeManagementConfigRequest(
            functionName: "fn",
            qualifier: qualifier,
            updateRuntimeOn: updates,
            runtimeVersionArn: arn
        )
        return try await fixture.controlPlane.putRuntimeManagementConfig(request, fixture.caller)
    }

    private func get(
        _ qualifier: String? = nil,
        in fixture: Fixture
    ) async throws -> GetRuntimeManagementConfigResponse {
        let request = GetRuntimeManagementConfigRequest(functionName: "fn", qualifier: qualifier)
        return try await fixture.controlPlane.getRuntimeManagementConfig(request, fixture.caller)
    }

    private func shown(_ qualifier: String? = nil, in fixture: Fixture) async throws -> String? {
        try await fixture.configuration(qualifier: qualifier).runtimeVersionConfig?.runtimeVersionArn
    }

    /// What an invocation would run on.
    private func pin(_ qualifier: String? = nil, in fixture: Fixture) async throws -> String? {
        let found = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: qualifier, fixture.caller)
        return found.prepared.version.runtimePin?.version
    }

    @Test func everyFunctionBeginsWithAuto() async throws {
        let fixture = Fixture()
        let created = try await fixture.makeActive()
        #expect(created.runtimeVersionConfig == RuntimeVersionConfig(runtimeVersionArn: arn("1.0.1")))
        #expect(
            try await get(in: fixture)
                == GetRuntimeManagementConfigResponse(
                    updateRuntimeOn: .auto,
                    functionArn: fixture.arn() + ":$LATEST"
                )
        )
        #expect(try await pin(in: fixture) == nil)
    }

    @Test func manualPinsAndAutoFrees() async throws {
        let fixture = Fixture()
        fixture.preparer.setRuntimes(["2.0.0", "1.0.1"])
        try await fixture.makeActive()
        #expect(try await shown(in: fixture) == arn("2.0.0"))
        let before = try await fixture.configuration().revisionId
        #expect(
            try await put(.manual, arn("1.0.1"), in: fixture)
                == PutRuntimeManagementConfigResponse(
                    updateRuntimeOn: .manual,
                    functionArn: fixture.arn() + ":$LATEST",
                    runtimeVersionArn: arn("1.0.1")
                )
        )
        #expect(try await get(in: fixture).runtimeVersionArn == arn("1.0.1"))
        #expect(try await shown(in: fixture) == arn("1.0.1"))
        #expect(try await pin(in: fixture) == "1.0.1")
        #expect(try await fixture.configuration().revisionId != before)
        // An update changes nothing about it, another runtime is pinned where it is.
        try await fixture.updated { $0.timeout = 9 }
        #expect(try await pin(in: fixture) == "1.0.1")
        let other = try await fixture.updated { $0.runtime = "python3.11" }
        #expect(other.runtimeVersionConfig?.runtimeVersionArn == arn("2.0.0", of: "python3.11"))
        #expect(try await get(in: fixture).updateRuntimeOn == .manual)
        try await put(.auto, in: fixture)
        #expect(try await pin(in: fixture) == nil)
    }

    @Test func functionUpdateTakesWhatIsThereThen() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await put(.functionUpdate, in: fixture)
        fixture.preparer.setRuntimes(["2.0.0", "1.0.1"])
        #expect(try await pin(in: fixture) == "1.0.1")
        #expect(try await shown(in: fixture) == arn("1.0.1"))
        #expect(try await get(in: fixture).runtimeVersionArn == nil)
        let updated = try await fixture.updated { $0.description = "new" }
        #expect(updated.runtimeVersionConfig?.runtimeVersionArn == arn("2.0.0"))
        #expect(try await pin(in: fixture) == "2.0.0")
    }

    @Test func versionsHaveTheirOwn() async throws {
        let fixture = Fixture()
        fixture.preparer.setRuntimes(["2.0.0", "1.0.1"])
        try await fixture.makeActive()
        try await put(.manual, arn("1.0.1"), in: fixture)
        try await fixture.publish()
        // A version keeps what it was published with.
        try await put(.auto, in: fixture)
        #expect(try await get("1", in: fixture).runtimeVersionArn == arn("1.0.1"))
        #expect(try await pin("1", in: fixture) == "1.0.1")
        let answer = try await put(.manual, arn("2.0.0"), "1", in: fixture)
        #expect(answer.functionArn == fixture.arn() + ":1")
        #expect(try await pin("1", in: fixture) == "2.0.0")
        #expect(try await shown("1", in: fixture) == arn("2.0.0"))
        #expect(try await get("$LATEST", in: fixture).updateRuntimeOn == .auto)
        // What is managed otherwise is another version.
        #expect(try await fixture.publish().version == "2")
    }

    @Test func itOutlivesTheServer() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await put(.manual, arn("1.0.1"), in: fixture)
        let next = Fixture(store: fixture.store, sealer: fixture.sealer)
        next.preparer.setRuntimes(["2.0.0"])
        #expect(try await get(in: next).runtimeVersionArn == arn("1.0.1"))
        #expect(try await pin(in: next) == "1.0.1")
    }

    @Test func aMissingRuntimeIsSaidAndShownWhenItCame() async throws {
        let fixture = Fixture()
        fixture.preparer.setRuntimes([])
        let created = try await fixture.makeActive()
        #expect(created.runtimeVersionConfig?.runtimeVersionArn == nil)
        #expect(created.runtimeVersionConfig?.error?.errorCode == "InvalidRuntimeException")
        fixture.preparer.setRuntimes(["1.0.1"])
        #expect(try await shown(in: fixture) == arn("1.0.1"))
    }

    private static let refusals: [(UpdateRuntimeOn, String?, String?, String)] = [
        (.manual, nil, nil, "RuntimeVersionArn must be specified when UpdateRuntimeOn is Manual."),
        (.auto, "a", nil, "RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual."),
        (.functionUpdate, "a", nil, "RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual."),
        (.manual, "a", nil, "The runtime version a is not a version of python3.12 that this server has."),
        (.auto, nil, "prod", "Runtime management is configured for versions of a function."),
    ]

    @Test(arguments: refusals)
    func whatItDoesNotTake(updates: UpdateRuntimeOn, arn: String?, qualifier: String?, text: String) async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        let error = await refusal { try await put(updates, arn, qualifier, in: fixture) }
        #expect(error?.code == "InvalidParameterValueException")
        #expect(error?.message?.hasPrefix(text) == true)
        #expect(try await get(in: fixture).updateRuntimeOn == .auto)
    }

    @Test func itNeedsAFunctionThatCanBeChanged() async throws {
        let fixture = Fixture()
        for qualifier in [nil, "$LATEST", "7"] {
            let arn = fixture.arn() + ":" + (qualifier ?? "$LATEST")
            let unknown = await refusal { _ = try await get(qualifier, in: fixture) }
            #expect(unknown == .resourceNotFoundException("Function not found: \(arn)"))
            #expect(await refusal { try await put(.auto, nil, qualifier, in: fixture) } == unknown)
        }
        try await fixture.makeActive()
        fixture.preparer.hold()
        try await fixture.update { $0.timeout = 4 }
        let busy = await refusal { try await put(.auto, in: fixture) }
        #expect(busy?.code == "ResourceConflictException")
        fixture.preparer.release()
    }
}
