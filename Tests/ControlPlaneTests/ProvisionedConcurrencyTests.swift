import ControlPlane
import LambdaAPI
import Testing

struct ProvisionedConcurrencyTests {
    @discardableResult
    private func put(
        _ count: Int,
        _ qualifier: String,
        _ name: String = "fn",
        in fixture: Fixture
    ) async throws -> PutProvisionedConcurrencyConfigResponse {
        let request = PutProvisionedConcurrencyConfigRequest(
            functionName: name,
            qualifier: qualifier,
            provisionedConcurrentExecutions: count
        )
        return try await fixture.controlPlane.putProvisionedConcurrencyConfig(request, fixture.caller)
    }

    private func get(
        _ qualifier: String,
        in fixture: Fixture
    ) async throws -> GetProvisionedConcurrencyConfigResponse {
        let request = GetProvisionedConcurrencyConfigRequest(functionName: "fn", qualifier: qualifier)
        return try await fixture.controlPlane.getProvisionedConcurrencyConfig(request, fixture.caller)
    }

    private func delete(_ qualifier: String, in fixture: Fixture) async throws {
        let request = DeleteProvisionedConcurrencyConfigRequest(functionName: "fn", qualifier: qualifier)
        try await fixture.controlPlane.deleteProvisionedConcurrencyConfig(request, fixture.caller)
    }

    private func reserve(_ count: Int, in fixture: Fixture) async throws {
        let request = PutFunctionConcurrencyRequest(functionName: "fn", reservedConcurrentExecutions: count)
        _ = try await fixture.controlPlane.putFunctionConcurrency(request, fixture.caller)
    }

    @Test func lifeOfAConfiguration() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        let accepted = try await put(2, "1", in: fixture)
        #expect(accepted.status == .inProgress)
        #expect(accepted.requestedProvisionedConcurrentExecutions == 2)
        #expect(accepted.availableProvisionedConcurrentExecutions == 0)
        #expect(accepted.allocatedProvisionedConcurrentExecutions == 0)
        #expect(accepted.lastModified == "2023-11-14T22:13:20+0000")
        try await eventually { try await get("1", in: fixture).status == .ready }
        #expect(fixture.preparer.provisioned(of: fixture.key()) == ["1": 2])
        #expect(fixture.preparer.version(behind: "1", of: fixture.key()) != nil)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 998)
        let list = ListProvisionedConcurrencyConfigsRequest(functionName: "fn")
        let listed = try await fixture.controlPlane.listProvisionedConcurrencyConfigs(list, fixture.caller)
        #expect(listed.provisionedConcurrencyConfigs?.map(\.functionArn) == [fixture.arn() + ":1"])
        try await delete("1", in: fixture)
        try await delete("1", in: fixture)
        try await eventually { fixture.preparer.provisioned(of: fixture.key()).isEmpty }
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 1000)
        #expect(
            await refusal { _ = try await get("1", in: fixture) }
                == .provisionedConcurrencyConfigNotFoundException(
                    "No Provisioned Concurrency Config found for this function"
                )
        )
    }

    @Test func failuresAreShownWithTheirReason() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        fixture.preparer.failProvisioning(with: "FUNCTION_ERROR_INIT_FAILURE")
        try await put(1, "1", in: fixture)
        try await eventually { try await get("1", in: fixture).status == .failed }
        #expect(try await get("1", in: fixture).statusReason == "FUNCTION_ERROR_INIT_FAILURE")
    }

    @Test func itMovesWithTheAliasAndGoesWithIt() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(3)
        try await fixture.createAlias("live", version: "1")
        try await put(4, "live", in: fixture)
        try await eventually { fixture.preparer.provisioned(of: fixture.key()) == ["1": 4] }
        try await fixture.updateAlias("live") {
            $0.functionVersion = "2"
            $0.routingConfig = AliasRoutingConfiguration(additionalVersionWeights: ["3": 0.25])
        }
        try await eventually { fixture.preparer.provisioned(of: fixture.key()) == ["2": 3, "3": 1] }
        #expect(
            await refusal { try await put(1, "2", in: fixture) }
                == .resourceConflictException("Version is pointed by a Provisioned Concurrency alias")
        )
        try await put(1, "1", in: fixture)
        #expect(
            await refusal { try await fixture.updateAlias("live") { $0.functionVersion = "1" } }
                == .resourceConflictException(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
                )
        )
        try await fixture.deleteAlias("live")
        try await eventually { fixture.preparer.provisioned(of: fixture.key()) == ["1": 1] }
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 999)
        let deletion = DeleteFunctionRequest(functionName: "fn", qualifier: "1")
        try await fixture.controlPlane.deleteFunction(deletion, fixture.caller)
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 1000)
    }

    @Test func refusals() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        try await fixture.createAlias("latest", version: "$LATEST")
        let unpublished = "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
        let notPublished = "The function resource provided must be an alias or a published version."
        for qualifier in ["$LATEST", "latest"] {
            #expect(await refusal { try await put(1, qualifier, in: fixture) }?.message == unpublished)
        }
        #expect(await refusal { _ = try await get("$LATEST", in: fixture) }?.message == notPublished)
        #expect(await refusal { try await delete("$LATEST", in: fixture) }?.message == notPublished)
        let noAlias = "Cannot find alias arn: \(fixture.arn()):none"
        let noVersion = "Function not found: \(fixture.arn()):7"
        for (qualifier, text) in [("none", noAlias), ("7", noVersion)] {
            #expect(await refusal { try await put(1, qualifier, in: fixture) }?.message == text)
            #expect(await refusal { _ = try await get(qualifier, in: fixture) }?.message == text)
            #expect(await refusal { try await delete(qualifier, in: fixture) }?.message == text)
        }
        let otherAlias = await refusal { try await put(1, "none", "other", in: fixture) }
        #expect(otherAlias?.message == "Cannot find alias arn: \(fixture.arn("other")):none")
        let list = ListProvisionedConcurrencyConfigsRequest(functionName: "other")
        #expect(
            await refusal {
                _ = try await fixture.controlPlane.listProvisionedConcurrencyConfigs(list, fixture.caller)
            }?
            .message == "Function not found: \(fixture.arn("other"))"
        )
    }

    @Test func theAccountAndTheReservationBoundIt() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        let tooMany = await refusal { try await put(1001, "1", in: fixture) }
        #expect(
            tooMany?.message
                == "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000]."
        )
        #expect(tooMany?.type == nil)
        let belowMinimum = await refusal { try await put(901, "1", in: fixture) }
        #expect(
            belowMinimum?.message
                == "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below"
                + " its minimum value of [100]."
        )
        #expect(belowMinimum?.type == nil)
        try await put(2, "1", in: fixture)
        #expect(
            await refusal { try await reserve(1, in: fixture) }?.message
                == " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned"
                + " concurrency [2]."
        )
        try await reserve(2, in: fixture)
        #expect(fixture.preparer.limit(of: fixture.key()) == 0, "nothing is left for other versions")
        #expect(fixture.preparer.unreserved(region: Fixture.region) == 998, "what is provisioned is reserved too")
        for (count, qualifier) in [(1, "2"), (3, "1")] {
            #expect(
                await refusal { try await put(count, qualifier, in: fixture) }
                    == .invalidParameterValueException(
                        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution"
                            + " for function"
                    )
            )
        }
    }

    @Test func aRestartStartsTheEnvironmentsAgain() async throws {
        let first = Fixture()
        try await first.makeVersions(1)
        try await put(3, "1", in: first)
        await first.controlPlane.shutdown()
        let second = Fixture(store: first.store, sealer: first.sealer)
        try await second.controlPlane.start()
        try await eventually { second.preparer.provisioned(of: second.key()) == ["1": 3] }
        await second.controlPlane.shutdown()
    }

    @Test func theAccountIsCounted() async throws {
        let fixture = Fixture()
        let settings = { () async throws in
            try await fixture.controlPlane.getAccountSettings(GetAccountSettingsRequest(), fixture.caller)
        }
        let empty = try await settings()
        #expect(empty.accountUsage == AccountUsage(totalCodeSize: 0, functionCount: 0))
        #expect(empty.accountLimit?.unreservedConcurrentExecutions == 1000)
        try await fixture.makeActive()
        let size = try await fixture.configuration().codeSize ?? 0
        try await fixture.publish()
        let layer = try await fixture.publishLayer().content?.codeSize ?? 0
        try await put(5, "1", in: fixture)
        let used = try await settings()
        #expect(used.accountUsage == AccountUsage(totalCodeSize: 2 * size + layer, functionCount: 1))
        #expect(used.accountLimit?.unreservedConcurrentExecutions == 995)
    }
}
