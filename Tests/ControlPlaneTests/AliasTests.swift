import ControlPlane
import Execution
import LambdaAPI
import Testing

struct AliasTests {
    private static let none = AliasRoutingConfiguration(additionalVersionWeights: [:])

    @Test func lifeOfAnAlias() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        let function = try await fixture.configuration()
        let made = try await fixture.createAlias("live", version: "1", weights: ["2": 0.2])
        #expect(
            made
                == AliasConfiguration(
                    aliasArn: fixture.arn() + ":live",
                    name: "live",
                    functionVersion: "1",
                    description: "",
                    routingConfig: AliasRoutingConfiguration(additionalVersionWeights: ["2": 0.2]),
                    revisionId: made.revisionId
                )
        )
        #expect(try await fixture.alias("live") == made)
        let same = try await fixture.updateAlias("live")
        #expect(same.revisionId != made.revisionId, "an update that changes nothing is a new revision")
        #expect(same.routingConfig == made.routingConfig)
        let cleared = try await fixture.updateAlias("live") {
            $0.routingConfig = AliasRoutingConfiguration(additionalVersionWeights: [:])
            $0.description = "one"
            $0.revisionId = same.revisionId
        }
        #expect(cleared.routingConfig == nil)
        #expect(cleared.description == "one")
        let moved = try await fixture.updateAlias("live") { $0.functionVersion = "$LATEST" }
        #expect(moved.functionVersion == "$LATEST")
        #expect(moved.description == "one")
        #expect(try await fixture.configuration() == function, "aliases leave the function's revision alone")
        try await fixture.deleteAlias("live")
        try await fixture.deleteAlias("live")
        #expect(
            await refusal { _ = try await fixture.alias("live") }
                == .resourceNotFoundException("Cannot find alias arn: \(fixture.arn()):live")
        )
    }

    @Test func readsOfAnAliasShowItsVersion() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        try await fixture.createAlias("live", version: "1", weights: ["2": 1])
        try await fixture.createAlias("latest", version: "$LATEST")
        var first = try await fixture.configuration(qualifier: "1")
        first.functionArn = fixture.arn() + ":live"
        #expect(try await fixture.configuration(qualifier: "live") == first)
        let latest = try await fixture.configuration(qualifier: "latest")
        #expect(latest.functionArn == fixture.arn() + ":latest")
        #expect(latest.version == "$LATEST")
    }

    @Test(arguments: [
        ("fn", "new", "10", [:], "Function not found: FN:10"),
        ("fn", "new", "1", ["10": 0.5], "Function not found: FN:10"),
        ("fn", "new", "01", [:], "Function not found: FN:01"),
        ("fn", "new", "$LATEST.PUBLISHED", [:], "Function not found: FN:$LATEST.PUBLISHED"),
        ("other", "new", "1", ["2": 0.5], "Function not found: OTHER:1"),
        ("fn", "taken", "1", [:], "Alias already exists: FN:taken"),
        (
            "fn", "new", "1", ["1": 0.5, "2": 0.5],
            "Number of items in AdditionalVersionWeights cannot be greater than 1"
        ),
        (
            "fn", "new", "1", ["1": 0.5],
            "Invalid function version 1. Function version 1 is already included in routing configuration."
        ),
        (
            "fn", "new", "$LATEST", ["1": 0.5],
            "$LATEST is not supported for an alias pointing to more than 1 version"
        ),
        (
            "fn:1", "new", "1", [:],
            "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation."
                + " Please specify either a function name or an unqualified function ARN."
        ),
    ])
    func refusedCreations(
        function: String,
        name: String,
        version: String,
        weights: [String: Double],
        text: String
    ) async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        try await fixture.createAlias("taken", version: "1")
        let error = await refusal {
            try await fixture.createAlias(name, version: version, weights: weights, of: function)
        }
        let expected =
            text.replacing("FN", with: fixture.arn()).replacing("OTHER", with: fixture.arn("other"))
        #expect(error?.message == expected)
        let hasType = !text.hasPrefix("$LATEST")
        #expect(error?.type == (hasType ? "User" : nil))
    }

    @Test func refusedUpdates() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        let made = try await fixture.createAlias("live", version: "1", weights: ["2": 0.5])
        #expect(
            await refusal { try await fixture.updateAlias("other") }
                == .resourceNotFoundException("Alias not found: \(fixture.arn()):other")
        )
        #expect(
            await refusal { try await fixture.updateAlias("live") { $0.revisionId = "wrong" } }
                == .preconditionFailedException(
                    "The Revision Id provided does not match the latest Revision Id."
                        + " Call the GetFunction/GetAlias API to retrieve the latest Revision Id"
                )
        )
        #expect(await refusal { try await fixture.updateAlias("live") { $0.functionVersion = "2" } }?.status == 400)
        #expect(
            await refusal { try await fixture.updateAlias("live") { $0.functionVersion = "$LATEST" } }?.status == 400
        )
        #expect(await refusal { try await fixture.updateAlias("live") { $0.functionVersion = "7" } }?.status == 404)
        #expect(try await fixture.alias("live") == made)
    }

    @Test func versionThatAnAliasNamesStays() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(3)
        try await fixture.createAlias("a", version: "1")
        try await fixture.createAlias("b", version: "2", weights: ["1": 0])
        let delete = { (version: String) async throws in
            let request = DeleteFunctionRequest(functionName: "fn", qualifier: version)
            try await fixture.controlPlane.deleteFunction(request, fixture.caller)
        }
        #expect(
            await refusal { try await delete("1") }
                == .resourceConflictException(
                    "Unable to delete version because the following aliases reference it: [a, b]"
                )
        )
        try await delete("3")
        #expect(await refusal { try await delete("a") }?.message == "Deletion of aliases is not currently supported.")
        try await fixture.deleteAlias("a")
        try await fixture.updateAlias("b") { $0.routingConfig = Self.none }
        try await delete("1")
        #expect(await refusal { _ = try await fixture.configuration(qualifier: "1") }?.status == 404)
    }

    @Test func aliasesGoWithTheirFunction() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        try await fixture.createAlias("live", version: "1")
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        try await fixture.makeVersions(1)
        #expect(try await fixture.aliases().aliases == [])
        #expect(fixture.preparer.route(of: "live", of: fixture.key()) == nil)
    }

    @Test func settingsOfAnAliasGoWithIt() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        try await fixture.createAlias("live", version: "1")
        let put = PutFunctionEventInvokeConfigRequest(functionName: "fn", qualifier: "live", maximumRetryAttempts: 1)
        _ = try await fixture.controlPlane.putFunctionEventInvokeConfig(put, fixture.caller)
        let get = GetFunctionEventInvokeConfigRequest(functionName: "fn", qualifier: "live")
        #expect(
            try await fixture.controlPlane.getFunctionEventInvokeConfig(get, fixture.caller).functionArn
                == fixture.arn() + ":live"
        )
        try await fixture.deleteAlias("live")
        try await fixture.createAlias("live", version: "1")
        #expect(
            await refusal { _ = try await fixture.controlPlane.getFunctionEventInvokeConfig(get, fixture.caller) }?
                .status
                == 404
        )
    }

    @Test func lists() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        for name in ["c", "a", "b"] {
            try await fixture.createAlias(name, version: name == "b" ? "2" : "1")
        }
        try await fixture.createAlias("d", version: "1", weights: ["2": 0.1])
        let all = try await fixture.aliases()
        #expect(all.aliases?.map(\.name) == ["a", "b", "c", "d"])
        #expect(all.nextMarker == nil)
        let second = try await fixture.aliases { $0.functionVersion = "2" }
        #expect(second.aliases?.map(\.name) == ["b", "d"])
        let page = try await fixture.aliases {
            $0.functionVersion = "1"
            $0.maxItems = 2
        }
        #expect(page.aliases?.map(\.name) == ["a", "c"])
        let rest = try await fixture.aliases {
            $0.functionVersion = "1"
            $0.maxItems = 2
            $0.marker = page.nextMarker
        }
        #expect(rest.aliases?.map(\.name) == ["d"])
        #expect(rest.nextMarker == nil)
        #expect(
            await refusal { _ = try await fixture.aliases(of: "other") }
                == .resourceNotFoundException("Function not found: \(fixture.arn("other"))")
        )
    }

    @Test func invocationsFollowTheAlias() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(2)
        try await fixture.createAlias("live", version: "1", weights: ["2": 1])
        let resolve = { (qualifier: String) async throws in
            try await fixture.controlPlane.resolveForInvoke("fn", qualifier: qualifier, fixture.caller)
        }
        let found = try await resolve("live")
        #expect(found.prepared.version.version == "2")
        #expect(found.invokedFunctionARN == fixture.arn() + ":live")
        #expect(fixture.preparer.route(of: "live", of: fixture.key())?.versions == ["2"])
        try await fixture.updateAlias("live") { $0.routingConfig = Self.none }
        #expect(fixture.preparer.route(of: "live", of: fixture.key()) == AliasRoute(version: "1"))
        #expect(try await resolve("live").prepared.version.version == "1")
        #expect(
            await refusal { _ = try await resolve("other") }
                == .resourceNotFoundException("Function not found: \(fixture.arn()):other")
        )
        try await fixture.deleteAlias("live")
        #expect(fixture.preparer.route(of: "live", of: fixture.key()) == nil)
        #expect(await refusal { _ = try await resolve("live") }?.status == 404)
    }

    @Test func concurrentAliasesNeverNameADeletedVersion() async throws {
        let fixture = Fixture()
        try await fixture.makeVersions(1)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try? await fixture.createAlias("a\(number)", version: "1") }
            }
            group.addTask {
                let request = DeleteFunctionRequest(functionName: "fn", qualifier: "1")
                try? await fixture.controlPlane.deleteFunction(request, fixture.caller)
            }
        }
        let named = try await fixture.aliases().aliases ?? []
        let isThere = await refusal { _ = try await fixture.configuration(qualifier: "1") } == nil
        #expect(isThere || named.isEmpty)
    }
}
