import ControlPlane
import Execution
import LambdaAPI
import Testing

struct ReadTests {
    @Test func functionIsReadWithCodeAndTags() async throws {
        let fixture = Fixture()
        try await fixture.makeActive { $0.tags = ["team": "blue"] }
        let plain = GetFunctionRequest(functionName: "fn")
        let found = try await fixture.controlPlane.getFunction(plain, fixture.caller)
        #expect(found.configuration?.functionArn == fixture.arn())
        #expect(found.code?.repositoryType == "S3")
        #expect(found.code?.location?.hasPrefix("http://127.0.0.1/code/") == true)
        #expect(found.tags == ["team": "blue"])
        #expect(found.concurrency == nil)
        let qualified = GetFunctionRequest(functionName: "fn", qualifier: "$LATEST")
        let latest = try await fixture.controlPlane.getFunction(qualified, fixture.caller)
        #expect(latest.configuration?.functionArn == fixture.arn() + ":$LATEST")
    }

    @Test(arguments: ["1221", "prod", "$latest", "$LATEST.PUBLISHED"])
    func whatDoesNotExistIsNamedAsAsked(_ qualifier: String) async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        let error = await refusal { _ = try await fixture.configuration(qualifier: qualifier) }
        #expect(error == .resourceNotFoundException("Function not found: \(fixture.arn()):\(qualifier)"))
        let unknown = await refusal { _ = try await fixture.configuration("other", qualifier: qualifier) }
        #expect(unknown == .resourceNotFoundException("Function not found: \(fixture.arn("other")):\(qualifier)"))
    }

    @Test func functionsArePagedByName() async throws {
        let fixture = Fixture()
        for name in ["c", "a", "d", "b", "a-b"] {
            try await fixture.makeActive(name)
        }
        #expect(try await list(fixture, size: 2) == [["a", "a-b"], ["b", "c"], ["d"]])
        #expect(try await list(fixture, size: 5) == [["a", "a-b", "b", "c", "d"]])
        #expect(try await list(Fixture(), size: 5) == [[]])
    }

    private func list(_ fixture: Fixture, size: Int) async throws -> [[String]] {
        var pages: [[String]] = []
        var marker: String?
        repeat {
            let request = ListFunctionsRequest(marker: marker, maxItems: size)
            let page = try await fixture.controlPlane.listFunctions(request, fixture.caller)
            pages.append((page.functions ?? []).compactMap(\.functionName))
            marker = page.nextMarker
        } while marker != nil
        return pages
    }

    @Test func functionsOfOthersAreNotListed() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        var stranger = fixture.caller
        stranger.account = "222222222222"
        #expect(try await fixture.controlPlane.listFunctions(ListFunctionsRequest(), stranger).functions == [])
        var traveller = fixture.caller
        traveller.region = "eu-west-1"
        #expect(try await fixture.controlPlane.listFunctions(ListFunctionsRequest(), traveller).functions == [])
    }

    @Test(arguments: [1, 2, 3, 4, 50])
    func wholeListHasEveryVersionOnceWhateverThePage(_ size: Int) async throws {
        let fixture = Fixture()
        for name in ["a", "a-b", "b"] {
            try await fixture.makeActive(name)
            try await fixture.publish(name)
        }
        try await fixture.updated("a") { _ in }
        try await fixture.publish("a")
        var found: [String] = []
        var marker: String?
        repeat {
            let request = ListFunctionsRequest(functionVersion: "ALL", marker: marker, maxItems: size)
            let page = try await fixture.controlPlane.listFunctions(request, fixture.caller)
            #expect((page.functions ?? []).count <= size)
            found += (page.functions ?? []).compactMap(\.functionArn)
            marker = page.nextMarker
        } while marker != nil
        let expected = ["a:$LATEST", "a:1", "a:2", "a-b:$LATEST", "a-b:1", "b:$LATEST", "b:1"]
        #expect(found == expected.map { fixture.arn($0) })
    }

    @Test func edgeReplicasAreNeverFound() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        let replicas = ListFunctionsRequest(masterRegion: "us-east-1", functionVersion: "ALL")
        #expect(try await fixture.controlPlane.listFunctions(replicas, fixture.caller).functions == [])
        let bad = ListFunctionsRequest(marker: "nonsense")
        #expect(await refusal { _ = try await fixture.controlPlane.listFunctions(bad, fixture.caller) }?.status == 400)
    }
}

struct DeleteFunctionTests {
    @Test func everythingOfTheFunctionGoes() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await fixture.publish()
        _ = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: "1", fixture.caller)
        try await fixture.makeActive("fn-2")
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(fixture.store.ids(in: "functions") == ["111111111111/us-east-1/fn-2"])
        #expect(fixture.store.ids(in: "function-versions").isEmpty)
        #expect(fixture.store.ids(in: "function-transitions").isEmpty)
        #expect(fixture.preparer.version(of: fixture.key()) == nil)
        #expect(fixture.preparer.version(behind: "1", of: fixture.key()) == nil)
        #expect(fixture.preparer.version(of: fixture.key("fn-2")) != nil)
        try await fixture.makeActive()
        #expect(try await fixture.publish().version == "1")
    }

    @Test func unknownFunctionIsNamedWithoutQualifier() async throws {
        let fixture = Fixture()
        for qualifier in [nil, "7"] {
            let request = DeleteFunctionRequest(functionName: "fn", qualifier: qualifier)
            #expect(
                await refusal { try await fixture.controlPlane.deleteFunction(request, fixture.caller) }
                    == .resourceNotFoundException("Function not found: \(fixture.arn())")
            )
        }
    }
}

struct ResolveForInvokeTests {
    @Test func unknownNamesAreAlwaysQualified() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        for (name, qualifier, shown) in [
            ("other", nil, "other:$LATEST"), ("fn", "9", "fn:9"), ("fn:prod", nil, "fn:prod"),
        ] {
            let expected = APIError.resourceNotFoundException("Function not found: \(fixture.arn(shown))")
            #expect(
                await refusal {
                    _ = try await fixture.controlPlane.resolveForInvoke(name, qualifier: qualifier, fixture.caller)
                } == expected
            )
            #expect(
                await refusal {
                    try await fixture.controlPlane.checkInvocable(name, qualifier: qualifier, fixture.caller)
                } == expected
            )
        }
    }

    @Test func manyAtOnceShareOnePreparation() async throws {
        let first = Fixture()
        try await first.makeActive()
        let fixture = Fixture(store: first.store, sealer: first.sealer)
        let found = try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let found = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: nil, fixture.caller)
                    #expect(found.invokedFunctionARN == fixture.arn())
                    #expect(found.route.qualifier == "$LATEST")
                    return ObjectIdentifier(found.prepared)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(found.count == 1)
        #expect(fixture.preparer.published.count == 1)
    }

    @Test func pendingFunctionIsAConflictAndExists() async throws {
        let fixture = Fixture()
        fixture.preparer.hold()
        defer { fixture.preparer.release() }
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let error = await refusal {
            _ = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: nil, fixture.caller)
        }
        #expect(
            error
                == .resourceConflictException(
                    "The operation cannot be performed at this time. "
                        + "The function is currently in the following state: Pending"
                )
        )
        try await fixture.controlPlane.checkInvocable("fn", qualifier: nil, fixture.caller)
    }
}
